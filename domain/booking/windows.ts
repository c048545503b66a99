import type { DateOverride, HoursWindow, Weekday, WeeklyHours } from "../../db/schema/hours.ts";
import { DAY, dateOfDay, dayNumber, type LocalDate, weekdayOfDay } from "./local-date.ts";
import { merge, type Range } from "./ranges.ts";
import { startOfDay, wallToInstant } from "./zone.ts";

/** A date and the instants at which it begins and ends, in epoch milliseconds. */
export interface LocalDay extends Range {
  date: LocalDate;
  weekday: Weekday;
  /** 00:00 of the date as `wallToInstant` takes it. */
  wallMidnight: number;
}

/** The hours of a business or a person; null weekly hours say nothing of their own. */
export interface Hours {
  weeklyHours: WeeklyHours | null;
  overrides: DateOverride[];
}

/** The days `first` to `last`, both included. */
export function localDays(first: LocalDate, last: LocalDate, timezone: string): LocalDay[] {
  const days: LocalDay[] = [];
  let start = startOfDay(first, timezone);
  for (let day = dayNumber(first); day <= dayNumber(last); day++) {
    const end = wallToInstant((day + 1) * DAY, timezone);
    days.push({ date: dateOfDay(day), weekday: weekdayOfDay(day), wallMidnight: day * DAY, start, end });
    start = end;
  }
  return days;
}

/**
 * The windows of each day, or null where these hours say nothing about it. An override replaces the weekly hours.
 *
 * A window ends with its day at the latest, so one on a date that the zone skipped (Apia, 2011-12-30) is empty, as is
 * one that a skipped hour closes before it opens. Windows of one day that touch are one.
 */
export function windowsByDay(days: readonly LocalDay[], hours: Hours, timezone: string): (Range[] | null)[] {
  const overrides = new Map(hours.overrides.map((override) => [override.date, override.windows]));
  return days.map((day) => {
    const windows = overrides.get(day.date) ?? (hours.weeklyHours && (hours.weeklyHours[day.weekday] ?? []));
    return windows && merge(windows.map((window) => windowOn(day, window, timezone)));
  });
}

function windowOn(day: LocalDay, window: HoursWindow, timezone: string): Range {
  return {
    start: wallToInstant(day.wallMidnight + sinceMidnight(window.start), timezone),
    end: Math.min(day.end, wallToInstant(day.wallMidnight + sinceMidnight(window.end), timezone)),
  };
}

/** "HH:MM" as milliseconds. */
function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}
