import type { Weekday } from "../../../db/schema/hours.ts";
import { type Language, wordsOf } from "../../../words/languages.ts";
import { addDays, type LocalDate, weekday } from "../../booking/local-date.ts";
import { partsOf } from "../language/calendar.ts";
import { type Place, placeOf } from "./places.ts";

export interface DayMention extends Place {
  /** Whether a date can be meant. */
  fits(date: LocalDate): boolean;
}
export interface TimeMention extends Place {
  /** Minutes after midnight; two where morning and afternoon are not told apart. */
  minutes: readonly number[];
}

const TWELVE = /(?<![\p{L}\p{N}:.])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s*([ap])\.?\s?m\b\.?/giu;
const TWENTY_FOUR = /(?<![\p{L}\p{N}:.])([01]?\d|2[0-4])[:h]([0-5]\d)(?![\p{L}\p{N}:])/giu;
const NUMERIC = /(?<![\p{L}\p{N}])(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{2,4}))?(?![\p{L}\p{N}])/gu;
/** How far apart the parts of one date may stand: "Tuesday, 24 November". */
const APART = 4;

/** The times of day in a sentence. */
export function timesIn(text: string, language: Language): TimeMention[] {
  const twelve = [...text.matchAll(TWELVE)].map((match) => {
    const [, hour = "", minute = "0", half = ""] = match;
    const minutes = (Number(hour) % 12) * 60 + Number(minute) + (half.toLowerCase() === "p" ? 720 : 0);
    return { ...placeOf(match), minutes: [minutes] };
  });
  const others = [...text.matchAll(TWENTY_FOUR)].map((match) => {
    const [, hour = "", minute = ""] = match;
    const minutes = Number(hour) * 60 + Number(minute);
    return { ...placeOf(match), minutes: Number(hour) < 12 ? [minutes, minutes + 720] : [minutes] };
  });
  const words = Object.entries(wordsOf(language).guard.wordTimes).flatMap(([word, minutes]) =>
    [...text.matchAll(wholeWord(word))].map((match) => ({ ...placeOf(match), minutes: [minutes] })),
  );
  const free = others.filter((one) => !twelve.some((other) => overlaps(one, other)));
  return [...twelve, ...free, ...words].sort((a, b) => a.from - b.from);
}

/** The days in a sentence; what stands together is one day: "Tuesday 24 November". */
export function daysIn(text: string, language: Language, today: LocalDate): DayMention[] {
  const { weekdays, months } = namesOf(language);
  const byMonth = `(?:${months.map(({ name }) => name).join("|")})`;
  const monthOf = (name: string) => months.find((month) => month.name === name.toLowerCase())?.number ?? 0;
  const isDayOf = (day: number, month: number) => (date: LocalDate) =>
    partsOf(date).day === day && partsOf(date).month === month;
  const mentions: DayMention[] = [
    ...[...text.matchAll(wholeWord(`(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of |de )?(${byMonth})\\.?`))].map((match) => {
      const [, day = "", month = ""] = match;
      return { ...placeOf(match), fits: isDayOf(Number(day), monthOf(month)) };
    }),
    ...[...text.matchAll(wholeWord(`(${byMonth})\\.?\\s+(?:the )?(\\d{1,2})(?:st|nd|rd|th)?`))].map((match) => {
      const [, month = "", day = ""] = match;
      return { ...placeOf(match), fits: isDayOf(Number(day), monthOf(month)) };
    }),
    ...[...text.matchAll(NUMERIC)].map((match) => ({ ...placeOf(match), fits: numericDate(match) })),
    ...[...text.matchAll(wholeWord("(\\d{1,2})(?:st|nd|rd|th)"))].map((match) => ({
      ...placeOf(match),
      fits: (date: LocalDate) => partsOf(date).day === Number(match[1]),
    })),
    ...weekdays.flatMap(({ name, number }) =>
      [...text.matchAll(wholeWord(`${name}s?`))].map((match) => ({
        ...placeOf(match),
        fits: (date: LocalDate) => weekday(date) === number,
      })),
    ),
    ...Object.entries(wordsOf(language).guard.relativeDays).flatMap(([word, days]) =>
      [...text.matchAll(wholeWord(word))].map((match) => ({
        ...placeOf(match),
        fits: (date: LocalDate) => date === addDays(today, days),
      })),
    ),
  ];
  return together(mentions);
}

/** Keeps the longest of those that overlap, and joins those that stand together. */
function together(mentions: readonly DayMention[]): DayMention[] {
  const longest = mentions.filter(
    (one) => !mentions.some((other) => overlaps(one, other) && other.to - other.from > one.to - one.from),
  );
  const joined: DayMention[] = [];
  for (const one of longest.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (!last || one.from - last.to > APART) joined.push(one);
    else joined[joined.length - 1] = { from: last.from, to: one.to, fits: (date) => last.fits(date) && one.fits(date) };
  }
  return joined;
}

/** Either order of day and month: whoever reads it may mean either. */
function numericDate([, first = "", , second = "", third = ""]: RegExpMatchArray): (date: LocalDate) => boolean {
  if (first.length === 4) return (date) => date === `${first}-${second.padStart(2, "0")}-${third.padStart(2, "0")}`;
  return (date) => {
    const { day, month } = partsOf(date);
    const [a, b] = [Number(first), Number(second)];
    return (day === a && month === b) || (day === b && month === a);
  };
}

interface Names {
  weekdays: { name: string; number: Weekday }[];
  months: { name: string; number: number }[];
}

const known = new Map<Language, Names>();

/** The names of days and months, in full and short, in lower case. */
function namesOf(language: Language): Names {
  const names = known.get(language) ?? readNames(wordsOf(language).about.tag);
  known.set(language, names);
  return names;
}

function readNames(tag: string): Names {
  const forms = (part: "weekday" | "month", at: number) =>
    (["long", "short"] as const).map((form) =>
      new Intl.DateTimeFormat(tag, { [part]: form, timeZone: "UTC" }).format(at).toLowerCase().replace(/\.$/, ""),
    );
  const unique = <Item extends { name: string }>(items: Item[]) =>
    items.filter(({ name }, n) => items.findIndex((other) => other.name === name) === n);
  return {
    // 5 January 1970 was a Monday.
    weekdays: unique(
      ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((number) =>
        forms("weekday", Date.UTC(1970, 0, 4 + number)).map((name) => ({ name, number })),
      ),
    ),
    months: unique(
      Array.from({ length: 12 }, (_, index) =>
        forms("month", Date.UTC(1970, index, 15)).map((name) => ({ name, number: index + 1 })),
      ).flat(),
    ),
  };
}

const patterns = new Map<string, RegExp>();

function wholeWord(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const made = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");
  patterns.set(pattern, made);
  return made;
}

function overlaps(a: Place, b: Place): boolean {
  return a.from < b.to && b.from < a.to;
}
