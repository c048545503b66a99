import type { Transcript } from "../../db/queries/read-transcript.ts";
import type { BusinessFacts, InquiryFacts } from "../../db/queries/subject-facts.ts";
import { DEFAULT_LANGUAGE } from "../../words/languages.ts";
import type { LocalDate } from "../booking/local-date.ts";
import { toInstant } from "../booking/zone.ts";
import { sayDay, sayList, sayPhone } from "../receptionist/language/say.ts";
import { withoutControls } from "../text.ts";
import type { Letter, LetterPart } from "./letter.ts";

/** Longest beginning of a message that an inbox is given to show, in UTF-16 code units. */
const PREVIEW = 120;

/** The mail with a message that somebody left for the business, and the conversation that it was left in. */
export function messageLetter(message: InquiryFacts, business: BusinessFacts, transcript: Transcript | null): Letter {
  const name = nameOf(message);
  const text = withoutControls(message.text);
  return {
    subject: `A message from ${name}`,
    preview: text.replace(/\s+/g, " ").slice(0, PREVIEW).toWellFormed(),
    parts: [
      { kind: "text", text: `The receptionist was asked to pass this on, by ${name}:` },
      { kind: "quote", lines: [{ who: name, text }] },
      reach(message),
      ...(transcript && transcript.lines.length > 0 ? conversation(transcript, name) : []),
    ],
    language: DEFAULT_LANGUAGE,
    calendar: null,
    accent: business.look.accent,
    footer: [`Sent automatically by the receptionist of ${business.name}.`],
  };
}

/** The mail that somebody waits for a time, so that the team may think of them. */
export function waitLetter(
  inquiry: InquiryFacts,
  business: BusinessFacts,
  { service, dates }: { service: string; dates: readonly { from: LocalDate; to: LocalDate }[] },
): Letter {
  const name = nameOf(inquiry);
  const date = (day: LocalDate) =>
    sayDay(toInstant(day, NOON, business.timezone), business.timezone, inquiry.createdAt, DEFAULT_LANGUAGE);
  const days = sayList(
    dates.map(({ from, to }) => (from === to ? date(from) : `${date(from)} to ${date(to)}`)),
    "or",
    DEFAULT_LANGUAGE,
  );
  return {
    subject: `${name} waits for a time: ${service}`,
    preview: `${days}.`,
    parts: [
      { kind: "text", text: `${name} asked to be put on the waitlist: ${service}, ${days}.` },
      { kind: "text", text: "No time is kept for them, and they have been promised none." },
      reach(inquiry),
    ],
    language: DEFAULT_LANGUAGE,
    calendar: null,
    accent: business.look.accent,
    footer: [`Sent automatically by the receptionist of ${business.name}.`],
  };
}

/** In minutes after midnight: far from where the clocks change. */
const NOON = 720;

function nameOf({ clientName }: InquiryFacts): string {
  return withoutControls(clientName ?? "").replaceAll("\n", " ");
}

function reach({ clientEmail, clientPhone }: InquiryFacts): LetterPart {
  const ways = [clientEmail, clientPhone && sayPhone(clientPhone)].filter((way) => way !== null && way !== "");
  const answering = clientEmail ? ` Your answer to this mail goes to ${clientEmail}.` : "";
  return { kind: "text", text: `To be reached at ${ways.join(" or ")}.${answering}` };
}

function conversation({ lines, left }: Transcript, name: string): LetterPart[] {
  const cut = left > 0 ? ` ${left} earlier ${left === 1 ? "line is" : "lines are"} left out.` : "";
  return [
    { kind: "text", text: `The conversation:${cut}` },
    {
      kind: "quote",
      lines: lines.map(({ kind, text, offers }) => {
        const labels = (offers ?? []).map(({ label }) => label).filter((label) => !text.includes(label));
        const shown = labels.length > 0 ? `${text} (${labels.join(", ")})` : text;
        return { who: kind === "visitor" ? name : "Receptionist", text: withoutControls(shown) };
      }),
    },
  ];
}
