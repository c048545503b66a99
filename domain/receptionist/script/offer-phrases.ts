import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
import { addDays } from "../../booking/local-date.ts";
import { localDate } from "../../booking/zone.ts";
import { sayDay, sayList, sayTime } from "../language/say.ts";
import type { OfferedSlot } from "../memory.ts";
import type { Offer } from "../protocol.ts";
import type { AvailabilityOutcome } from "../tools/check-availability.ts";
import type { Draft, Turn } from "../turn.ts";
import { waysOn } from "./inquiry-phrases.ts";
import { inSentence, say, sayChoice, sayDate, sentences, wordsFor } from "./phrases.ts";
import { nameZone } from "./zones.ts";

/** Offers as the widget shows them. */
export function onWire(turn: Turn, offers: readonly OfferedSlot[]): Offer[] {
  return offers.map(({ id, start, end }) => ({
    id,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    label: sayTime(start, turn.config.timezone, turn.language),
  }));
}

/** "Tuesday 24 November at 2:00 pm and 3:30 pm, and Wednesday 25 November at 10:00 am". */
function sayOffers(turn: Turn, offers: readonly OfferedSlot[]): string {
  const { config, saidAt, language } = turn;
  const { timezone } = config;
  const words = wordsFor(turn).offers;
  const days = Map.groupBy(offers, ({ start }) => localDate(start, timezone));
  const parts = [...days.values()].map((slots) => {
    const times = slots.map(({ start }) => words.time(sayTime(start, timezone, language)));
    return words.onDay(sayDay(slots[0]?.start ?? 0, timezone, saidAt, language), sayList(times, "and", language));
  });
  const [last = "", ...before] = parts.reverse();
  return before.length > 0 ? words.days(before.reverse().join(", "), last) : last;
}

/**
 * Names the free times that were found, or says that there are none and names the nearest.
 *
 * @param none what is said where nothing fits
 */
export function offerTimes(
  turn: Turn,
  outcome: Pick<AvailabilityOutcome, "shown"> & Partial<AvailabilityOutcome>,
  service: ServiceConfig,
  none: string,
): Draft {
  const { shown, fits = false, found = 0 } = outcome;
  const { offers: words, replies } = wordsFor(turn);
  const offers = { offers: onWire(turn, shown) };
  if (shown.length === 0) {
    const on = waysOn(turn, outcome.reason);
    const text = sentences(none, on.text, words.anotherDay);
    return say(turn, "day", text, { replies: [...on.replies, replies.firstTimes, replies.nextWeek] });
  }
  const zone = nameZone(turn, shown[0]?.start ?? turn.saidAt);
  const times = sayOffers(turn, shown);
  if (!fits) {
    const { length } = shown;
    const text = sentences(none, zone, words.nearest(times, length), words.wouldThatDo(length));
    return say(turn, "slot", text, { ...offers, replies: waysOn(turn, outcome.reason).replies });
  }
  const name = inSentence(turn, service.name);
  if (shown.length === 1) {
    const text = sentences(zone, words.one(times, name), words.shallIKeep);
    return say(turn, "slot", text, { ...offers, replies: [replies.yesPlease, replies.anotherTime] });
  }
  const more = found > shown.length ? [replies.moreTimes] : [];
  const text = sentences(zone, words.several(times, name), words.oneOfThose);
  return say(turn, "slot", text, { ...offers, replies: [...more, replies.anotherDay] });
}

/** Shows the times that were named last once more. */
export function askSlot(turn: Turn, text: string): Draft {
  const { offers, shown } = turn.memory;
  const named = offers.filter(({ id }) => shown.includes(id));
  return say(turn, "slot", text, { offers: onWire(turn, named), replies: [wordsFor(turn).replies.anotherDay] });
}

/**
 * Why nothing fits the wish.
 *
 * @param more whether other times were asked for than those that were named
 */
export function noneText(
  turn: Turn,
  service: ServiceConfig,
  reason: AvailabilityOutcome["reason"],
  more: boolean,
): string {
  const { wish, staffId, notStaffIds } = turn.memory;
  const { timezone, horizonDays, staff } = turn.config;
  const isChoice = service.staffIds.length > 1;
  const person = isChoice ? staff.find(({ id }) => id === staffId)?.name : undefined;
  const others = staff.filter(({ id }) => notStaffIds.includes(id)).map(({ name }) => name);
  const sought = {
    person: person ?? null,
    without: others.length > 0 ? sayChoice(turn, others) : null,
    day: wish.days && wish.days.from === wish.days.to ? sayDate(turn, wish.days.from) : null,
  };
  const { ask, offers } = wordsFor(turn);
  switch (reason) {
    case "booking_disabled":
      return ask.bookingsOff;
    case "beyond_horizon":
      return offers.beyondHorizon(sayDate(turn, addDays(localDate(turn.saidAt, timezone), horizonDays)));
    case "too_soon":
      return offers.tooSoon;
    case "closed":
      return offers.closed(inSentence(turn, service.name), sought);
    case "fully_booked":
      return offers.full(sought);
    default:
      return offers.nothing(sought, { isMore: more, hasTime: wish.time !== undefined });
  }
}
