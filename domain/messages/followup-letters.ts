import type { AppointmentFacts, BusinessFacts, InquiryFacts } from "../../db/queries/subject-facts.ts";
import type { Context } from "../context.ts";
import type { VisitorContact } from "../receptionist/conversations.ts";
import { type Clocks, otherWays, sayWhen } from "./followup-words.ts";
import type { Letter, LetterPart } from "./letter.ts";

/** What every letter here is written with. */
export interface Writing {
  links: Context["links"];
  business: BusinessFacts;
  clocks: Clocks;
}

/** A time that is free, in epoch milliseconds, and with whom. */
export interface OfferedSlot {
  start: number;
  staffName: string;
}

/** To somebody who asked to be written to: what they asked about, and the ways on from here. */
export function contactLetter({ links, business }: Writing, { clientName, text }: InquiryFacts): Letter {
  return letter(business, {
    subject: `You asked ${business.name} to write to you`,
    preview: "Book, change or ask on our page.",
    parts: [
      say(`${hello(clientName)} you asked ${business.name} to write to you.`),
      ...(text === "" ? [] : [{ kind: "quote" as const, lines: [{ who: "You", text }] }]),
      say("On our page you can book a time, move or cancel an appointment, or ask something else."),
      { kind: "button", label: "Go to our page", url: links.page(business.slug) },
      ...others(business),
    ],
    why: "because you asked for it",
  });
}

/** To somebody on the waitlist: times that are free at this moment, and kept for nobody. */
export function waitlistLetter(
  { links, business, clocks }: Writing,
  { clientName, serviceName, slots }: { clientName: string | null; serviceName: string; slots: readonly OfferedSlot[] },
): Letter {
  const isOne = slots.length === 1;
  const [first] = slots;
  const when = isOne && first ? `${sayWhen(first.start, clocks)}, ` : "";
  const news = isOne ? "This one is free as we write:" : "These are free as we write:";
  return letter(business, {
    subject: `Free now: ${when}${serviceName} at ${business.name}`,
    preview: isOne ? "It is not kept for you." : "They are not kept for you.",
    parts: [
      say(`${hello(clientName)} you asked to hear when a time for ${serviceName} comes free. ${news}`),
      ...slots.map(({ start, staffName }) => say(`${sayWhen(start, clocks)}, with ${staffName}`)),
      say(`${isOne ? "It is" : "They are"} not kept for you, so whoever books first has ${isOne ? "it" : "them"}.`),
      { kind: "button", label: "Book on our page", url: links.page(business.slug) },
      ...others(business),
    ],
    why: "because you asked to hear of free times",
  });
}

/** To somebody whose time was kept and not booked. */
export function holdLetter(
  { links, business, clocks }: Writing,
  { serviceName, staffName, start }: Pick<AppointmentFacts, "serviceName" | "staffName" | "start">,
  { name }: VisitorContact,
): Letter {
  const when = sayWhen(start, clocks);
  return letter(business, {
    subject: `Not booked yet: ${when}, ${serviceName} at ${business.name}`,
    preview: "The time that was kept for you has run out.",
    parts: [
      say(
        `${hello(name)} we kept a time for you: ${serviceName} with ${staffName}, ${when}. It was kept for a few minutes only, so it isn't booked.`,
      ),
      say("It may be free again, or somebody else may have taken it by now. Our page shows what is free."),
      { kind: "button", label: "See free times", url: links.page(business.slug) },
      ...others(business),
    ],
    why: "because a time was kept for you in its chat",
  });
}

function letter(
  { name, look }: BusinessFacts,
  { why, ...said }: Pick<Letter, "subject" | "preview" | "parts"> & { why: string },
): Letter {
  return { ...said, calendar: null, accent: look.accent, footer: [`Sent automatically for ${name}, ${why}.`] };
}

function say(text: string): LetterPart {
  return { kind: "text", text };
}

function others(business: BusinessFacts): LetterPart[] {
  const ways = otherWays(business);
  return ways === null ? [] : [say(ways)];
}

/** What is surely a name, and neither an address nor somebody's advertisement. */
const PLAIN_NAME = /^[\p{L}\p{M}][\p{L}\p{M} '’-]{0,39}$/u;

/** The first words of a letter. Anybody may have given the address of somebody else, and any words for a name. */
function hello(name: string | null): string {
  return name && PLAIN_NAME.test(name) ? `Hi ${name},` : "Hello,";
}
