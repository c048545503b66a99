import type { Weekday } from "../../../db/schema/hours.ts";
import { addDays, type LocalDate } from "../../booking/local-date.ts";
import { toInstant } from "../../booking/zone.ts";
import { daysBetween, localNow } from "./calendar.ts";
import type { TimeRange, WhenReading } from "./when.ts";

/**
 * What was said in another zone, in the business's: its days and hours, or null where that cannot be said in one stretch
 * of a day (it would run over the business's midnight, or the clocks of one of them change between its days).
 *
 * @param around the date that a time without a day is meant for
 */
export function shiftWhen(when: WhenReading, from: string, to: string, around: LocalDate): WhenReading | null {
  const { time, days, ambiguous } = when;
  if (!time || ambiguous) return when;
  const first = shifted(time, days?.from ?? around, from, to);
  const last = shifted(time, days?.to ?? around, from, to);
  if (!first || !last || !isSame(first.time, last.time) || first.days !== last.days) return null;
  if (!days && first.days !== 0) return null;
  return {
    ...when,
    time: first.time,
    ...(days && { days: { from: addDays(days.from, first.days), to: addDays(days.to, last.days) } }),
    ...(when.weekdays && first.days !== 0 && { weekdays: when.weekdays.map((day) => turned(day, first.days)) }),
  };
}

function shifted(time: TimeRange, date: LocalDate, from: string, to: string): { time: TimeRange; days: number } | null {
  const { fromMinute, toMinute, exact } = time;
  const [start, end] = [fromMinute, toMinute].map((minute) => localNow(toInstant(date, minute, from), to));
  if (!start || !end) return null;
  if (start.date === end.date)
    return { time: { fromMinute: start.minute, toMinute: end.minute, exact }, days: daysBetween(date, start.date) };
  // What reaches to the end of their day reaches to the end of ours, and the same of its beginning.
  if (toMinute === 1440)
    return { time: { fromMinute: start.minute, toMinute, exact }, days: daysBetween(date, start.date) };
  if (fromMinute === 0) return { time: { fromMinute, toMinute: end.minute, exact }, days: daysBetween(date, end.date) };
  return null;
}

function isSame(a: TimeRange, b: TimeRange): boolean {
  return a.fromMinute === b.fromMinute && a.toMinute === b.toMinute;
}

function turned(day: Weekday, by: number): Weekday {
  return (((((day - 1 + by) % 7) + 7) % 7) + 1) as Weekday;
}
