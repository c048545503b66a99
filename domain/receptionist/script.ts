import type { HeldSlot } from "../booking/slots.ts";
import { localDate } from "../booking/zone.ts";
import { localNow } from "./language/calendar.ts";
import type { OfferedSlot } from "./memory.ts";
import { emptyMemory } from "./memory.ts";
import { askAgain } from "./script/ask-again.ts";
import { book, forgetDetail, holdEnded, keep, nextDetail, takeCard, takeContact } from "./script/details.ts";
import { type Heard, hear } from "./script/hear.ts";
import { askSlot } from "./script/offer-phrases.ts";
import { askDay, say } from "./script/phrases.ts";
import { chooseCandidate, search, takeRelative, takeWish } from "./script/search.ts";
import { answer, notUnderstood } from "./script/small-talk.ts";
import type { Brain, Draft, Turn, UseTool } from "./turn.ts";

/**
 * The receptionist by rules alone: no model and no key. It runs on a fresh clone, when the model is away, and on the
 * phone line.
 */
export const script: Brain = async (turn, use) => {
  const { memory, utterance } = turn;
  switch (utterance.kind) {
    case "hold_ended":
      return memory.hold?.id === utterance.holdId ? holdEnded(turn, memory.hold.start) : [];
    case "offer":
      dropHold(turn);
      return keep(turn, use, utterance.offerId);
    case "act":
      return memory.hold && memory.hold.expiresAt <= turn.saidAt
        ? holdEnded(turn, memory.hold.start)
        : takeCard(turn, utterance.values);
    case "text":
      return hearText(turn, use, utterance.text);
  }
};

async function hearText(turn: Turn, use: UseTool, text: string): Promise<Draft[]> {
  const { memory, config } = turn;
  const heard = hear(text, memory, config, turn.saidAt);
  const misses = memory.misses;
  memory.misses = 0;

  if (heard.intents.has("start_over")) {
    Object.assign(memory, { ...emptyMemory(), contact: memory.contact, booked: memory.booked });
    return [
      say(turn, null, "All right, let's start again. What can I do for you?", { replies: ["Book an appointment"] }),
    ];
  }
  if (memory.hold && memory.hold.expiresAt <= turn.saidAt) {
    takeContact(turn, heard);
    return holdEnded(turn, memory.hold.start);
  }
  const answered = await answerQuestion(turn, use, heard);
  if (answered) return answered;

  const told = answer(turn, heard);
  if (told && !asksToBook(heard)) return [askAgain(turn, told)];

  const wantsToBook = asksToBook(heard) || heard.service.kind !== "none" || heard.staff.kind === "one";
  if (memory.hold && wantsToBook && meansHold(memory.hold, heard)) return [askAgain(turn)];
  if (takeWish(turn, heard) || wantsToBook) {
    dropHold(turn);
    return search(turn, use, heard);
  }
  if (heard.intents.has("bye")) return [say(turn, memory.question, "Goodbye, and take care.")];
  if (heard.intents.has("thanks")) {
    return [memory.question ? askAgain(turn, "You're welcome.") : say(turn, null, "You're welcome.")];
  }
  if (heard.intents.has("greeting")) return [askAgain(turn, "Hello.")];
  memory.misses = misses;
  return [notUnderstood(turn, heard)];
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
    dropHold(turn);
    return [say(turn, null, "All right, I've let that time go and nothing is booked. What else can I do for you?")];
  }
  const wantsOther = heard.intents.has("another_time") || heard.intents.has("move");
  if (wantsOther || (heard.saysWhen && !givesReach && !givesName)) {
    const isRelative = takeRelative(turn, heard);
    dropHold(turn);
    if (isRelative) return search(turn, use, null);
    if (takeWish(turn, heard)) return search(turn, use, heard);
    return [askDay(turn, "No problem.")];
  }
  if (memory.question === "agree") {
    if (heard.yesNo === "yes") return book(turn, use);
    if (heard.yesNo === "no") {
      memory.question = "change";
      return [askAgain(turn, "No problem, nothing is booked.")];
    }
  }
  const field = /\b(details?|name|e-?mail|phone|number)\b/i.exec(heard.text)?.[1]?.toLowerCase();
  if (memory.question !== "contact" && field && !givesReach && !givesName) return forgetDetail(turn, field);
  if (givesReach || (givesName && memory.question === "contact")) return takeContact(turn, heard);
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

/** The visitor wants something else: what is kept for them is given back after the turn. */
function dropHold({ memory }: Turn): void {
  Object.assign(memory, { hold: null, readBack: null, agreedHoldId: null, openCardId: null, pendingOfferId: null });
}
