import { clientSchema } from "../../booking/client.ts";
import { localDate } from "../../booking/zone.ts";
import { sayDateTime, sayDay } from "../language/say.ts";
import { emptyMemory } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { bookedDrafts, nextDetail } from "./booking-phrases.ts";
import { offerTimes } from "./offer-phrases.ts";
import { say, serviceOf, toast } from "./phrases.ts";
import { cannotChange } from "./small-talk.ts";

/** Keeps an offer that the visitor chose, and goes on to their details. */
export async function keep(turn: Turn, use: UseTool, offerId: string): Promise<Draft[]> {
  const { memory, config } = turn;
  const offer = memory.offers.find(({ id }) => id === offerId);
  const outcome = await use("hold_slot", { offerId });
  if (outcome.ok) {
    memory.serviceId = outcome.hold.serviceId;
    memory.pendingOfferId = null;
    return nextDetail(
      turn,
      `I'm keeping ${sayDateTime(outcome.hold.start, turn.config.timezone, turn.saidAt)} for you for a few minutes.`,
    );
  }
  const service = offer && serviceOf(turn, offer.serviceId);
  switch (outcome.code) {
    case "slot_taken":
      if (!service) return [askAgain(turn)];
      return [toast("slot_taken", "That time has just gone."), offerTimes(turn, outcome, service, goneText(turn))];
    case "date_not_confirmed": {
      memory.pendingOfferId = offerId;
      const day = sayDay(offer?.start ?? 0, config.timezone, turn.saidAt);
      const text = `That is ${day}, more than a month from now. Is that the date you mean?`;
      return [say(turn, "far_date", text, { replies: ["Yes, that date", "Another day"] })];
    }
    case "booking_disabled":
      return [say(turn, null, "Bookings have just been switched off, so I can't keep that time.")];
    default:
      // An offer of long ago, or a time that the business has since closed.
      return [askAgain(turn, "I can no longer offer that time.")];
  }
}

/** Writes the booking that the visitor said yes to. */
export async function book(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  if (!clientSchema.safeParse(memory.contact).success) return nextDetail(turn);
  const kept = memory.hold;
  const outcome = await use("confirm_booking", {});
  if (outcome.ok) {
    const { contact, booked, askedAt } = memory;
    Object.assign(memory, { ...emptyMemory(), contact, booked, askedAt });
    return bookedDrafts(turn, outcome.appointment);
  }
  if (outcome.code === "hold_expired" && kept) return holdEnded(turn, kept.start);
  if (outcome.code === "unknown") {
    const text =
      "I can't reach the appointment book at the moment, so I can't tell yet whether that is booked. " +
      "Please write again in a minute, and I will look.";
    return [toast("system_issue", "The appointment book can't be reached at the moment."), say(turn, "agree", text)];
  }
  return nextDetail(turn);
}

/**
 * Finds out what became of a booking whose answer was lost, before anything else is said: asks for it once more, which
 * gives the same appointment if there is one, or, if the visitor is turning away from it, gives the time back.
 *
 * @returns what to say; null where nothing was booked and the message can be taken for itself
 */
export function settle(turn: Turn, use: UseTool, wantsOut: boolean): Promise<Draft[] | null> {
  return wantsOut ? letGo(turn, use) : book(turn, use);
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
  const drafts = await book(turn, use);
  return [...drafts, askAgain(turn, `That one had gone through already. ${cannotChange(turn)}`)];
}

/** The hold ran out: says so, and offers to look again where that stops a booking. */
export function holdEnded(turn: Turn, start: number): Draft[] {
  const { memory } = turn;
  const { timezone } = turn.config;
  const isBooking = memory.question === "contact" || memory.question === "agree" || memory.question === "change";
  const serviceId = memory.hold?.serviceId ?? memory.serviceId;
  Object.assign(memory, { hold: null, readBack: null, agreedHoldId: null, openCardId: null, serviceId });
  const ended = `I could keep ${sayDateTime(start, timezone, turn.saidAt)} for a few minutes only, and those are over.`;
  const notice = toast("hold_expired", "The time is no longer kept.");
  if (!isBooking) return [notice];
  const date = localDate(start, timezone);
  memory.wish = { days: { from: date, to: date } };
  return [
    notice,
    say(turn, "again", `${ended} Nothing is booked yet. Shall I look again?`, {
      replies: ["Yes, look again", "Another day"],
    }),
  ];
}

/** What is said of a time that someone else took, and of the one that is still kept. */
function goneText({ memory, config, saidAt }: Turn): string {
  const kept = memory.hold && sayDateTime(memory.hold.start, config.timezone, saidAt);
  return `That time has just gone.${kept ? ` I'm still keeping ${kept}.` : ""}`;
}
