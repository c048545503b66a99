import { Temporal } from "temporal-polyfill";
import type { DateOverride, HoursWindow, Weekday, WeeklyHours } from "../../../db/schema/hours.ts";
import type { Availability, findSlots, StaffRules } from "../../../domain/booking/availability.ts";
import type { Range } from "../../../domain/booking/ranges.ts";

/**
 * The rules of availability written a second time, as naively as they can be, to check the fast ones against.
 *
 * Time is a set of minutes: a business is open in these, a person works in those, and a service fits if each of its
 * minutes is in both. Wall times come from Temporal, one ZonedDateTime per slot. Nothing is shared with the domain.
 * Hours and grids must lie on whole minutes, which all zones have since 1972; time off and busy times may lie anywhere.
 */
export function oracle(input: Parameters<typeof findSlots>[0]): Availability {
  if (!input.rules.bookingEnabled) return { slots: [], reason: "booking_disabled" };
  const { rules, service } = input;
  const zone = rules.timezone;
  const dates = datesAround(input.from, input.to, zone);
  const openByDate = dates.map((date) => minutesOpen(date, windowsFor(date, rules) ?? [], zone));
  const open = new Set(openByDate.flatMap((minutes) => [...minutes]));
  const people = input.staff.map((person) => ({ person, works: minutesWorked(person, dates, openByDate, zone) }));

  const now = at(input.now, zone);
  const earliest = now.add({ minutes: rules.minimumNoticeMinutes }).epochMilliseconds;
  const lastDate = now.toPlainDate().add({ days: rules.horizonDays });

  const offered = openByDate
    .flatMap((minutes) => grid(minutes, rules.slotStepMinutes))
    .filter((minute) => minute * 60_000 >= input.from && minute * 60_000 < input.to)
    .map((minute) => {
      const start = at(minute * 60_000, zone);
      const end = start.add({ minutes: service.durationMinutes });
      const able = people.filter(({ person, works }) => {
        for (let each = minute; each < minute + service.durationMinutes; each++) {
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

function minutesWorked(
  person: StaffRules,
  dates: Temporal.PlainDate[],
  openByDate: Set<number>[],
  zone: string,
): Set<number> {
  const minutes = dates.flatMap((date, i) => {
    const windows = windowsFor(date, person);
    return [...(windows ? minutesOpen(date, windows, zone) : (openByDate[i] ?? []))];
  });
  return new Set(minutes);
}

function windowsFor(date: Temporal.PlainDate, hours: Hours): HoursWindow[] | null {
  const override = hours.overrides.find((candidate) => candidate.date === date.toString());
  if (override) return override.windows;
  return hours.weeklyHours && (hours.weeklyHours[date.dayOfWeek as Weekday] ?? []);
}

/** The minutes since the epoch that the windows of a date cover, none outside of the date. */
function minutesOpen(date: Temporal.PlainDate, windows: HoursWindow[], zone: string): Set<number> {
  const midnight = date.toZonedDateTime(zone).epochMilliseconds;
  const nextMidnight = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const minutes = new Set<number>();
  for (const window of windows) {
    const end = Math.min(wall(date, window.end, zone), nextMidnight);
    for (let t = Math.max(wall(date, window.start, zone), midnight); t < end; t += 60_000) minutes.add(t / 60_000);
  }
  return minutes;
}

function wall(date: Temporal.PlainDate, time: string, zone: string): number {
  const local = time === "24:00" ? date.add({ days: 1 }).toPlainDateTime("00:00") : date.toPlainDateTime(time);
  return local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** Every `step`-th minute of each stretch without a break. */
function grid(minutes: Set<number>, step: number): number[] {
  let first = 0;
  return [...minutes]
    .sort((a, b) => a - b)
    .filter((minute) => {
      if (!minutes.has(minute - 1)) first = minute;
      return (minute - first) % step === 0;
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
