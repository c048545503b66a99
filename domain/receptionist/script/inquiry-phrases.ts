import { MAX_WAITS } from "../../../db/queries/add-inquiry.ts";
import type { Channel } from "../../../db/schema/messages.ts";
import { wordsOf } from "../../../words/languages.ts";
import type { InquiryWords } from "../../../words/types/inquiries.ts";
import { quietUntil } from "../../messages/quiet-hours.ts";
import { type InquiryDraft, type InquiryToMake, inquiryToMake } from "../inquiry-memory.ts";
import { sayList, sayPhone } from "../language/say.ts";
import type { AvailabilityOutcome } from "../tools/check-availability.ts";
import type { Draft, Turn } from "../turn.ts";
import { contactCard } from "./booking-phrases.ts";
import { inSentence, say, sayDate, sentences, serviceOf, toast, wordsFor } from "./phrases.ts";
import { ownZone } from "./zones.ts";

/** What is said of inquiries, in the conversation's language. */
export function inquiryWords({ language }: Turn): InquiryWords {
  return wordsOf(language).inquiries;
}

/** By which ways somebody may be reached about an inquiry; none where it cannot be made. */
export function openWays({ config, memory, promises }: Turn, kind: InquiryDraft["kind"]): readonly Channel[] {
  if (kind === "followup") return memory.followups < promises.followup.most ? promises.followup.ways : [];
  if (memory.waits >= MAX_WAITS) return [];
  // The team hears of it, and has more ways than we.
  return config.takesMessages ? ["email", "text"] : promises.waitlist;
}

/**
 * What can be done for later where nothing was found: said before another day is asked about, and to be pressed.
 *
 * @param reason why nothing was found; on a day on which nothing is ever free nobody waits
 */
export function waysOn(turn: Turn, reason: AvailabilityOutcome["reason"] = null): { text: string; replies: string[] } {
  const words = inquiryWords(turn);
  const [way] = openWays(turn, "followup");
  // Whoever moves an appointment has one.
  if (turn.memory.movingId) return { text: "", replies: [] };
  const isFull = reason === null || reason === "fully_booked";
  const canJoin = isFull && openWays(turn, "waitlist").length > 0;
  const replies = [...(canJoin ? [words.join] : []), ...(way ? [words.write[way]] : [])];
  const text = canJoin ? (way ? words.canEither[way] : words.canJoin) : way ? words.canWrite[way] : "";
  return { text, replies };
}

/** By which of the open ways the visitor hears, as far as they have given an address for it; null for none yet. */
function wayOf(turn: Turn): Channel | null {
  const { inquiry, contact } = turn.memory;
  if (!inquiry) return null;
  const given: Record<Channel, string | undefined> = { email: contact.email, text: contact.phone };
  const order: Channel[] = inquiry.prefers === "text" ? ["text", "email"] : ["email", "text"];
  const open = openWays(turn, inquiry.kind);
  return order.find((way) => open.includes(way) && given[way]) ?? null;
}

/** Asks for what an inquiry still needs, one thing at a time, or reads it back. */
export function askInquiry(turn: Turn, first = ""): Draft[] {
  const { memory, config } = turn;
  const { inquiry, contact } = memory;
  const words = inquiryWords(turn);
  const { talk, contact: contactWords, replies } = wordsFor(turn);
  const ask = (question: "inquiry_what" | "inquiry_contact", text: string, answers?: string[]) =>
    say(turn, question, sentences(first, text), answers && { replies: answers });
  if (!inquiry) return [say(turn, null, sentences(first, talk.whatElse))];
  if (inquiry.kind === "waitlist" && !serviceOf(turn, inquiry.serviceId)) {
    const names = config.services.map(({ name }) => name);
    return [ask("inquiry_what", words.askService, names)];
  }
  if (inquiry.kind === "waitlist" && inquiry.days.length === 0) {
    return [ask("inquiry_what", words.askDays, [words.anyDay, replies.nextWeek])];
  }
  const way = wayOf(turn);
  const ways = openWays(turn, inquiry.kind);
  if (!contact.name && !way) {
    return [ask("inquiry_contact", words.askPerson(ways)), contactCard(turn, {}, "inquiry_contact")];
  }
  if (!contact.name) return [ask("inquiry_contact", contactWords.askName)];
  if (!way) return [ask("inquiry_contact", words.askReach(ways))];
  memory.inquiry = { ...inquiry, channel: way };
  const made = inquiryToMake(memory);
  return made ? [readBackInquiry(turn, made, first)] : [ask("inquiry_contact", contactWords.askName)];
}

/** Reads it back, so that a yes means exactly this. */
function readBackInquiry(turn: Turn, made: InquiryToMake, first: string): Draft {
  const words = inquiryWords(turn);
  const { replies } = wordsFor(turn);
  Object.assign(turn.memory, { inquiryReadBack: made, openCardId: null });
  const text =
    made.kind === "waitlist" ? words.confirmWait(saidWait(turn, made)) : words.confirmWriting(saidWriting(turn, made));
  return say(turn, "agree_inquiry", sentences(first, text), { replies: [replies.yesPlease, replies.no] });
}

/** What is said, and shown, once the row is committed. */
export function madeDrafts(turn: Turn, made: InquiryToMake): { text: string; more: Draft[] } {
  const words = inquiryWords(turn);
  if (made.kind === "waitlist") return { text: words.waits(saidWait(turn, made)), more: [] };
  const { channel: method } = made;
  const writing = saidWriting(turn, made);
  const data = { method, expected: writing.expected };
  return {
    text: words.writes(writing),
    more: [{ kind: "card", card: "followup", data, actions: [] }, toast("followup_scheduled", words.scheduled[method])],
  };
}

function saidWait(turn: Turn, { serviceId, days, name, email, phone, channel }: InquiryToMake) {
  const service = inSentence(turn, serviceOf(turn, serviceId)?.name ?? "");
  const { ask } = wordsFor(turn);
  const dates = days.map(({ from, to }) =>
    from === to ? ask.day(sayDate(turn, from)) : ask.days(sayDate(turn, from), sayDate(turn, to)),
  );
  const reach = [email, phone && sayPhone(phone)].filter(Boolean).join(", ");
  const hears = turn.promises.waitlist.includes(channel) ? channel : null;
  return { service, days: sayList(dates, "or", turn.language), person: `${name} (${reach})`, hears };
}

function saidWriting(turn: Turn, { channel: way, email, phone, isSecond }: InquiryToMake) {
  const { expected } = inquiryWords(turn);
  // Nobody is texted at night, where they are.
  const isNight = way === "text" && quietUntil(turn.saidAt, ownZone(turn) ?? turn.config.timezone) !== null;
  const to = (way === "email" ? email : phone && sayPhone(phone)) ?? "";
  return { way, to, expected: isNight ? expected.morning : expected.soon, again: isSecond };
}

/** What is said where it is not known whether an inquiry was written. */
export function cannotTellInquiry(turn: Turn): Draft[] {
  const { cannotTell, cannotTellToast } = inquiryWords(turn);
  const { replies } = wordsFor(turn);
  return [
    toast("system_issue", cannotTellToast),
    say(turn, "agree_inquiry", cannotTell, { replies: [replies.yes, replies.no] }),
  ];
}
