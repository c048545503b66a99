import { addDays, DAY, dateOfDay, dayNumber, type LocalDate } from "./local-date.ts";
import type { Range } from "./ranges.ts";

/**
 * Wall time in an IANA zone to epoch milliseconds and back.
 *
 * The platform's zone data is asked once per zone and UTC day; everything after that is arithmetic. It rests on one fact
 * about that data, which a test watches: no zone changes its offset twice within two days.
 */

/** What is known about one zone; offsets are wall clock minus UTC, in milliseconds. */
interface Zone {
  format: Intl.DateTimeFormat;
  /** Offset at 00:00 UTC, by day number. */
  atMidnight: Map<number, number>;
  /** The instant at which the offset changes, by number of the UTC day in which it does. */
  changes: Map<number, number>;
}

// A formatter is heavy and zones and dates may come from anybody's request, so both caches start again when full.
const MAX_ZONES = 64;
const MAX_DAYS = 4096;
const zones = new Map<string, Zone>();

/** Wall clock minus UTC at an instant, in milliseconds. Throws RangeError for a zone that the platform does not know. */
export function offsetAt(instant: number, timezone: string): number {
  const zone = zoneNamed(timezone);
  const day = Math.floor(instant / DAY);
  const before = offsetAtMidnight(zone, day);
  const after = offsetAtMidnight(zone, day + 1);
  if (before === after) return before;
  return instant < changeWithin(zone, day, before) ? before : after;
}

/** The instant of a wall time, given as minutes after midnight of a date; 1440 is the next midnight. */
export function toInstant(date: LocalDate, minutes: number, timezone: string): number {
  return wallToInstant(dayNumber(date) * DAY + minutes * 60_000, timezone);
}

/**
 * The instant of a wall time, given as the epoch milliseconds at which UTC clocks show it.
 *
 * Ambiguity is settled as Temporal's "compatible" (https://tc39.es/proposal-temporal/docs/ambiguity.html): a time that
 * the clock skips moves later by the length of the gap, of a time that it shows twice the first is meant.
 */
export function wallToInstant(wall: number, timezone: string): number {
  // No offset exceeds a day, so these two are the offsets before and after any change near this wall time.
  const before = offsetAt(wall - DAY, timezone);
  const after = offsetAt(wall + DAY, timezone);
  if (before === after) return wall - before;
  const beforeIsReal = offsetAt(wall - before, timezone) === before;
  const afterIsReal = offsetAt(wall - after, timezone) === after;
  // In an overlap both are real and the old offset gives the earlier instant; in a gap neither is, and the old offset
  // gives the shifted one.
  return afterIsReal && !beforeIsReal ? wall - after : wall - before;
}

/** The date that a calendar on the wall shows at an instant. */
export function localDate(instant: number, timezone: string): LocalDate {
  return dateOfDay(Math.floor((instant + offsetAt(instant, timezone)) / DAY));
}

/** The instant of 00:00; where the clock skips midnight it shows a later time, as a rule 01:00. */
export function startOfDay(date: LocalDate, timezone: string): number {
  return toInstant(date, 0, timezone);
}

/** The stretch of time that the dates `from` to `to`, both included, mean in a zone. */
export function dateRange(from: LocalDate, to: LocalDate, timezone: string): Range {
  return { start: startOfDay(from, timezone), end: startOfDay(addDays(to, 1), timezone) };
}

function zoneNamed(timezone: string): Zone {
  let zone = zones.get(timezone);
  if (!zone) {
    if (zones.size >= MAX_ZONES) zones.clear();
    const format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
    zone = { format, atMidnight: new Map(), changes: new Map() };
    zones.set(timezone, zone);
  }
  return zone;
}

function offsetAtMidnight(zone: Zone, day: number): number {
  let offset = zone.atMidnight.get(day);
  if (offset === undefined) {
    if (zone.atMidnight.size >= MAX_DAYS) zone.atMidnight.clear();
    offset = readOffset(zone, day * DAY);
    zone.atMidnight.set(day, offset);
  }
  return offset;
}

function changeWithin(zone: Zone, day: number, before: number): number {
  let change = zone.changes.get(day);
  if (change === undefined) {
    if (zone.changes.size >= MAX_DAYS) zone.changes.clear();
    change = findChange(zone, day, before);
    zone.changes.set(day, change);
  }
  return change;
}

/** Halves the day until the change is found; zones change on whole seconds. */
function findChange(zone: Zone, day: number, before: number): number {
  let oldUntil = day * DAY;
  let newFrom = oldUntil + DAY;
  while (newFrom - oldUntil > 1000) {
    const middle = oldUntil + Math.floor((newFrom - oldUntil) / 2000) * 1000;
    if (readOffset(zone, middle) === before) oldUntil = middle;
    else newFrom = middle;
  }
  return newFrom;
}

/** Asks the platform, which answers "GMT", "GMT-03:30" or, for old dates, "GMT-00:44:30". */
function readOffset(zone: Zone, instant: number): number {
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(zone.format.format(instant));
  if (!match) throw new Error("The platform names offsets in a way that zone.ts does not read");
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
  return sign === "-" ? -size : size;
}
