import { localDate } from "../booking/zone.ts";
import { localNow } from "./language/calendar.ts";
import type { OfferedSlot } from "./memory.ts";
import { emptyMemory } from "./memory.ts";
import { book, holdEnded, keep, nextDetail, takeCard, takeContact } from "./script/details.ts";
import { type Heard, hear } from "./script/hear.ts";
import { askAgain, askContact, askDay, say } from "./script/phrases.ts";
import { chooseCandidate, search, takeWish } from "./script/search.ts";
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

  if (takeWish(turn, heard) || heard.intents.has("book")) {
    dropHold(turn);
    return search(turn, use, heard);
  }
  if (heard.intents.has("thanks") || heard.intents.has("bye")) {
    const goodbye = heard.intents.has("bye") ? "Goodbye, and take care." : "You're welcome.";
    return [memory.question ? askAgain(turn, "You're welcome.") : say(turn, null, goodbye)];
  }
  if (heard.intents.has("greeting")) return [askAgain(turn, "Hello.")];
  memory.misses = misses;
  return [notUnderstood(turn)];
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
  const { name, email, phone } = heard.contact;
  const changesMind = heard.intents.has("another_time") || (heard.saysWhen && !email && !phone && !name);
  if (changesMind) {
    dropHold(turn);
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
  if (
    memory.question === "change" &&
    /\b(details?|name|e-?mail|phone|number)\b/i.test(heard.text) &&
    !email &&
    !phone
  ) {
    memory.contact = {};
    return askContact(turn, { name: true, reach: true });
  }
  if (memory.question === "contact" || email || phone || heard.contact.problems.length > 0) {
    return takeContact(turn, heard);
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

/** The visitor wants something else: what is kept for them is given back after the turn. */
function dropHold({ memory }: Turn): void {
  Object.assign(memory, { hold: null, readBack: null, agreedHoldId: null, openCardId: null, pendingOfferId: null });
}
