import { withoutControls } from "../../text.ts";
import type { Question } from "../memory.ts";
import { NO_MESSAGE } from "../message-memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { contactCard } from "./booking-phrases.ts";
import { askOnceMore, giveContact, readCard, withoutDetail } from "./details.ts";
import type { Heard } from "./hear.ts";
import { askSender, askWords, cannotTellMessage, canTake, offerMessage, readBackMessage } from "./message-phrases.ts";
import { say, sentences, wordsFor } from "./phrases.ts";
import { answer, type Told } from "./small-talk.ts";
import { teamText } from "./team.ts";

/** A wish for something else is told in few words; a message may tell of anything. */
const SHORT = 60;

/**
 * Takes a message to the team, from its first word to the yes.
 *
 * @returns null where this one is about something else; a message that was begun is then given up
 */
export async function takeMessage(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory, config } = turn;
  if (memory.message === null) {
    if (!heard.passOn || !config.takesMessages) return null;
    if (!canTake(turn)) return tooMany(turn, memory.question);
    return begin(turn, heard.passOn === "words" ? heard : null);
  }
  switch (memory.question) {
    case "offer_message":
      return answerOffer(turn, heard);
    case "message":
      return hearWords(turn, heard);
    case "message_contact":
      return hearSender(turn, heard);
    case "agree_message":
      return answerReadBack(turn, use, heard);
    default:
      return giveUp(turn);
  }
}

/**
 * Begins to take a message.
 *
 * @param heard where it says already what shall be passed on; null where that is asked for, after `first`
 */
export function begin(turn: Turn, heard: Heard | null, first = ""): Draft[] {
  const { memory } = turn;
  const behind = memory.message ? memory.message.behind : memory.question;
  memory.message = { text: null, behind, id: null };
  return heard ? takeWords(turn, heard, heard.text) : [askWords(turn, first)];
}

/** Goes on to what came before the message, if anything did. */
function resume(turn: Turn, text: string, behind = turn.memory.message?.behind ?? null): Draft[] {
  Object.assign(turn.memory, NO_MESSAGE, { question: behind });
  return [behind === null ? say(turn, null, sentences(text, wordsFor(turn).talk.whatElse)) : askAgain(turn, text)];
}

/** Leaves the message for what else was said. */
export function giveUp({ memory }: Turn): null {
  if (memory.message) Object.assign(memory, NO_MESSAGE, { question: memory.message.behind });
  return null;
}

function tooMany(turn: Turn, behind: Question | null): Draft[] {
  return resume(turn, sentences(wordsFor(turn).message.tooMany, teamText(turn)), behind);
}

function answerOffer(turn: Turn, heard: Heard): Draft[] | null {
  if (heard.passOn === "words") return takeWords(turn, heard, heard.text);
  if (heard.yesNo === "yes" || heard.passOn) return next(turn);
  if (heard.yesNo === "no" || heard.dropsMessage) return resume(turn, wordsFor(turn).talk.allRight);
  return giveUp(turn);
}

function hearWords(turn: Turn, heard: Heard): Draft[] | null {
  if (heard.yesNo === "no" || heard.dropsMessage) return dropped(turn);
  if (heard.passOn === "words") return takeWords(turn, heard, heard.text);
  if (heard.yesNo === "yes" || heard.passOn) return [askAgain(turn)];
  const aside = heard.text.length <= SHORT ? asideOf(turn, heard) : null;
  if (aside) return aside;
  if (heard.text.length <= SHORT && (wantsBooking(heard) || heard.intents.has("lookup"))) return giveUp(turn);
  return takeWords(turn, heard, heard.text);
}

function hearSender(turn: Turn, heard: Heard): Draft[] | null {
  const { contact, talk } = wordsFor(turn);
  const { name, email, phone, problems } = heard.contact;
  if (heard.yesNo === "no" || heard.dropsMessage) return dropped(turn);
  const [problem] = problems;
  if (problem) return [say(turn, "message_contact", askOnceMore(turn, problem))];
  const givesName = name !== undefined && !heard.text.includes("?") && heard.service.kind === "none";
  if (email || phone || givesName) {
    giveContact(turn, { ...(givesName && { name }), ...(email && { email }), ...(phone && { phone }) });
    return next(turn);
  }
  if (heard.lacksDetail) return askSender(turn, contact.eitherWillDo);
  return asideOf(turn, heard) ?? (wantsOther(heard) ? giveUp(turn) : [askAgain(turn, talk.notUnderstood)]);
}

