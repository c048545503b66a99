import type { Weekday } from "../../../db/schema/hours.ts";

/** A calendar day "YYYY-MM-DD" without a zone of its own (here always the tenant's); sorts as text. */
export type LocalDate = string;

/** Calendar days, both ends included. */
export interface DayRange {
  from: LocalDate;
  to: LocalDate;
}

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The wall calendar and clock of a zone at an instant. By Intl and not by date-fns-tz, whose results pass through the
 * machine's own zone and bend where that zone has a gap.
 *
 * @param now epoch milliseconds
 * @param timezone IANA name; an unknown one throws RangeError
 * @returns the day, and the minutes since its midnight (0 to 1439)
 */
export function localNow(now: number, timezone: string): { date: LocalDate; minute: number } {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone: timezone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formatters.set(timezone, formatter);
  }
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatter.formatToParts(now)) part[type] = value;
  return { date: `${part.year}-${part.month}-${part.day}`, minute: Number(part.hour) * 60 + Number(part.minute) };
}

/** The day `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtc(Date.parse(date) + days * DAY_MS);
}

/** Whole days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): Weekday {
  return (new Date(Date.parse(date)).getUTCDay() || 7) as Weekday;
}

/** The day with these parts (month 1 to 12), or null where the calendar has none, as for 31 November. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? fromUtc(at.getTime()) : null;
}

/** Year, month (1 to 12) and day of a date. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Monday to Sunday around a date, moved by whole weeks. */
export function weekOf(date: LocalDate, weeksLater = 0): DayRange {
  const monday = addDays(date, 1 - weekdayOf(date) + 7 * weeksLater);
  return { from: monday, to: addDays(monday, 6) };
}

/** First to last day of a month; months beyond 1 to 12 run into the neighbouring years. */
export function monthRange(year: number, month: number): DayRange {
  return { from: fromUtc(Date.UTC(year, month - 1, 1)), to: fromUtc(Date.UTC(year, month, 0)) };
}

function fromUtc(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}
