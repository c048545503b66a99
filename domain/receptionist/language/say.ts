import { formatInTimeZone } from "date-fns-tz";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { HoursWindow, Weekday, WeeklyHours } from "../../../db/schema/hours.ts";
import { type Language, wordsOf } from "../../../words/languages.ts";
import type { SpeechWords } from "../../../words/types/speech.ts";

/**
 * "Tuesday 24 November"; with the year only when it is another than the year of `now`.
 *
 * @param at epoch milliseconds
 * @param now epoch milliseconds; without it the year is never said
 */
export function sayDay(at: number, timezone: string, now: number | undefined, language: Language): string {
  const { day, dayWithYear, dateLocale: locale } = wordsOf(language).speech;
  const isOtherYear = now !== undefined && year(at, timezone) !== year(now, timezone);
  return formatInTimeZone(at, timezone, isOtherYear ? dayWithYear : day, { locale });
}

/** "2:30 pm", from epoch milliseconds. */
export function sayTime(at: number, timezone: string, language: Language): string {
  const { time, dateLocale: locale } = wordsOf(language).speech;
  return formatInTimeZone(at, timezone, time, { locale });
}

/** "Tuesday 24 November at 2:30 pm", from epoch milliseconds; the year as in `sayDay`. */
export function sayDateTime(at: number, timezone: string, now: number | undefined, language: Language): string {
  const { speech } = wordsOf(language);
  return speech.at(sayDay(at, timezone, now, language), sayTime(at, timezone, language));
}

/** "Tue 24 Nov at 2:30 pm", where every character counts; from epoch milliseconds. */
export function sayShortDateTime(at: number, timezone: string, language: Language): string {
  const { speech } = wordsOf(language);
  const day = formatInTimeZone(at, timezone, speech.shortDay, { locale: speech.dateLocale });
  return speech.at(day, sayTime(at, timezone, language));
}

/** "a, b and c". */
export function sayList(items: readonly string[], last: "and" | "or", language: Language): string {
  const [end, ...before] = [...items].reverse();
  if (end === undefined) return "";
  return before.length === 0 ? end : `${before.reverse().join(", ")} ${wordsOf(language).speech[last](end)} ${end}`;
}

interface Price {
  /** In the currency's smallest unit. */
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
}

/** "$90" or "£45.50"; pence and cents are left away where there are none. */
export function sayMoney(price: Price, language: Language): string {
  const { currency } = price;
  const { numberLocale } = wordsOf(language).speech;
  const format = new Intl.NumberFormat(numberLocale(currency), {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(majorUnits(price));
}

/** An amount in its currency's own unit. Yen have no smaller one, Kuwaiti dinars a thousand of them (ISO 4217). */
export function majorUnits({ amountMinor, currency }: Price): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return amountMinor / 10 ** maximumFractionDigits;
}

/** An E.164 number in groups, "+1 212 555 0142". */
export function sayPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** "45 minutes", "1 hour", "1 hour 30 minutes". */
export function sayDuration(minutes: number, language: Language): string {
  const { speech } = wordsOf(language);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? speech.hours(hours) : "", rest > 0 || hours === 0 ? speech.minutes(rest) : ""];
  return parts.filter(Boolean).join(" ");
}

/** "Monday to Friday 9:00 am to 5:00 pm; Saturday 9:00 am to 1:00 pm; closed Sunday". */
export function sayHours(hours: WeeklyHours, language: Language): string {
  const { speech } = wordsOf(language);
  const says = (windows: HoursWindow[]) => sayWindows(windows, language);
  const days = speech.weekdays.map((name, index) => ({ name, windows: says(hours[(index + 1) as Weekday] ?? []) }));
  const open = days.filter(({ windows }) => windows !== "");
  if (open.length === 0) return speech.closedAllWeek;
  const sayRun = (run: { name: string }[]) => {
    const names = run.map(({ name }) => name);
    return names.length > 2 ? speech.fromTo(names[0] ?? "", names.at(-1) ?? "") : sayList(names, "and", language);
  };
  const runs = runsOf(days, (day) => day.windows).filter(([day]) => day?.windows !== "");
  const closed = runsOf(days, (day) => String(day.windows === "")).filter(([day]) => day?.windows === "");
  return [
    ...runs.map((run) => `${sayRun(run)} ${run[0]?.windows}`),
    ...(closed.length > 0 ? [speech.closed(sayList(closed.map(sayRun), "and", language))] : []),
  ].join("; ");
}

function year(at: number, timezone: string): string {
  return formatInTimeZone(at, timezone, "yyyy");
}

function sayWindows(windows: HoursWindow[], language: Language): string {
  const { speech } = wordsOf(language);
  const times = windows.map(({ start, end }) => speech.fromTo(sayWall(start, speech), sayWall(end, speech)));
  return sayList(times, "and", language);
}

/** "HH:MM" as "2:30 pm"; the end "24:00" is midnight. */
function sayWall(time: string, { midnight, time: pattern, dateLocale: locale }: SpeechWords): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (hour === 24) return midnight;
  return formatInTimeZone(Date.UTC(1970, 0, 1, hour, minute), "UTC", pattern, { locale });
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
