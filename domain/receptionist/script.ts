import type { HeldSlot } from "../booking/slots.ts";
import { emptyMemory } from "./memory.ts";
import { askAgain } from "./script/ask-again.ts";
import { holdEnded, keep, letGo, settle } from "./script/booking.ts";
import { SUBMIT } from "./script/booking-phrases.ts";
import { takeCard, takeContact } from "./script/details.ts";
import { type Heard, hear, isAboutBooked } from "./script/hear.ts";
import { say } from "./script/phrases.ts";
import { answerQuestion } from "./script/questions.ts";
import { search, takeWish } from "./script/search.ts";
import { answer, notUnderstood } from "./script/small-talk.ts";
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
  switch (utterance.kind) {
    case "hold_ended":
      return memory.hold?.id === utterance.holdId ? holdEnded(turn, memory.hold.start) : [];
    case "offer":
      return keep(turn, use, utterance.offerId);
    case "act":
      if (utterance.entryId !== memory.openCardId || utterance.action !== SUBMIT) return [askAgain(turn)];
      return hasEnded(turn) ? holdEnded(turn, memory.hold?.start ?? 0) : takeCard(turn, utterance.values);
    case "text":
      return heard ? hearText(turn, use, heard) : [];
  }
};

async function hearText(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[]> {
  const { memory } = turn;
  const misses = memory.misses;
  memory.misses = 0;

  if (heard.intents.has("start_over")) return startOver(turn, use);
  if (memory.hold && hasEnded(turn)) {
    takeContact(turn, heard);
    const ended = holdEnded(turn, memory.hold.start);
    // Someone who is looking at other times has no use for the old one.
    if (memory.question === "again") return ended;
  }
  if (memory.hold && heard.intents.has("cancel")) {
    const kept = await letGo(turn, use);
    return kept ?? [say(turn, null, "All right, I've let that time go. What else can I do for you?")];
  }
  const answered = await answerQuestion(turn, use, heard);
  if (answered) return answered;

  const told = answer(turn, heard);
  if (told && (isAboutBooked(heard) || !heard.intents.has("book"))) {
    return [memory.question ? askAgain(turn, told) : say(turn, null, `${told} What else can I do for you?`)];
  }

  const wantsToBook = asksToBook(heard) || heard.service.kind !== "none" || heard.staff.kind === "one";
  if (memory.hold && wantsToBook && meansHold(memory.hold, heard)) return [askAgain(turn)];
  if (takeWish(turn, heard) || wantsToBook) return search(turn, use, heard);
  if (heard.intents.has("bye")) return [say(turn, memory.question, "Goodbye, and take care.")];
  if (heard.intents.has("thanks")) {
    return [memory.question ? askAgain(turn, "You're welcome.") : say(turn, null, "You're welcome.")];
  }
  if (heard.yesNo === "no" && memory.question === null) return [say(turn, null, "All right. What can I do for you?")];
  if (heard.intents.has("greeting")) return [askAgain(turn, "Hello.")];
  if (heard.intents.has("rude")) return [askAgain(turn, "I'm sorry that this is frustrating.")];
  if (heard.yesNo === "yes" && memory.question === null && memory.booked.length > 0) {
    return [say(turn, null, "Good. What else can I do for you?")];
  }
  memory.misses = misses;
  return [notUnderstood(turn, heard)];
}

/** Forgets everything but who the visitor is, and gives back what was kept. */
async function startOver(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  const kept = await letGo(turn, use);
  if (kept) return kept;
  const { contact, booked, askedAt } = memory;
  Object.assign(memory, { ...emptyMemory(), contact, booked, askedAt });
  return [
    say(turn, null, "All right, let's start again. What can I do for you?", { replies: ["Book an appointment"] }),
  ];
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
