import { withoutControls } from "../../text.ts";
import { type InquiryDraft, type InquiryToMake, NO_INQUIRY } from "../inquiry-memory.ts";
import type { Question } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import type { Heard } from "./hear.ts";
import { askInquiry, cannotTellInquiry, inquiryWords, madeDrafts, openWays } from "./inquiry-phrases.ts";
import { canTake, offerMessage } from "./message-phrases.ts";
import { say, sentences, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";
import { waitedDays } from "./waited-days.ts";

/** Longest part of what somebody wants to be written to about, in UTF-16 code units. */
const TOPIC = 500;

/**
 * Begins to take an inquiry, of which a wait is for the present wish; or says that there is no such thing here, and what
 * there is.
 *
 * @param said the words in which the visitor asked for it, and the way that they named
 */
export function beginInquiry(
  turn: Turn,
  kind: InquiryDraft["kind"],
  { words, prefers }: { words: string; prefers: InquiryDraft["prefers"] },
): Draft[] {
  const { memory } = turn;
  if (openWays(turn, kind).length === 0) return notHere(turn, kind);
  const behind = (memory.inquiry ?? memory.message ?? { behind: memory.question }).behind;
  const text = kind === "followup" ? withoutControls(words).trim().slice(0, TOPIC).toWellFormed() : "";
  const inquiry: InquiryDraft = { kind, serviceId: null, days: [], text, prefers, channel: null, behind, id: null };
  Object.assign(memory, { message: null, ...NO_INQUIRY, inquiry });
  if (kind === "waitlist") nameWait(turn);
  return askInquiry(turn);
}

/** Sets the wait to the service and the days that are wished for. */
export function nameWait(turn: Turn): void {
  const { memory, config } = turn;
  const only = config.services.length === 1 ? (config.services[0]?.id ?? null) : null;
  const days = waitedDays(turn, memory.wish);
  if (memory.inquiry) memory.inquiry = { ...memory.inquiry, serviceId: memory.serviceId ?? only, days };
}

/** The conversation has had what it may, or the business does none of it. */
function notHere(turn: Turn, kind: InquiryDraft["kind"]): Draft[] {
  const { memory, promises } = turn;
  const words = inquiryWords(turn);
  const isEnough = kind === "waitlist" ? memory.waits > 0 : memory.followups > 0 && promises.followup.ways.length > 0;
  const text = isEnough ? tooMany(turn, kind) : kind === "waitlist" ? words.noWaitlist : words.noWriting;
  if (canTake(turn)) return [offerMessage(turn, text, null)];
  return [askAgain(turn, sentences(text, teamText(turn)))];
}

function tooMany(turn: Turn, kind: InquiryDraft["kind"]): string {
  const words = inquiryWords(turn);
  return kind === "waitlist" ? words.tooManyWaits : words.tooManyWritings;
}

/** Goes on to what came before, if it still makes sense to. */
function resume(turn: Turn, text: string, behind: Question | null): Draft {
  Object.assign(turn.memory, NO_INQUIRY, { question: behind });
  // Whoever was told that nothing is free has found another way.
  if (behind !== null && behind !== "day") return askAgain(turn, text);
  return say(turn, null, sentences(text, wordsFor(turn).talk.whatElse));
}

/** Leaves the inquiry for what else was said. */
export function giveUpInquiry({ memory }: Turn): null {
  if (memory.inquiry) Object.assign(memory, NO_INQUIRY, { question: memory.inquiry.behind });
  return null;
}

/** The visitor does not want it after all. */
export function dropInquiry(turn: Turn): Draft[] {
  return [resume(turn, inquiryWords(turn).dropped, turn.memory.inquiry?.behind ?? null)];
}

/** Writes down what the visitor said yes to. */
export async function makeInquiry(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { inquiry, agreedInquiry } = turn.memory;
  const words = inquiryWords(turn);
  if (!inquiry || !agreedInquiry) return askInquiry(turn);
  const { kind, behind } = inquiry;
  const outcome = kind === "waitlist" ? await use("create_inquiry", {}) : await use("schedule_contact_followup", {});
  if (outcome.ok) return inquiryMade(turn, agreedInquiry, behind);
  const ended = (text: string, then = behind) => [resume(turn, sentences(text, teamText(turn)), then)];
  switch (outcome.code) {
    case "unknown":
      return cannotTellInquiry(turn);
    case "gone":
      return ended(words.serviceGone, null);
    case "not_offered":
      return ended(words.noWriting);
    case "too_soon":
      return ended(words.tooSoon);
    case "limit_reached":
      return ended(tooMany(turn, kind));
    case "unconfirmed":
    case "not_agreed":
      return askInquiry(turn);
  }
}

/** What is said once the row is committed, and what came before. */
export function inquiryMade(turn: Turn, made: InquiryToMake, behind: Question | null): Draft[] {
  const { text, more } = madeDrafts(turn, made);
  return [resume(turn, text, behind), ...more];
}

/**
 * Deals with an inquiry of which it is not known whether it was written, before anything else is said. A yes asks for it
 * once more, which is done once at most; with anything else it stays open.
 *
 * @returns what to say; null where the message is about something else
 */
export async function settleInquiry(turn: Turn, use: UseTool, heard: Heard | null): Promise<Draft[] | null> {
  if (heard?.yesNo === "yes" && !heard.saysWhen) return makeInquiry(turn, use);
  if (heard?.yesNo === "no") {
    return [resume(turn, inquiryWords(turn).perhaps, turn.memory.inquiry?.behind ?? null)];
  }
  return giveUpInquiry(turn);
}
