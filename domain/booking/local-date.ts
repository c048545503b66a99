import type { Weekday } from "../../db/schema/hours.ts";

/**
 * A date on a wall calendar, "YYYY-MM-DD", without a zone. Its text sorts as the dates do, so `<` and `===` compare it.
 */
export type LocalDate = string;

/** Milliseconds of a day on a clock that nobody turns. */
export const DAY = 86_400_000;

/** Days since 1970-01-01; a bare ISO date is read as UTC (ECMA-262, Date Time String Format). */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY;
}

/** The date that lies `day` days after 1970-01-01. `Date` is only a calendar here: it reads no clock and no zone. */
export function dateOfDay(day: number): LocalDate {
  // Cut at the T: years after 9999 and before 0 are longer and still read back by `dayNumber`.
  return new Date(day * DAY).toISOString().slice(0, -"T00:00:00.000Z".length);
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** ISO weekday, 1 is Monday and 7 is Sunday. */
export function weekday(date: LocalDate): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** ISO weekday of the date that lies `day` days after 1970-01-01. */
export function weekdayOfDay(day: number): Weekday {
  // 1970-01-01 was a Thursday. The second remainder keeps the days before it positive.
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
