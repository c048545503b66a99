import { localDate } from "../../booking/zone.ts";
import { localNow } from "../language/calendar.ts";
import type { OfferedSlot } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { book, dropHold, keep } from "./booking.ts";
import { nextDetail } from "./booking-phrases.ts";
import { leave, makeChange } from "./change.ts";
import { forgetDetail, takeContact, takeTexts } from "./details.ts";
import type { Heard } from "./hear.ts";
import { tell } from "./message.ts";
import { askSlot } from "./offer-phrases.ts";
import { answerOwn, runErrand } from "./own.ts";
import { askDay, wordsFor } from "./phrases.ts";
import { chooseCandidate, search, takeRelative, takeWish } from "./search.ts";
import { wishAround } from "./seek.ts";
import { answer } from "./small-talk.ts";

/** What the message means as an answer to the open question; null where it is none. */
export async function answerQuestion(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const { offers, own } = wordsFor(turn);
  switch (memory.question) {
    case "date":
      return chooseCandidate(turn, heard) ? search(turn, use, null) : null;
    case "slot": {
      if (heard.intents.has("more_times")) return search(turn, use, null, true);
      const chosen = chosenOffer(turn, heard);
      if (chosen) return keep(turn, use, chosen.id);
      if (takeRelative(turn, heard)) return search(turn, use, null);
      if (heard.yesNo === "yes") return [askSlot(turn, memory.movingId ? offers.whichToMoveTo : offers.whichToKeep)];
      return turnDown(turn, heard);
    }
    case "far_date":
      if (heard.yesNo === "yes" && memory.pendingOfferId) return keep(turn, use, memory.pendingOfferId);
      return turnDown(turn, heard);
    case "staff":
      if (!heard.anyone && heard.yesNo !== "yes") return null;
      memory.anyStaff = true;
      memory.staffId = null;
      return search(turn, use, heard.saysWhen && takeWish(turn, heard) ? heard : null);
    case "day":
      if (heard.yesNo === "no" && memory.movingId) return leave(turn, own.staysAsItIs);
      if (heard.yesNo !== "yes" || heard.saysWhen) return null;
      memory.wish = { ...memory.wish, any: true };
      return search(turn, use, null);
    case "again":
      if (heard.yesNo === "yes" && !heard.saysWhen) return search(turn, use, null);
      return turnDown(turn, heard);
    case "contact":
    case "change":
    case "agree":
      return answerDetails(turn, use, heard);
    case "reference":
    case "proof":
    case "which":
    case "own":
      return answerOwn(turn, use, heard);
    case "agree_change":
      return answerChange(turn, use, heard);
    default:
      return null;
  }
}

/** A yes to the change that was read back, and every way to think again about it. */
async function answerChange(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  if (heard.yesNo === "yes") return makeChange(turn, use);
  if (heard.keeps || heard.yesNo === "no") return leave(turn, wordsFor(turn).own.staysAsItIs);
  const isMeant = heard.amends && heard.saysWhen && heard.service.kind === "none" && !heard.booksAnew;
  if (memory.proposal?.kind === "cancel" && isMeant) return runErrand(turn, use, heard, "move");
  if (memory.proposal?.kind !== "move" || heard.intents.has("cancel") || heard.booksAnew) return null;
  // What was read back is given up as soon as another time is looked for.
  if (takeRelative(turn, heard) || takeWish(turn, heard)) {
    memory.proposal = null;
    return search(turn, use, heard);
  }
  if (!heard.intents.has("another_time")) return null;
  memory.proposal = null;
  return [askDay(turn, wordsFor(turn).talk.noProblem)];
}

/** Asks for another day where what was asked about does not suit. */
function turnDown(turn: Turn, { intents, yesNo, saysWhen }: Heard): Draft[] | null {
  const doesNotSuit = intents.has("another_time") || yesNo === "no";
  return doesNotSuit && !saysWhen ? [askDay(turn, wordsFor(turn).talk.noProblem)] : null;
}

/** Details, the read-back, and every way to change one's mind about them. */
async function answerDetails(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const { name, email, phone, problems } = heard.contact;
  const givesReach = email !== undefined || phone !== undefined || problems.length > 0;
  // What asks or names a service is no name, whatever it looks like.
  const told = givesReach ? null : answer(turn, heard);
  if (told) return tell(turn, told, heard);
  const givesName = name !== undefined && !heard.text.includes("?") && heard.service.kind === "none";
  const wantsOther = heard.intents.has("another_time") || heard.intents.has("move");
  if (wantsOther || (heard.saysWhen && !givesReach && !givesName)) {
    // What is kept stays kept until another time takes its place.
    if (takeRelative(turn, heard)) return search(turn, use, null);
    if (takeWish(turn, heard)) return search(turn, use, heard);
    return [askDay(turn, wordsFor(turn).talk.noProblem)];
  }
  const other = givesReach ? null : await otherPerson(turn, use, heard);
  if (other) return other;
  if (memory.question === "agree") {
    if (heard.yesNo === "yes") return book(turn, use);
    if (heard.yesNo === "no") {
      memory.question = "change";
      return [askAgain(turn, wordsFor(turn).booking.notBooked)];
    }
  }
  if (memory.question !== "contact" && heard.detail && !givesReach && !givesName)
    return forgetDetail(turn, heard.detail);
  if (givesReach || givesName) return takeContact(turn, heard);
  const texts = takeTexts(turn, heard);
  if (texts) return texts;
  if (memory.question === "contact" && heard.lacksDetail) {
    return nextDetail(turn, wordsFor(turn).contact.eitherWillDo);
  }
  if (memory.question === "contact" && heard.yesNo === "no") {
    memory.question = "change";
    return [askAgain(turn, wordsFor(turn).talk.noProblem)];
  }
  if (memory.question !== "change") return null;
  if (heard.yesNo === "yes") return nextDetail(turn);
  return heard.yesNo === "no" ? dropHold(turn, use) : null;
}

/** Another person for the time that is kept. */
async function otherPerson(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory, config } = turn;
  const { hold } = memory;
  const { staff, notStaffIds, amends, samePerson } = heard;
  // A name alone, where one is asked for, is the visitor's own.
  const names = staff.kind === "one" && (amends || memory.question !== "contact" || heard.seesSomeone);
  if (!hold || (!names && notStaffIds.length === 0) || samePerson) return null;
  const wanted = names && staff.kind === "one" ? staff.id === hold.staffId : !notStaffIds.includes(hold.staffId);
  const person = config.staff.find(({ id }) => id === hold.staffId);
  if (wanted && person) return nextDetail(turn, wordsFor(turn).booking.isWith(person.name));
  takeWish(turn, heard);
  wishAround(turn, hold.start);
  return search(turn, use, null);
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
      (offer.movingId ?? null) === memory.movingId &&
      localNow(offer.start, config.timezone).minute === time.fromMinute &&
      onDay(offer),
  );
  // A bare time means the day that is being talked about; where that leaves two, ask rather than guess.
  const named = matching.filter(({ id }) => memory.shown.includes(id));
  const [only, second] = named.length > 0 ? named : matching;
  return second && second.start !== only?.start ? undefined : only;
}
