import type { HeldSlot } from "../booking/slots.ts";
import { localDate } from "../booking/zone.ts";
import { localNow } from "./language/calendar.ts";
import type { OfferedSlot } from "./memory.ts";
import { emptyMemory } from "./memory.ts";
import { askAgain } from "./script/ask-again.ts";
import { book, holdEnded, keep, letGo, settle } from "./script/booking.ts";
import { nextDetail, SUBMIT } from "./script/booking-phrases.ts";
import { forgetDetail, takeCard, takeContact } from "./script/details.ts";
import { type Heard, hear } from "./script/hear.ts";
import { askSlot } from "./script/offer-phrases.ts";
import { askDay, say } from "./script/phrases.ts";
import { chooseCandidate, search, takeRelative, takeWish } from "./script/search.ts";
import { answer, notUnderstood } from "./script/small-talk.ts";
import type { Brain, Draft, Turn, UseTool } from "./turn.ts";

/** "No email", "I don't have a phone". */
const NOT_HAVING = /\b(?:no|without|don'?t have|haven'?t got)\b.{0,20}\b(?:e-?mail|phone|number|mobile)\b/i;

/**
 * The receptionist by rules alone: no model and no key. It runs on a fresh clone, when the model is away, and on the
 * phone line.
 */
export const script: Brain = async (turn, use) => {
  const { memory, utterance } = turn;
  const heard = utterance.kind === "text" ? hear(utterance.text, turn) : null;
  if (memory.unsettled) {
    const settled = await settle(turn, use, wantsOut(turn, heard));
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

/** Whether the visitor is turning away from what they said yes to. */
function wantsOut({ utterance }: Turn, heard: Heard | null): boolean {
  if (!heard) return utterance.kind === "offer";
  const away = (["cancel", "another_time", "move", "start_over"] as const).some((intent) => heard.intents.has(intent));
  return away || heard.saysWhen || heard.yesNo === "no";
}

/** Whether a message is about an appointment that stands already. */
function isAboutBooked({ intents }: Heard): boolean {
  return intents.has("cancel") || intents.has("move") || intents.has("lookup");
}

function hasEnded({ memory, saidAt }: Turn): boolean {
  return memory.hold !== null && memory.hold.expiresAt <= saidAt;
}

/** What the message means as an answer to the open question; null where it is none. */
async function answerQuestion(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const wantsOther = heard.intents.has("another_time");
  switch (memory.question) {
    case "date":
      return chooseCandidate(turn, heard) ? search(turn, use, null) : null;
    case "slot": {
      if (heard.intents.has("more_times")) return search(turn, use, null, true);
      const chosen = chosenOffer(turn, heard);
      if (chosen) return keep(turn, use, chosen.id);
      if (takeRelative(turn, heard)) return search(turn, use, null);
      if (heard.yesNo === "yes") return [askSlot(turn, "Gladly. Which one shall I keep for you?")];
      return (wantsOther || heard.yesNo === "no") && !heard.saysWhen ? [askDay(turn, "No problem.")] : null;
    }
    case "far_date":
      if (heard.yesNo === "yes" && memory.pendingOfferId) return keep(turn, use, memory.pendingOfferId);
      return (wantsOther || heard.yesNo === "no") && !heard.saysWhen ? [askDay(turn, "No problem.")] : null;
    case "staff":
      if (!heard.anyone && heard.yesNo !== "yes") return null;
      memory.anyStaff = true;
      memory.staffId = null;
      return search(turn, use, heard.saysWhen && takeWish(turn, heard) ? heard : null);
    case "day":
      if (heard.yesNo !== "yes" || heard.saysWhen) return null;
      memory.wish = { ...memory.wish, any: true };
      return search(turn, use, null);
    case "again":
      if (heard.yesNo === "yes" && !heard.saysWhen) return search(turn, use, null);
      return (wantsOther || heard.yesNo === "no") && !heard.saysWhen ? [askDay(turn, "No problem.")] : null;
    case "contact":
    case "change":
    case "agree":
      return answerDetails(turn, use, heard);
    default:
      return null;
  }
}

/** Details, the read-back, and every way to change one's mind about them. */
async function answerDetails(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const { name, email, phone, problems } = heard.contact;
  const givesReach = email !== undefined || phone !== undefined || problems.length > 0;
  // What asks or names a service is no name, whatever it looks like.
  const told = givesReach ? null : answer(turn, heard);
  if (told) return [askAgain(turn, told)];
  const givesName = name !== undefined && !heard.text.includes("?") && heard.service.kind === "none";
  if (heard.intents.has("cancel")) {
    const kept = await letGo(turn, use);
    return kept ?? [say(turn, null, "All right, I've let that time go. What else can I do for you?")];
  }
  const wantsOther = heard.intents.has("another_time") || heard.intents.has("move");
  if (wantsOther || (heard.saysWhen && !givesReach && !givesName)) {
    // What is kept stays kept until another time takes its place.
    if (takeRelative(turn, heard)) return search(turn, use, null);
    if (takeWish(turn, heard)) return search(turn, use, heard);
    return [askDay(turn, "No problem.")];
  }
  if (memory.question === "agree") {
    if (heard.yesNo === "yes") return book(turn, use);
    if (heard.yesNo === "no") {
      memory.question = "change";
      return [askAgain(turn, "No problem, that one isn't booked.")];
    }
  }
  const field = /\b(details?|name|e-?mail|phone|number)\b/i.exec(heard.text)?.[1]?.toLowerCase();
  if (memory.question !== "contact" && field && !givesReach && !givesName) return forgetDetail(turn, field);
  if (givesReach || givesName) return takeContact(turn, heard);
  if (memory.question === "contact" && NOT_HAVING.test(heard.text))
    return nextDetail(turn, "Either an email or a phone number will do.");
  if (memory.question === "contact" && heard.yesNo === "no") {
    memory.question = "change";
    return [askAgain(turn, "No problem.")];
  }
  return memory.question === "change" && heard.yesNo === "yes" ? nextDetail(turn) : null;
}

/** The offer that a message picks: by its place, by a yes to the only one, or by its time. */
function chosenOffer(turn: Turn, heard: Heard): OfferedSlot | undefined {
  const { memory, config } = turn;
  const shown = memory.shown.flatMap((id) => memory.offers.find((offer) => offer.id === id) ?? []);
  if (heard.pick !== null) return shown[heard.pick];
  if (heard.yesNo === "yes" && shown.length === 1) return shown[0];
  const { time, days } = heard.when;
  if (!time?.exact || heard.service.kind === "many") return undefined;
  const onDay = ({ start }: OfferedSlot) => {
    const date = localDate(start, config.timezone);
    return !days || (date >= days.from && date <= days.to);
  };
  const matching = memory.offers.filter(
    (offer) =>
      offer.serviceId === memory.serviceId &&
      localNow(offer.start, config.timezone).minute === time.fromMinute &&
      onDay(offer),
  );
  // A bare time means the day that is being talked about; where that leaves two, ask rather than guess.
  const named = matching.filter(({ id }) => memory.shown.includes(id));
  const [only, second] = named.length > 0 ? named : matching;
  return second && second.start !== only?.start ? undefined : only;
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
