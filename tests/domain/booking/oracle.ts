import { Temporal } from "temporal-polyfill";
import type { DateOverride, HoursWindow, Weekday, WeeklyHours } from "../../../db/schema/hours.ts";
import type { Availability, SlotSearch, StaffRules } from "../../../domain/booking/availability.ts";
import type { Range } from "../../../domain/booking/ranges.ts";

const TICK_MINUTES = 5;
const TICK = TICK_MINUTES * 60_000;

/**
 * The rules of availability written a second time, as naively as they can be, to check the fast ones against.
 *
 * Time is a set of ticks of five minutes: a business is open in these, a person works in those, and a service fits if
 * each of its ticks is in both. Wall times come from Temporal, one ZonedDateTime per slot. Nothing is shared with the
 * domain. Hours, steps and durations must be whole ticks; buffers, time off and busy times may be anything.
 */
export function oracle(input: SlotSearch): Availability {
  if (!input.rules.bookingEnabled) return { slots: [], reason: "booking_disabled" };
  const { rules, service } = input;
  const zone = rules.timezone;
  const dates = datesAround(input.from, input.to, zone);
  const openByDate = dates.map((date) => ticksOpen(date, windowsFor(date, rules) ?? [], zone));
  const open = new Set(openByDate.flatMap((ticks) => [...ticks]));
  const people = input.staff.map((person) => ({ person, works: ticksWorked(person, dates, openByDate, zone) }));

  const now = at(input.now, zone);
  const earliest = now.add({ minutes: rules.minimumNoticeMinutes }).epochMilliseconds;
  const lastDate = now.toPlainDate().add({ days: rules.horizonDays });

  const offered = openByDate
    .flatMap((ticks) => grid(ticks, rules.slotStepMinutes / TICK_MINUTES))
    .filter((tick) => tick * TICK >= input.from && tick * TICK < input.to)
    .map((tick) => {
      const start = at(tick * TICK, zone);
      const end = start.add({ minutes: service.durationMinutes });
      const able = people.filter(({ person, works }) => {
        for (let each = tick; each < tick + service.durationMinutes / TICK_MINUTES; each++) {
          if (!open.has(each) || !works.has(each)) return false;
        }
        return !person.timeOff.some((off) => overlap(off, start, end));
      });
      return { start, end, people: able.map(({ person }) => person) };
    })
    .filter((slot) => slot.people.length > 0);
  if (offered.length === 0) return { slots: [], reason: "closed" };

  const near = offered.filter(({ start }) => Temporal.PlainDate.compare(start.toPlainDate(), lastDate) <= 0);
  if (near.length === 0) return { slots: [], reason: "beyond_horizon" };
  const bookable = near.filter(({ start }) => start.epochMilliseconds >= earliest);
  if (bookable.length === 0) return { slots: [], reason: "too_soon" };

  const slots = bookable
    .map(({ start, end, people }) => {
      const padStart = start.subtract({ minutes: service.bufferBeforeMinutes });
      const padEnd = end.add({ minutes: service.bufferAfterMinutes });
      const free = people.filter(
        ({ id }) => !input.busy.some((busy) => busy.staffId === id && overlap(busy, padStart, padEnd)),
      );
      return { start: start.epochMilliseconds, end: end.epochMilliseconds, staffIds: free.map(({ id }) => id) };
    })
    .filter((slot) => slot.staffIds.length > 0);
  return slots.length > 0 ? { slots } : { slots, reason: "fully_booked" };
}

interface Hours {
  weeklyHours: WeeklyHours | null;
  overrides: DateOverride[];
}

function ticksWorked(
  person: StaffRules,
  dates: Temporal.PlainDate[],
  openByDate: Set<number>[],
  zone: string,
): Set<number> {
  const ticks = dates.flatMap((date, i) => {
    const windows = windowsFor(date, person);
    return [...(windows ? ticksOpen(date, windows, zone) : (openByDate[i] ?? []))];
  });
  return new Set(ticks);
}

function windowsFor(date: Temporal.PlainDate, hours: Hours): HoursWindow[] | null {
  const override = hours.overrides.find((candidate) => candidate.date === date.toString());
  if (override) return override.windows;
  return hours.weeklyHours && (hours.weeklyHours[date.dayOfWeek as Weekday] ?? []);
}

/** The ticks since the epoch that the windows of a date cover, none outside of the date. */
function ticksOpen(date: Temporal.PlainDate, windows: HoursWindow[], zone: string): Set<number> {
  const midnight = date.toZonedDateTime(zone).epochMilliseconds;
  const nextMidnight = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const ticks = new Set<number>();
  for (const window of windows) {
    const end = Math.min(wall(date, window.end, zone), nextMidnight);
    for (let t = Math.max(wall(date, window.start, zone), midnight); t < end; t += TICK) ticks.add(t / TICK);
  }
  return ticks;
}

function wall(date: Temporal.PlainDate, time: string, zone: string): number {
  const local = time === "24:00" ? date.add({ days: 1 }).toPlainDateTime("00:00") : date.toPlainDateTime(time);
  return local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** Every `step`-th tick of each stretch without a break. */
function grid(ticks: Set<number>, step: number): number[] {
  let first = 0;
  return [...ticks]
    .sort((a, b) => a - b)
    .filter((tick) => {
      if (!ticks.has(tick - 1)) first = tick;
      return (tick - first) % step === 0;
    });
}

/** The dates of the range, one before and one after. */
function datesAround(from: number, to: number, zone: string): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = [];
  const last = at(to, zone).toPlainDate().add({ days: 1 });
  for (
    let date = at(from, zone).toPlainDate().subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    dates.push(date);
  }
  return dates;
}

function at(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

function overlap(range: Range, start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): boolean {
  return range.start < range.end && range.start < end.epochMilliseconds && range.end > start.epochMilliseconds;
}
