import type { Weekday } from "../../../../db/schema/hours.ts";
import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, daysBetween, oneDay, weekOf } from "../calendar.ts";
import { DAY, type DayMention, dayOf, type Marked, markDays } from "./marks.ts";
import { WEEKDAY, weekdayNamed } from "./vocabulary.ts";

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const NTH = `(${ORDINALS.join("|")}|[1-5](?:st|nd|rd|th)|last)`;
const COUNTS: Record<string, number> = { "couple of": 2, few: 4 };

/** A day that no calendar has, as the fifth Tuesday of a month with four: understood, and nothing to look for. */
const NO_DAY: DayMention = { ranges: [] };

/** Marks a day by its place in a period, or from another day: "third Tuesday of X", "first Monday after X". */
export function markCounted(marked: Marked, today: LocalDate): void {
  const pick = (pattern: string, read: (range: DayRange, m: RegExpExecArray) => DayRange | null) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const mention = dayOf(marked, m.at(-1));
      if (!mention || mention.ranges.length === 0) return null;
      const ranges = mention.ranges.map((range) => {
        const found = read(range, m);
        return mention.next && (!found || found.to < today) ? read(mention.next, m) : found;
      });
      const days = ranges.filter((range) => range !== null);
      return days.length > 0 ? { ranges: days } : NO_DAY;
    });
  const period = `(?: (?:of|in|on))?(?: the)? (${DAY})`;
  pick(`\\b(?:the )?${NTH} (${WEEKDAY})${period}`, (range, m) => nthWeekday(range, placeOf(m[1]), weekdayNamed(m[2])));
  pick(`\\b(?:the )?${NTH} weekend${period}`, (range, m) => nthWeekend(range, placeOf(m[1])));
  pick(`\\b(?:the )?${NTH} week (?:of|in) (?:the )?(${DAY})`, (range, m) => nthWeek(range, placeOf(m[1])));
  pick(
    `\\b(?:the )?(first|last) (?:(\\d{1,2}|couple of|few) )?(day|week)s? (?:of|in) (?:the )?(${DAY})`,
    ({ from, to }, m) => {
      const days = (COUNTS[m[2] ?? ""] ?? (Number(m[2]) || 1)) * (m[3] === "week" ? 7 : 1) - 1;
      return m[1] === "last" ? { from: addDays(to, -days), to } : { from, to: addDays(from, days) };
    },
  );
  // "5th of next month", "next month on the 5th": both are marks by now.
  markDays(marked, new RegExp(`(${DAY}) (?:(?:of|in|on|the) ){0,2}(${DAY})`, "g"), (m) => {
    const [a, b] = [dayOf(marked, m[1]), dayOf(marked, m[2])];
    return dayOfMonth(a, b, today) ?? dayOfMonth(b, a, today);
  });
  pick(`\\b(?:the )?${NTH} of (?:the )?(${DAY})`, (range, m) => {
    return oneDay(m[1] === "last" ? range.to : addDays(range.from, (placeOf(m[1]) ?? 1) - 1));
  });
  markNeighbours(marked);
}

// "The first Monday after X", "the Friday before X", "the weekend of X".
function markNeighbours(marked: Marked): void {
  const pick = (pattern: string, read: (range: DayRange, m: RegExpExecArray) => DayRange) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const ranges = dayOf(marked, m.at(-1))?.ranges ?? [];
      return ranges.length > 0 ? { ranges: ranges.map((range) => read(range, m)) } : null;
    });
  const side = "(after|following|before)";
  pick(`\\b(?:the )?${NTH} (${WEEKDAY}) ${side} (?:the )?(${DAY})`, (range, m) => {
    return oneDay(weekdayBeside(range, weekdayNamed(m[2]), m[3], placeOf(m[1]) ?? 1));
  });
  pick(`\\b(?:the )?(?:(first|last) )?weekend ${side} (?:the )?(${DAY})`, (range, m) => {
    const saturday = weekdayBeside(range, 6, m[2], 1);
    // A weekend before a Sunday ends before it.
    return {
      from: saturday,
      to: addDays(saturday, 1) < range.from || m[2] !== "before" ? addDays(saturday, 1) : saturday,
    };
  });
  pick(`\\b(?:the )?weekend of (?:the )?(${DAY})`, ({ from }) => {
    const { to } = weekOf(from);
    return { from: addDays(to, -1), to };
  });
  markDays(marked, new RegExp(`(?:\\bthe )?(${DAY}) ${side} (?:the )?(${DAY})`, "g"), (m) => {
    const [named, other] = [dayOf(marked, m[1]), dayOf(marked, m[3])];
    const [weekday, range] = [named?.named?.[0], other?.ranges[0]];
    // "Any Tuesday after the 10th" has no date of its own and stays two wishes.
    if (!weekday || !range || named?.named?.length !== 1 || named.ranges.length === 0 || other?.over) return null;
    return { ranges: [oneDay(weekdayBeside(range, weekday, m[2], 1))] };
  });
}

function weekdayBeside({ from, to }: DayRange, weekday: Weekday, side: string | undefined, nth: number): LocalDate {
  if (side === "before") return addDays(from, -((weekdayOf(from) - weekday + 6) % 7) - 1 - 7 * (nth - 1));
  return addDays(to, ((weekday - weekdayOf(to) + 6) % 7) + 1 + 7 * (nth - 1));
}

function nthWeekday(range: DayRange, nth: number | null, weekday: Weekday): DayRange | null {
  const first = addDays(range.from, (weekday - weekdayOf(range.from) + 7) % 7);
  const last = addDays(range.to, -((weekdayOf(range.to) - weekday + 7) % 7));
  const date = nth === null ? last : addDays(first, 7 * (nth - 1));
  return date >= range.from && date <= range.to ? oneDay(date) : null;
}

function nthWeekend(range: DayRange, nth: number | null): DayRange | null {
  const saturday = nthWeekday(range, nth, 6)?.from;
  return saturday ? { from: saturday, to: addDays(saturday, 1) } : null;
}

function nthWeek(range: DayRange, nth: number | null): DayRange | null {
  if (nth === null) return { from: addDays(range.to, -6), to: range.to };
  const from = addDays(range.from, 7 * (nth - 1));
  const to = addDays(from, 6);
  return from <= range.to ? { from, to: to < range.to ? to : range.to } : null;
}

// The mark before "of" is the 5th of some month near today; its number is what counts.
function dayOfMonth(
  named: DayMention | undefined,
  period: DayMention | undefined,
  today: LocalDate,
): DayMention | null {
  const [day, month] = [named?.ranges[0], period?.ranges[0]];
  if (!day || !month || named?.named || day.from !== day.to || daysBetween(month.from, month.to) < 27) return null;
  const inMonth = ({ from, to }: DayRange) => {
    const date = addDays(from, Number(day.from.slice(8)) - 1);
    return date <= to ? date : null;
  };
  const date = inMonth(month);
  const meant = period?.next && (!date || date < today) ? inMonth(period.next) : date;
  return meant ? { ranges: [oneDay(meant)] } : NO_DAY;
}

/** The place that an ordinal names, from 1; null for "last". */
function placeOf(nth: string | undefined): number | null {
  return nth === "last" ? null : ORDINALS.indexOf(nth ?? "") + 1 || Number.parseInt(nth ?? "", 10);
}