async function answerReadBack(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const { contact, talk } = wordsFor(turn);
  if (heard.yesNo === "yes") return send(turn, use);
  if (heard.yesNo === "no" || heard.dropsMessage) return dropped(turn);
  if (heard.rewordsMessage) return begin(turn, null, talk.noProblem);
  if (heard.passOn === "words") return takeWords(turn, heard, heard.text);
  const { email, phone, name, problems } = heard.contact;
  if (email || phone || name || problems.length > 0) return hearSender(turn, heard);
  if (heard.addsToMessage) return takeWords(turn, heard, `${memory.message?.text ?? ""}\n${heard.text}`);
  if (heard.detail) {
    memory.contact = withoutDetail(memory.contact, heard.detail);
    return askSender(turn, contact.letsCorrect);
  }
  return asideOf(turn, heard) ?? (wantsOther(heard) ? giveUp(turn) : [askAgain(turn, talk.notUnderstood)]);
}

/**
 * Answers a question of fact or small talk; where the business has no answer, or a person is wanted, the team may be
 * told.
 */
export function tell(turn: Turn, { text, isMissing, isPerson }: Told, heard: Heard): Draft[] {
  if (isPerson && canTake(turn)) return begin(turn, null, text);
  if (isMissing && canTake(turn)) return [offerMessage(turn, text, heard.text)];
  if (turn.memory.question) return [askAgain(turn, text)];
  return [say(turn, null, sentences(text, wordsFor(turn).talk.whatElse))];
}

/** Takes the contact card as it was filled in for a message. */
export function takeSenderCard(turn: Turn, values: Record<string, string>): Draft[] {
  const { contact, given, problems } = readCard(turn, values);
  if (problems.length > 0) {
    return [say(turn, "message_contact", sentences(...problems)), contactCard(turn, given, "message_contact")];
  }
  turn.memory.contact = {};
  giveContact(turn, contact);
  return next(turn);
}

/** A question of fact on the way is answered, and the message goes on. */
function asideOf(turn: Turn, heard: Heard): Draft[] | null {
  const told = answer(turn, heard);
  if (told?.isPerson) return [askAgain(turn, wordsFor(turn).talk.noPerson)];
  return told && !told.isMissing && heard.text.trim().endsWith("?") ? [askAgain(turn, told.text)] : null;
}

function takeWords(turn: Turn, heard: Heard, text: string): Draft[] {
  const { memory } = turn;
  if (!memory.message) return [askAgain(turn)];
  memory.message = { ...memory.message, text: withoutControls(text).trim() };
  // Who they are may stand in it; what is known already stays.
  const { name, email, phone } = heard.contact;
  const isReached = memory.contact.email || memory.contact.phone;
  giveContact(turn, {
    ...(name && !memory.contact.name && { name }),
    ...(email && !isReached && { email }),
    ...(phone && !isReached && { phone }),
  });
  return next(turn);
}

/** Asks for what the message still needs, or reads it back. */
function next(turn: Turn): Draft[] {
  const { message, contact } = turn.memory;
  if (!message?.text) return [askWords(turn)];
  const isKnown = contact.name && (contact.email || contact.phone);
  return isKnown ? [readBackMessage(turn)] : askSender(turn);
}

async function send(turn: Turn, use: UseTool): Promise<Draft[]> {
  const behind = turn.memory.message?.behind ?? null;
  const outcome = await use("leave_message", {});
  if (outcome.ok) return passedOn(turn, behind);
  switch (outcome.code) {
    case "unknown":
      return cannotTellMessage(turn);
    case "limit_reached":
      return tooMany(turn, behind);
    case "not_agreed":
      return next(turn);
  }
}

/** What is said once the row is committed, and what came before. */
export function passedOn(turn: Turn, behind: Question | null): Draft[] {
  return resume(turn, wordsFor(turn).message.passedOn, behind);
}

function dropped(turn: Turn): Draft[] {
  return resume(turn, wordsFor(turn).message.dropped);
}

/**
 * Deals with a message of which it is not known whether it was left, before anything else is said. A yes leaves it once
 * more, which is done once at most; with anything else it stays open.
 *
 * @returns what to say; null where the message is about something else
 */
export async function settleMessage(turn: Turn, use: UseTool, heard: Heard | null): Promise<Draft[] | null> {
  if (heard?.yesNo === "yes" && !heard.saysWhen) return send(turn, use);
  if (heard && (heard.yesNo === "no" || heard.dropsMessage)) return resume(turn, wordsFor(turn).message.perhaps);
  return giveUp(turn);
}

function wantsBooking({ intents, service, saysWhen, tellsOfSelf, namesBooking }: Heard): boolean {
  return !tellsOfSelf && intents.has("book") && (service.kind !== "none" || saysWhen || namesBooking);
}

function wantsOther(heard: Heard): boolean {
  const { intents, namesOwn, reference } = heard;
  const changes = (intents.has("cancel") || intents.has("move")) && (namesOwn || reference !== null);
  return changes || wantsBooking(heard) || intents.has("lookup") || heard.saysWhen || heard.service.kind !== "none";
}
