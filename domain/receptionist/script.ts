import type { HeldSlot } from "../booking/slots.ts";
import { readAskedLanguage } from "./language/read-language.ts";
import { readZoneName, sayZone } from "./language/zone-words.ts";
import { beginAgain, NO_CHANGE } from "./memory.ts";
import { askAgain } from "./script/ask-again.ts";
import { dropHold, holdEnded, keep, letGo, settle } from "./script/booking.ts";
import { SUBMIT } from "./script/booking-phrases.ts";
import { leave } from "./script/change.ts";
import { takeCard, takeContact } from "./script/details.ts";
import { type Heard, hear } from "./script/hear.ts";
import { takeInquiry, takePersonCard } from "./script/inquiry.ts";
import { inquiryWords } from "./script/inquiry-phrases.ts";
import { giveUpInquiry, settleInquiry } from "./script/inquiry-steps.ts";
import { giveUp, settleMessage, takeMessage, takeSenderCard, tell } from "./script/message.ts";
import { outsideText } from "./script/outside.ts";
import { errandOf, runErrand, tellKnown } from "./script/own.ts";
import { upcoming } from "./script/own-phrases.ts";
import { inSentence, say, sentences, serviceOf, withFirst, wordsFor } from "./script/phrases.ts";
import { answerQuestion } from "./script/questions.ts";
import { search, takeWish } from "./script/search.ts";
import { settleChange } from "./script/settle-change.ts";
import { answer, notUnderstood } from "./script/small-talk.ts";
import { askZone } from "./script/zones.ts";
import type { Brain, Draft, Turn, UseTool } from "./turn.ts";

/**
 * The receptionist by rules alone: no model and no key. It runs on a fresh clone, when the model is away, and on the
 * phone line.
 */
export const script: Brain = async (turn, use) => {
  const { memory, utterance } = turn;
  const heard = utterance.kind === "text" ? hear(utterance.text, turn) : null;
  if (memory.unsettled) {
    const settled = await settle(turn, use, heard);
    if (settled) return settled;
  }
  if (memory.unsettledMessage && utterance.kind !== "hold_ended") {
    const settled = await settleMessage(turn, use, heard);
    return settled ?? withFirst(wordsFor(turn).message.perhaps, await respond(turn, use, heard));
  }
  if (memory.unsettledInquiry && utterance.kind !== "hold_ended") {
    const settled = await settleInquiry(turn, use, heard);
    return settled ?? withFirst(inquiryWords(turn).perhaps, await respond(turn, use, heard));
  }
  return respond(turn, use, heard);
};

async function respond(turn: Turn, use: UseTool, heard: Heard | null): Promise<Draft[]> {
  const { memory, utterance } = turn;
  if (memory.unsettledChange && utterance.kind !== "hold_ended") return settleChange(turn, use, heard);
  switch (utterance.kind) {
    case "hold_ended":
      return memory.hold?.id === utterance.holdId ? holdEnded(turn, memory.hold.start) : [];
    case "offer":
      giveUp(turn);
      giveUpInquiry(turn);
      return keep(turn, use, utterance.offerId);
    case "act":
      if (utterance.entryId !== memory.openCardId || utterance.action !== SUBMIT) return [askAgain(turn)];
      if (memory.question === "message_contact") return takeSenderCard(turn, utterance.values);
      if (memory.question === "inquiry_contact") return takePersonCard(turn, utterance.values);
      giveUp(turn);
      giveUpInquiry(turn);
      return hasEnded(turn) ? holdEnded(turn, memory.hold?.start ?? 0) : takeCard(turn, utterance.values);
    case "text":
      return heard ? hearText(turn, use, inZone(turn, heard)) : [];
  }
}

/** Where a zone was asked back, the answer gives the message before it its meaning. */
function inZone(turn: Turn, heard: Heard): Heard {
  const { memory, config, language, visitorZone = null } = turn;
  const asked = memory.question === "zone" ? memory.zoneAsked : null;
  memory.zoneAsked = null;
  if (!asked) return heard;
  memory.question = asked.question;
  const zone = readZoneName(heard.text, { business: config.timezone, visitor: visitorZone }, language);
  return zone ? hear(asked.text, turn, zone) : hear(heard.text, turn);
}

