import { readPreferredWay } from "../language/later-wish.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { contactCard } from "./booking-phrases.ts";
import { askOnceMore, giveContact, readCard, withoutDetail } from "./details.ts";
import type { Heard } from "./hear.ts";
import { askInquiry } from "./inquiry-phrases.ts";
import { beginInquiry, dropInquiry, giveUpInquiry, makeInquiry, nameWait } from "./inquiry-steps.ts";
import { say, sentences, wordsFor } from "./phrases.ts";
import { takeWish } from "./search.ts";
import { answer } from "./small-talk.ts";

/**
 * Takes a place on the waitlist or a wish to be written to, from its first word to the yes.
 *
 * @returns null where the message is about something else; an inquiry that was begun is then given up
 */
export async function takeInquiry(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  if (memory.message && memory.question !== "offer_message") return null;
  const isOther = heard.later !== null && heard.later !== memory.inquiry?.kind;
  if (isOther && !meansBooking(turn, heard)) return begin(turn, heard, heard.later ?? "followup");
  if (memory.inquiry === null) return null;
  switch (memory.question) {
    case "inquiry_what":
      return hearWhat(turn, heard);
    case "inquiry_contact":
      return hearPerson(turn, heard);
    case "agree_inquiry":
      return answerReadBack(turn, use, heard);
    default:
      return giveUpInquiry(turn);
  }
}

/** "Email me at …", where an address is asked for, gives it, as "text me" agrees to texts about the booking. */
function meansBooking({ memory }: Turn, { later, texts, contact }: Heard): boolean {
  const isAsked = memory.question === "contact" || memory.question === "agree";
  return isAsked && later === "followup" && Boolean(contact.email ?? contact.phone ?? texts);
}

/** Begins with what a message says of it. */
function begin(turn: Turn, heard: Heard, kind: "waitlist" | "followup"): Draft[] {
  const { email, phone } = heard.contact;
  giveContact(turn, { ...(email && { email }), ...(phone && { phone }) });
  if (kind === "waitlist") takeWish(turn, heard);
  return beginInquiry(turn, kind, { words: heard.text, prefers: readPreferredWay(heard.text, turn.language) });
}

function takeWhat(turn: Turn, heard: Heard): Draft[] {
  takeWish(turn, heard);
  nameWait(turn);
  return askInquiry(turn);
}

function hearWhat(turn: Turn, heard: Heard): Draft[] | null {
  if (heard.yesNo === "no") return dropInquiry(turn);
  const names = heard.service.kind === "one" || heard.saysWhen;
  if (names && !heard.intents.has("cancel") && !heard.intents.has("move")) return takeWhat(turn, heard);
  return heard.later ? askInquiry(turn) : (asideOf(turn, heard) ?? giveUpInquiry(turn));
}

function hearPerson(turn: Turn, heard: Heard): Draft[] | null {
  const { name, email, phone, problems } = heard.contact;
  if (heard.yesNo === "no") return dropInquiry(turn);
  const [problem] = problems;
  if (problem) return [say(turn, "inquiry_contact", askOnceMore(turn, problem))];
  const givesName = name !== undefined && !heard.text.includes("?") && heard.service.kind === "none";
  if (email || phone || givesName) {
    giveContact(turn, { ...(givesName && { name }), ...(email && { email }), ...(phone && { phone }) });
    prefer(turn, heard);
    return askInquiry(turn);
  }
  return heard.later ? askInquiry(turn) : otherwise(turn, heard);
}

async function answerReadBack(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory, language } = turn;
  if (heard.yesNo === "yes") return makeInquiry(turn, use);
  if (heard.yesNo === "no") return dropInquiry(turn);
  const { email, phone, name, problems } = heard.contact;
  if (email || phone || name || problems.length > 0) return hearPerson(turn, heard);
  const isWait = memory.inquiry?.kind === "waitlist";
  const namesOther = heard.saysWhen || heard.service.kind === "one";
  if (isWait && namesOther && !heard.intents.has("book")) return takeWhat(turn, heard);
  if (!isWait && readPreferredWay(heard.text, language)) {
    prefer(turn, heard);
    return askInquiry(turn);
  }
  if (heard.detail) {
    memory.contact = withoutDetail(memory.contact, heard.detail);
    return askInquiry(turn, wordsFor(turn).contact.letsCorrect);
  }
  return otherwise(turn, heard);
}

/** "By text", "rather by email". */
function prefer({ memory, language }: Turn, { text }: Heard): void {
  const prefers = readPreferredWay(text, language);
  if (memory.inquiry && prefers) memory.inquiry = { ...memory.inquiry, prefers };
}

/** Takes the contact card as it was filled in for an inquiry. */
export function takePersonCard(turn: Turn, values: Record<string, string>): Draft[] {
  const { contact, given, problems } = readCard(turn, values);
  if (problems.length > 0) {
    return [say(turn, "inquiry_contact", sentences(...problems)), contactCard(turn, given, "inquiry_contact")];
  }
  turn.memory.contact = {};
  giveContact(turn, contact);
  return askInquiry(turn);
}

/** What is neither an answer nor a correction: a question of fact on the way, another subject, or nothing that is clear. */
function otherwise(turn: Turn, heard: Heard): Draft[] | null {
  const aside = asideOf(turn, heard);
  if (aside) return aside;
  return wantsOther(heard) ? giveUpInquiry(turn) : askInquiry(turn, wordsFor(turn).talk.notUnderstood);
}

function asideOf(turn: Turn, heard: Heard): Draft[] | null {
  const told = answer(turn, heard);
  const isFact = told && !told.isMissing && !told.isPerson && heard.text.trim().endsWith("?");
  return isFact ? askInquiry(turn, told.text) : null;
}

function wantsOther({ intents, reference, namesOwn, saysWhen, service, passOn, topics }: Heard): boolean {
  const wishes = ["book", "cancel", "move", "lookup", "person", "start_over", "bye"] as const;
  const names = namesOwn || reference !== null || saysWhen || service.kind !== "none";
  return names || passOn !== null || topics.length > 0 || wishes.some((wish) => intents.has(wish));
}
