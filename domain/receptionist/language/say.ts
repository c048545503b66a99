import { formatInTimeZone } from "date-fns-tz";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { HoursWindow, Weekday, WeeklyHours } from "../../../db/schema/hours.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * "Tuesday 24 November"; with the year only when it is another than the year of `now`.
 *
 * @param at epoch milliseconds
 * @param now epoch milliseconds; without it the year is never said
 */
export function sayDay(at: number, timezone: string, now?: number): string {
  const isOtherYear = now !== undefined && year(at, timezone) !== year(now, timezone);
  return formatInTimeZone(at, timezone, isOtherYear ? "EEEE d MMMM yyyy" : "EEEE d MMMM");
}

/** "2:30 pm", from epoch milliseconds. */
export function sayTime(at: number, timezone: string): string {
  return formatInTimeZone(at, timezone, "h:mm aaa");
}

/** "Tuesday 24 November at 2:30 pm", from epoch milliseconds; the year as in `sayDay`. */
export function sayDateTime(at: number, timezone: string, now?: number): string {
  return `${sayDay(at, timezone, now)} at ${sayTime(at, timezone)}`;
}

/** "Tue 24 Nov at 2:30 pm", where every character counts; from epoch milliseconds. */
export function sayShortDateTime(at: number, timezone: string): string {
  return `${formatInTimeZone(at, timezone, "EEE d MMM")} at ${sayTime(at, timezone)}`;
}

/** "a, b and c". */
export function sayList(items: readonly string[], last: "and" | "or" = "and"): string {
  const [end, ...before] = [...items].reverse();
  if (end === undefined) return "";
  return before.length === 0 ? end : `${before.reverse().join(", ")} ${last} ${end}`;
}

/** "$90" or "£45.50"; pence and cents are left away where there are none. `amountMinor` in the currency's smallest unit. */
export function sayMoney({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  // Yen have no smaller unit, Kuwaiti dinars a thousand of them (ISO 4217).
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

/** An E.164 number in groups, "+1 212 555 0142". */
export function sayPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** "45 minutes", "1 hour", "1 hour 30 minutes". */
export function sayDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? count(hours, "hour") : "", rest > 0 || hours === 0 ? count(rest, "minute") : ""];
  return parts.filter(Boolean).join(" ");
}

/** "Monday to Friday 9:00 am to 5:00 pm; Saturday 9:00 am to 1:00 pm; closed Sunday". */
export function sayHours(hours: WeeklyHours): string {
  const days = WEEKDAYS.map((name, index) => ({ name, windows: sayWindows(hours[(index + 1) as Weekday] ?? []) }));
  const open = days.filter(({ windows }) => windows !== "");
  if (open.length === 0) return "closed all week";
  const runs = runsOf(days, (day) => day.windows).filter(([day]) => day?.windows !== "");
  const closed = runsOf(days, (day) => String(day.windows === "")).filter(([day]) => day?.windows === "");
  return [
    ...runs.map((run) => `${sayRun(run.map(({ name }) => name))} ${run[0]?.windows}`),
    ...(closed.length > 0 ? [`closed ${sayList(closed.map((run) => sayRun(run.map(({ name }) => name))))}`] : []),
  ].join("; ");
}

function year(at: number, timezone: string): string {
  return formatInTimeZone(at, timezone, "yyyy");
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function sayWindows(windows: HoursWindow[]): string {
  return sayList(windows.map(({ start, end }) => `${sayWall(start)} to ${sayWall(end)}`));
}

/** "HH:MM" as "2:30 pm"; the end "24:00" is midnight. */
function sayWall(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (hour === 24) return "midnight";
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
}

// Neighbours that are alike, kept together.
function runsOf<T>(items: T[], key: (item: T) => string): T[][] {
  return items.reduce<T[][]>((runs, item) => {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && key(last) === key(item)) runs.at(-1)?.push(item);
    else runs.push([item]);
    return runs;
  }, []);
}

function sayRun(names: string[]): string {
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : sayList(names);
}
