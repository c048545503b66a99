import { addDays, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, daysBetween, weekOf } from "../calendar.ts";
import { DAY, type DayMention, dayOf, type Marked, markDays } from "./marks.ts";
import { WEEKDAY, weekdayNamed } from "./vocabulary.ts";

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const NTH = `(${ORDINALS.join("|")}|[1-5](?:st|nd|rd|th)|last)`;

/** Parts of a week and of a month, as places counted from their first day (0) or, when negative, from their last (-1). */
const PARTS: [phrase: string, week: [number, number], month: [number, number]][] = [
  ["early|earlier|beginning of|start of|first half of", [0, 1], [0, 9]],
  ["mid|middle of", [1, 3], [10, 19]],
  ["late|later|end of|later in|tail end of|second half of", [3, 4], [20, -1]],
];

/** Marks what is picked from a period that is a mark already: "third Tuesday of X", "end of X", "two weeks after X". */
export function markPartsOfPeriods(marked: Marked): void {
  const pick = (pattern: string, read: (range: DayRange, m: RegExpExecArray) => DayRange | null) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const mention = dayOf(marked, m.at(-1));
      const ranges = (mention?.ranges ?? []).map((range) => read(range, m)).filter((range) => range !== null);
      return ranges.length > 0 ? { ranges } : null;
    });
  pick(`\\b(?:the )?${NTH} (${WEEKDAY}) (?:of|in) (?:the )?(${DAY})`, (range, m) => nthWeekday(range, m[1], m[2]));
  pick(`\\b(?:the )?${NTH} week (?:of|in) (?:the )?(${DAY})`, (range, m) => nthWeek(range, m[1]));
  pick(`\\b(?:the )?(first|last) day (?:of|in) (?:the )?(${DAY})`, ({ from, to }, m) =>
    shifted(m[1] === "last" ? to : from, 0),
  );
  pick(`\\b(?:the )?week (?:of|beginning|commencing|starting)(?: on)? (?:the )?(${DAY})`, ({ from }) => weekOf(from));
  for (const [phrase, week, month] of PARTS) {
    pick(`\\b(?:(?:the|in|at|towards|around|by) ){0,3}(?:${phrase})[ -]{1,2}(?:in )?(?:the )?(${DAY})`, (range) => {
      const length = daysBetween(range.from, range.to) + 1;
      return length === 7 ? slice(range, week) : length > 7 ? slice(range, month) : null;
    });
  }
  // "5th of next month", "next month on the 5th": both are marks by now.
  markDays(marked, new RegExp(`(${DAY}) (?:(?:of|in|on|the) ){0,2}(${DAY})`, "g"), (m) => {
    const [a, b] = [dayOf(marked, m[1]), dayOf(marked, m[2])];
    return dayOfMonth(a, b) ?? dayOfMonth(b, a);
  });
  pick(`\\b(?:the )?${NTH} of (?:the )?(${DAY})`, (range, m) =>
    shifted(m[1] === "last" ? range.to : addDays(range.from, (placeOf(m[1]) ?? 1) - 1), 0),
  );
  pick(`(${DAY}) (?:or|and) the day after\\b`, ({ from, to }) => ({ from, to: addDays(to, 1) }));
  pick(`\\b(?:the )?day after (${DAY})`, ({ to }) => shifted(to, 1));
  pick(`\\b(?:the )?day before (${DAY})`, ({ from }) => shifted(from, -1));
  pick(`\\b(?:the )?week after (${DAY})`, ({ from }) => weekOf(from, 1));
  pick(`\\b(\\d{1,2}|an?) (days?|weeks?) (?:(?:from|after|on) )?(${DAY})`, ({ from }, m) => {
    return shifted(from, (Number(m[1]) || 1) * (m[2]?.startsWith("week") ? 7 : 1));
  });
  // British: "Friday week" is the Friday after the coming one.
  markDays(marked, new RegExp(`(${DAY}) week\\b`, "g"), (m) => {
    const mention = dayOf(marked, m[1]);
    return mention?.named || mention?.ranges[0]?.from === mention?.ranges[0]?.to ? weekLater(mention) : null;
  });
}

function nthWeekday(range: DayRange, nth: string | undefined, name: string | undefined): DayRange | null {
  const weekday = weekdayNamed(name);
  const first = addDays(range.from, (weekday - weekdayOf(range.from) + 7) % 7);
  const count = placeOf(nth);
  const last = addDays(range.to, -((weekdayOf(range.to) - weekday + 7) % 7));
  const date = count === null ? last : addDays(first, 7 * (count - 1));
  return date >= range.from && date <= range.to ? { from: date, to: date } : null;
}

function nthWeek(range: DayRange, nth: string | undefined): DayRange | null {
  const count = placeOf(nth);
  if (count === null) return slice(range, [-7, -1]);
  const from = addDays(range.from, 7 * (count - 1));
  return from <= range.to ? { from, to: min(addDays(from, 6), range.to) } : null;
}

// The mark before "of" is the 5th of some month near today; its number is what counts.
function dayOfMonth(named?: DayMention, period?: DayMention): DayMention | null {
  const [day, month] = [named?.ranges[0], period?.ranges[0]];
  if (!day || !month || named?.named || day.from !== day.to || daysBetween(month.from, month.to) < 27) return null;
  const date = addDays(month.from, Number(day.from.slice(8)) - 1);
  return date <= month.to ? { ranges: [{ from: date, to: date }] } : null;
}

function weekLater(mention?: DayMention): DayMention | null {
  if (!mention || mention.ranges.length === 0) return null;
  return { ranges: mention.ranges.map(({ from, to }) => ({ from: addDays(from, 7), to: addDays(to, 7) })) };
}

/** The place that an ordinal names, from 1; null for "last". */
function placeOf(nth: string | undefined): number | null {
  return nth === "last" ? null : ORDINALS.indexOf(nth ?? "") + 1 || Number.parseInt(nth ?? "", 10);
}

function slice(range: DayRange, [first, last]: [number, number]): DayRange {
  const place = (index: number) => (index < 0 ? addDays(range.to, index + 1) : addDays(range.from, index));
  return { from: place(first), to: place(last) };
}

function shifted(date: string, days: number): DayRange {
  return { from: addDays(date, days), to: addDays(date, days) };
}

function min(a: string, b: string): string {
  return a < b ? a : b;
}
