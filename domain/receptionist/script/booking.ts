import { bookedClientSchema } from "../../booking/client.ts";
import { localDate } from "../../booking/zone.ts";
import { type BookedAppointment, beginAgain, clientOf, NO_CHANGE } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { bookedDrafts, cannotTell, nextDetail } from "./booking-phrases.ts";
import { proposeMove } from "./change.ts";
import type { Heard } from "./hear.ts";
import { notAccepted } from "./not-accepted.ts";
import { offerTimes } from "./offer-phrases.ts";
import { askFarDate, say, sentences, serviceOf, toast, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";
import { sayWhen } from "./zones.ts";

/** Keeps an offer that the visitor chose, and goes on to their details. */
export async function keep(turn: Turn, use: UseTool, offerId: string): Promise<Draft[]> {
  const { memory } = turn;
  const { booking } = wordsFor(turn);
  const offer = memory.offers.find(({ id }) => id === offerId);
  if (offer?.movingId) return (await letGo(turn, use)) ?? proposeMove(turn, offer);
  Object.assign(memory, NO_CHANGE);
  const outcome = await use("hold_slot", { offerId });
  if (outcome.ok) {
    memory.serviceId = outcome.hold.serviceId;
    memory.pendingOfferId = null;
    return nextDetail(turn, booking.keeping(sayWhen(turn, outcome.hold.start)));
  }
  const service = offer && serviceOf(turn, offer.serviceId);
  switch (outcome.code) {
    case "slot_taken":
      if (!service) return [askAgain(turn)];
      return [toast("slot_taken", booking.gone), offerTimes(turn, outcome, service, goneText(turn))];
    case "date_not_confirmed":
      memory.pendingOfferId = offerId;
      return [offer ? askFarDate(turn, offer.start) : askAgain(turn)];
    case "booking_disabled":
      return [say(turn, null, booking.justOff)];
    default:
      // An offer of long ago, or a time that the business has since closed.
      return [askAgain(turn, booking.noLongerFree)];
  }
}

/** Writes the booking that the visitor said yes to. */
export async function book(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  if (!bookedClientSchema.safeParse(clientOf(memory, turn.language)).success) return nextDetail(turn);
  const kept = memory.hold;
  const outcome = await use("confirm_booking", {});
  if (outcome.ok) return nowBooked(turn, outcome.appointment);
  if (outcome.code === "hold_expired" && kept) return holdEnded(turn, kept.start);
  if (outcome.code === "unknown") return cannotTell(turn);
  if (outcome.code === "client_blocked" || outcome.code === "too_many_upcoming") {
    return notAccepted(turn, use, outcome.code);
  }
  return nextDetail(turn);
}

/** Tells of the appointment, and is ready for another. */
function nowBooked(turn: Turn, appointment: BookedAppointment): Draft[] {
  beginAgain(turn.memory);
  return bookedDrafts(turn, appointment);
}

/**
 * Finds out what became of a booking whose answer was lost, before anything else is said. A yes asks for it once more,
 * which gives the same appointment if there is one; turning away gives the time back; with anything else it looks, and
 * asks where there is nothing to be seen.
 *
 * @returns what to say; null where the time was given back and the message can be taken for itself
 */
export async function settle(turn: Turn, use: UseTool, heard: Heard | null): Promise<Draft[] | null> {
  const { memory, utterance } = turn;
  const { booking, talk, replies } = wordsFor(turn);
  if (utterance.kind === "hold_ended") {
    const drafts = await book(turn, use);
    // The timer rings again; nobody is waiting for an answer.
    return memory.unsettled ? [] : drafts;
  }
  if (heard?.yesNo === "yes" && !heard.saysWhen) return book(turn, use);
  if (heard && !turnsAway(heard)) {
    const booked = await use("find_booking", {});
    if (booked) return nowBooked(turn, booked);
    return [say(turn, "agree", booking.tryOnceMore, { replies: [replies.yes, replies.no] })];
  }
  const kept = await letGo(turn, use);
  if (kept) return kept;
  memory.question = null;
  if (!heard || heard.saysWhen || heard.intents.has("start_over") || heard.service.kind !== "none") return null;
  return [say(turn, null, sentences(booking.freeAgain, talk.whatElse))];
}

/** Whether a message is about something else than the booking that was said yes to. */
function turnsAway({ intents, yesNo, saysWhen, service, staff, contact, detail }: Heard): boolean {
  const away = (["cancel", "another_time", "move", "start_over"] as const).some((intent) => intents.has(intent));
  const corrects =
    detail !== null || Boolean(contact.name ?? contact.email ?? contact.phone) || contact.problems.length > 0;
  return away || yesNo === "no" || saysWhen || service.kind !== "none" || staff.kind !== "none" || corrects;
}

/**
 * Gives back the time that is kept, if any.
 *
 * @returns what to say where it turns out to be booked; else null
 */
export async function letGo(turn: Turn, use: UseTool): Promise<Draft[] | null> {
  const { memory } = turn;
  if (!memory.hold) return null;
  if ((await use("release_hold", {})) === "released") {
    memory.openCardId = null;
    return null;
  }
  const before = memory.booked.length;
  const drafts = await book(turn, use);
  if (memory.booked.length === before) return drafts;
  const { booking, talk } = wordsFor(turn);
  return [...drafts, say(turn, null, sentences(booking.wentThrough, teamText(turn), talk.whatElse))];
}

/** The hold ran out: says so, and offers to look again where that stops a booking. */
export function holdEnded(turn: Turn, start: number): Draft[] {
  const { memory } = turn;
  const { booking, replies } = wordsFor(turn);
  const aside = memory.message ?? memory.inquiry;
  const asked = aside ? aside.behind : memory.question;
  const isBooking = asked === "contact" || asked === "agree" || asked === "change";
  const serviceId = memory.hold?.serviceId ?? memory.serviceId;
  Object.assign(memory, { hold: null, readBack: null, agreedHoldId: null, openCardId: null, unsettled: false });
  const ended = booking.runOut(sayWhen(turn, start));
  const notice = toast("hold_expired", booking.runOutToast);
  if (!isBooking) return [notice];
  const date = localDate(start, turn.config.timezone);
  Object.assign(memory, { serviceId, wish: { days: { from: date, to: date } } });
  // A message or an inquiry that is being taken comes first.
  if (aside) {
    aside.behind = "again";
    return [notice, askAgain(turn, ended)];
  }
  return [
    notice,
    say(turn, "again", sentences(ended, booking.lookAgain), {
      replies: [replies.yesLookAgain, replies.anotherDay],
    }),
  ];
}

/** What is said of a time that someone else took, and of the one that is still kept. */
function goneText(turn: Turn): string {
  const { hold } = turn.memory;
  const { booking } = wordsFor(turn);
  return !hold || hold.expiresAt <= turn.saidAt ? booking.gone : booking.goneButKept(sayWhen(turn, hold.start));
}

/** The visitor has no use any more for the time that is kept. */
export async function dropHold(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { booking, talk } = wordsFor(turn);
  return (await letGo(turn, use)) ?? [say(turn, null, sentences(booking.letGo, talk.whatElse))];
}
