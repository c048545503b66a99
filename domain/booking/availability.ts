import type { DateOverride, WeeklyHours } from "../../db/schema/hours.ts";
import { addDays } from "./local-date.ts";
import { intersect, merge, type Range, subtract, type Walk, walkClear, walkInside } from "./ranges.ts";
import { type LocalDay, localDays, windowsByDay } from "./windows.ts";
import { localDate, startOfDay } from "./zone.ts";

/** When a business can be booked. Hours are wall time in `timezone`; a step must be more than 0. */
export interface OpeningRules {
  timezone: string;
  weeklyHours: WeeklyHours;
  overrides: DateOverride[];
  slotStepMinutes: number;
  minimumNoticeMinutes: number;
  /** The last bookable date is this many days after today's. */
  horizonDays: number;
  bookingEnabled: boolean;
}

/** How long a service takes. Buffers keep its neighbours away and are no part of what the client sees. */
export interface ServiceRules {
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** When one person works, where the business is open. */
export interface StaffRules {
  id: string;
  /** null: the business's hours. */
  weeklyHours: WeeklyHours | null;
  overrides: DateOverride[];
  timeOff: Range[];
}

/** An appointment, a hold or external busy time of one person, its own buffers included. */
export interface Busy extends Range {
  staffId: string;
}

/** A time that can be booked, in epoch milliseconds without buffers, and who could take it, in the order asked with. */
export interface Slot {
  start: number;
  end: number;
  staffIds: string[];
}

/**
 * Why there is no slot. `closed`: nobody works a stretch that fits the service; `beyond_horizon`: all such starts lie
 * too far ahead; `too_soon`: those that do not lie before now + notice; `fully_booked`: the rest is taken.
 */
export type EmptyReason = "booking_disabled" | "closed" | "fully_booked" | "beyond_horizon" | "too_soon";

/** The rules that decide what is on offer, before anything is booked. */
export interface Offering {
  rules: OpeningRules;
  service: ServiceRules;
  /** Who offers the service. */
  staff: readonly StaffRules[];
  /** Epoch milliseconds. */
  now: number;
}

/** What is asked: which starts in [from, to), in epoch milliseconds, are free beside these busy times? */
export interface SlotSearch extends Offering {
  /** Of these and other people, in any order. */
  busy: readonly Busy[];
  from: number;
  to: number;
}

export interface Availability {
  slots: Slot[];
  /** Present exactly when there are no slots. */
  reason?: EmptyReason;
}

const MINUTE = 60_000;

/**
 * Free slots whose start lies in [from, to), in time order.
 *
 * The grid is the business's: starts follow each opening window of a date by whole steps of elapsed time, and a new date
 * starts a new grid even if the business stays open over midnight. The service must fit into time that is open and
 * worked without a break (there midnight does not count) and free of time off. Buffers may reach outside of it, but with
 * them the service must clear every busy range, whose own buffers are part of it: buffers of neighbours add up.
 */
export function findSlots(input: SlotSearch): Availability {
  const { rules, service, now, from, to } = input;
  if (!rules.bookingEnabled) return { slots: [], reason: "booking_disabled" };

  const duration = service.durationMinutes * MINUTE;
  const before = service.bufferBeforeMinutes * MINUTE;
  const after = service.bufferAfterMinutes * MINUTE;
  const earliest = now + rules.minimumNoticeMinutes * MINUTE;
  const horizon = startOfDay(addDays(localDate(now, rules.timezone), rules.horizonDays + 1), rules.timezone);

  // A service may end on a later date than it starts. One day more, because a clock that is turned back over midnight
  // shows a date again after the next one began (St. John's until 2011).
  const lastDate = addDays(localDate(to + duration, rules.timezone), 1);
  const days = localDays(localDate(from, rules.timezone), lastDate, rules.timezone);
  const opening = windowsByDay(days, rules, rules.timezone).map((windows) => windows ?? []);
  const people = peopleAtWork(input, days, opening);

  const slots: Slot[] = [];
  let reason: EmptyReason = "closed";
  for (const start of gridStarts(opening.flat(), rules.slotStepMinutes * MINUTE, from, to)) {
    const end = start + duration;
    const working = people.filter((person) => person.works(start, end));
    if (working.length === 0) continue;
    if (start >= horizon) {
      if (reason === "closed") reason = "beyond_horizon";
      break;
    }
    if (start < earliest) {
      reason = "too_soon";
      continue;
    }
    reason = "fully_booked";
    const free = working.filter((person) => person.isFree(start - before, end + after));
    if (free.length > 0) slots.push({ start, end, staffIds: free.map((person) => person.id) });
  }
  return slots.length > 0 ? { slots } : { slots, reason };
}

/**
 * Who could take exactly this start by the rules alone: grid, hours, time off, notice, horizon and the booking switch,
 * with busy times left aside. It is the same search over one millisecond, so the two cannot disagree.
 */
export function staffOnOffer(input: Offering & { start: number }): string[] {
  const { slots } = findSlots({ ...input, busy: [], from: input.start, to: input.start + 1 });
  return slots[0]?.staffIds ?? [];
}

interface Person {
  id: string;
  works: Walk;
  isFree: Walk;
}

/** Each person's time at work and time taken, sorted once so that the search can walk along both. */
function peopleAtWork(input: SlotSearch, days: readonly LocalDay[], opening: readonly Range[][]): Person[] {
  const open = merge(opening.flat());
  const busyBy = Map.groupBy(input.busy, (busy) => busy.staffId);
  return input.staff.map((person) => {
    const worked = timeAtWork(person, days, opening, input.rules.timezone, open);
    return { id: person.id, works: walkInside(worked), isFree: walkClear(merge(busyBy.get(person.id) ?? [])) };
  });
}

/**
 * When somebody is there: in what is open and in their own hours, and not off. Merged.
 *
 * @param opening the business's windows of each day
 * @param open the same, merged
 */
export function timeAtWork(
  person: StaffRules,
  days: readonly LocalDay[],
  opening: readonly Range[][],
  timezone: string,
  open: readonly Range[] = merge(opening.flat()),
): Range[] {
  const own = windowsByDay(days, person, timezone).flatMap((windows, day) => windows ?? opening[day] ?? []);
  return subtract(intersect(open, merge(own)), merge(person.timeOff));
}

/** The starts in [from, to) that the windows' grids hold, in time order. */
function* gridStarts(windows: readonly Range[], step: number, from: number, to: number): Generator<number> {
  if (!(step > 0)) throw new RangeError("The slot step must be more than 0");
  for (const window of windows) {
    const skipped = Math.max(0, Math.ceil((from - window.start) / step));
    const end = Math.min(window.end, to);
    for (let start = window.start + skipped * step; start < end; start += step) yield start;
  }
}
