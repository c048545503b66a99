import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
import { addDays } from "../../booking/local-date.ts";
import { localDate } from "../../booking/zone.ts";
import { sayDay, sayList, sayTime } from "../language/say.ts";
import type { OfferedSlot } from "../memory.ts";
import type { Offer } from "../protocol.ts";
import type { AvailabilityOutcome } from "../tools/check-availability.ts";
import type { Draft, Turn } from "../turn.ts";
import { inSentence, say, sayDate } from "./phrases.ts";
import { nameZone } from "./zones.ts";

/** Offers as the widget shows them. */
export function onWire(turn: Turn, offers: readonly OfferedSlot[]): Offer[] {
  return offers.map(({ id, start, end }) => ({
    id,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    label: sayTime(start, turn.config.timezone),
  }));
}

/** "Tuesday 24 November at 2:00 pm and 3:30 pm, and Wednesday 25 November at 10:00 am". */
function sayOffers(turn: Turn, offers: readonly OfferedSlot[]): string {
  const { timezone } = turn.config;
  const days = Map.groupBy(offers, ({ start }) => localDate(start, timezone));
  const parts = [...days.values()].map((slots) => {
    const times = sayList(slots.map(({ start }) => sayTime(start, timezone)));
    return `${sayDay(slots[0]?.start ?? 0, timezone, turn.saidAt)} at ${times}`;
  });
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}` : (parts[0] ?? "");
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
  const offers = { offers: onWire(turn, shown) };
  if (shown.length === 0) {
    const text = `${none} Would another day suit you?`;
    return say(turn, "day", text, { replies: ["First free times", "Next week"] });
  }
  const zone = nameZone(turn, shown[0]?.start ?? turn.saidAt);
  const times = sayOffers(turn, shown);
  if (!fits) {
    const only = shown.length === 1;
    const text = `${none} ${zone}The nearest ${only ? "is" : "are"} ${times}. Would ${only ? "that" : "one of those"} work, or another day?`;
    return say(turn, "slot", text, offers);
  }
  if (shown.length === 1) {
    return say(turn, "slot", `${zone}${times} is free for your ${inSentence(service.name)}. Shall I keep it for you?`, {
      ...offers,
      replies: ["Yes, please", "Another time"],
    });
  }
  const more = found > shown.length ? { replies: ["More times", "Another day"] } : { replies: ["Another day"] };
  const text = `${zone}For your ${inSentence(service.name)} I have ${times}. Does one of those suit you, or another day?`;
  return say(turn, "slot", text, { ...offers, ...more });
}

/** Shows the times that were named last once more. */
export function askSlot(turn: Turn, text: string): Draft {
  const { offers, shown } = turn.memory;
  const named = offers.filter(({ id }) => shown.includes(id));
  return say(turn, "slot", text, { offers: onWire(turn, named), replies: ["Another day"] });
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
  const whom = person ? ` with ${person}` : others.length > 0 ? ` without ${sayList(others, "or")}` : "";
  const day = wish.days && wish.days.from === wish.days.to ? ` on ${sayDate(turn, wish.days.from)}` : " in those days";
  switch (reason) {
    case "booking_disabled":
      return "Bookings are switched off at the moment.";
    case "beyond_horizon": {
      const last = sayDate(turn, addDays(localDate(turn.saidAt, timezone), horizonDays));
      return `I can book up to ${last}, and that is further ahead.`;
    }
    case "too_soon":
      return "That is too soon for us to take a booking.";
    case "closed":
      return `We have no ${inSentence(service.name)} appointments${whom}${day}.`;
    case "fully_booked":
      return person ? `${person} is fully booked${day}.` : `We are fully booked${day}.`;
    default:
      return `I have nothing ${more ? "more" : "free"}${wish.time ? " at that time" : ""}${whom}${day}.`;
  }
}
