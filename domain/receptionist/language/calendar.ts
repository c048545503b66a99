import { addDays, DAY, dateOfDay, dayNumber, type LocalDate, weekday } from "../../booking/local-date.ts";
import { offsetAt } from "../../booking/zone.ts";

/** Calendar days, both ends included. */
export interface DayRange {
  from: LocalDate;
  to: LocalDate;
}

/**
 * What calendar and clock on the wall show at an instant (epoch milliseconds) in an IANA zone: the date, and the
 * minutes since 00:00, from 0 to 1439. Throws RangeError for a zone that the platform does not know.
 */
export function localNow(now: number, timezone: string): { date: LocalDate; minute: number } {
  const wall = now + offsetAt(now, timezone);
  const day = Math.floor(wall / DAY);
  return { date: dateOfDay(day), minute: Math.floor((wall - day * DAY) / 60_000) };
}

/** Whole days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date with these parts (month 1 to 12), or null where the calendar has none, as for 31 November. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  const date = dateOfDay(Date.UTC(year, month - 1, day) / DAY);
  const parts = partsOf(date);
  return parts.month === month && parts.day === day ? date : null;
}

/** Year, month (1 to 12) and day of a date. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The range of one day. */
export function oneDay(date: LocalDate): DayRange {
  return { from: date, to: date };
}

/** The shortest range that holds both. */
export function hull(a: DayRange, b: DayRange): DayRange {
  return { from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}

/** Monday to Sunday around a date, or so many weeks later. */
export function weekOf(date: LocalDate, weeksLater = 0): DayRange {
  const monday = addDays(date, 1 - weekday(date) + 7 * weeksLater);
  return { from: monday, to: addDays(monday, 6) };
}

/** First to last day of a month; months beyond 1 to 12 run into the neighbouring years. */
export function monthRange(year: number, month: number): DayRange {
  return { from: dateOfDay(Date.UTC(year, month - 1) / DAY), to: dateOfDay(Date.UTC(year, month) / DAY - 1) };
}