async function hearText(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[]> {
  const { memory } = turn;
  const misses = memory.misses;
  memory.misses = 0;

  if (heard.intents.has("start_over") && !mayBeMessage(turn, heard)) return startOver(turn, use);
  let notice: Draft[] = [];
  if (memory.hold && hasEnded(turn)) {
    if (!memory.message && !memory.inquiry) takeContact(turn, heard);
    const ended = holdEnded(turn, memory.hold.start);
    // Someone who is looking at other times has no use for the old one.
    if (memory.question === "again") return ended;
    if (memory.message) notice = ended.filter(({ kind }) => kind === "toast");
  }
  const wasTaken = memory.message !== null && memory.question !== "offer_message";
  const taken = (await takeInquiry(turn, use, heard)) ?? (await takeMessage(turn, use, heard));
  if (taken) return [...notice, ...taken];
  const drafts = await hearWish(turn, use, heard, misses);
  return wasTaken ? withFirst(wordsFor(turn).message.givenUp, drafts) : drafts;
}

/** Whether what would begin all over may be part of a message to the team. */
function mayBeMessage({ memory }: Turn, { passOn, text }: Heard): boolean {
  return passOn === "words" || (memory.question === "message" && text.length > 40);
}

async function hearWish(turn: Turn, use: UseTool, heard: Heard, misses: number): Promise<Draft[]> {
  const { memory } = turn;
  const { own, talk, zones } = wordsFor(turn);
  if (memory.hold && heard.intents.has("cancel") && !heard.reference) return dropHold(turn, use);
  const { unclearZone } = heard;
  if (unclearZone === "midnight") {
    return [say(turn, "day", zones.overMidnight(sayZone(turn.config.timezone, turn.language)))];
  }
  if (unclearZone) {
    memory.zoneAsked = { text: heard.text, question: memory.question };
    return [askZone(turn, unclearZone.words)];
  }
  const errand = errandOf(turn, heard);
  const isAnswered = memory.question === "reference" || memory.question === "proof";
  if (errand && !isAnswered && (heard.reference || heard.namesOwn)) return runErrand(turn, use, heard, errand);
  if (memory.hold && heard.intents.has("lookup")) return [askAgain(turn, tellKnown(turn))];
  const outside = outsideText(turn, heard);
  if (outside) return notHere(turn, use, heard, outside);
  const answered = await answerQuestion(turn, use, heard);
  if (answered) return answered;
  const asked = readAskedLanguage(heard.text);
  if (asked && asked !== "other") return [askAgain(turn, talk.allRight)];
  if (heard.keeps && memory.movingId) return leave(turn, own.staysAsItIs);
  if (errand) return runErrand(turn, use, heard, errand);
  if (heard.intents.has("cancel") && memory.question !== null && !memory.hold) {
    beginAgain(memory);
    const dropped = upcoming(turn).length > 0 ? own.dropped : own.nothingBooked;
    return [say(turn, null, sentences(dropped, talk.whatElse))];
  }

  const told = answer(turn, heard);
  if (told && !heard.intents.has("book")) return tell(turn, told, heard);

  const wantsToBook = asksToBook(heard) || heard.service.kind !== "none" || heard.staff.kind === "one";
  if (memory.hold && wantsToBook && meansHold(memory.hold, heard)) return [askAgain(turn)];
  if ((memory.movingId || memory.proposal) && heard.booksAnew)
    Object.assign(memory, NO_CHANGE, { staffId: null, wish: {} });
  const moving = serviceOf(turn, memory.movingId && memory.serviceId);
  if (moving && heard.service.kind === "one" && heard.service.id !== moving.id && !heard.saysWhen)
    return [askAgain(turn, own.keepsService(inSentence(turn, moving.name)))];
  if (takeWish(turn, heard) || wantsToBook) return search(turn, use, heard);
  if (heard.intents.has("bye")) return [say(turn, memory.question, talk.goodbye)];
  if (heard.intents.has("thanks")) {
    return [memory.question ? askAgain(turn, talk.welcome) : say(turn, null, talk.welcome)];
  }
  if (heard.yesNo === "no" && memory.question === null)
    return [say(turn, null, sentences(talk.allRight, talk.whatCanIDo))];
  if (heard.intents.has("greeting")) return [askAgain(turn, talk.hello)];
  if (heard.intents.has("rude")) return [askAgain(turn, talk.frustrating)];
  if (heard.yesNo === "yes" && memory.question === null && memory.booked.length > 0) {
    return [say(turn, null, sentences(talk.good, talk.whatElse))];
  }
  memory.misses = misses;
  return [notUnderstood(turn, heard)];
}

/** Says that something is not done here, and goes on with what is. */
async function notHere(turn: Turn, use: UseTool, heard: Heard, text: string): Promise<Draft[]> {
  const { memory } = turn;
  const names = heard.saysWhen || heard.service.kind !== "none" || heard.intents.has("book");
  if (memory.hold || memory.proposal || memory.movingId || !names) return [askAgain(turn, text)];
  takeWish(turn, heard);
  const drafts = await search(turn, use, heard);
  return withFirst(text, drafts);
}

/** Forgets everything but who the visitor is, and gives back what was kept. */
async function startOver(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  const kept = await letGo(turn, use);
  if (kept) return kept;
  beginAgain(memory);
  const { talk, replies } = wordsFor(turn);
  return [say(turn, null, sentences(talk.startAgain, talk.whatCanIDo), { replies: [replies.book] })];
}

function hasEnded({ memory, saidAt }: Turn): boolean {
  return memory.hold !== null && memory.hold.expiresAt <= saidAt;
}

function asksToBook(heard: Heard): boolean {
  return heard.intents.has("book") || heard.saysWhen;
}

/** Whether a message names nothing but what is kept already: that is no change of mind. */
function meansHold(hold: HeldSlot, { saysWhen, service, staff }: Heard): boolean {
  const sameService = service.kind === "none" || (service.kind === "one" && service.id === hold.serviceId);
  const sameStaff = staff.kind !== "one" || staff.id === hold.staffId;
  return !saysWhen && sameService && sameStaff;
}
