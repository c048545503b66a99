import type { Weekday } from "../../../../db/schema/hours.ts";
import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, daysBetween, hull, oneDay, weekOf } from "../calendar.ts";
import { markBounds, OPEN_DAYS } from "./bounds.ts";
import { DAY, type DayMention, dayOf, drop, type Marked, markDays, remaining, TIME } from "./marks.ts";
import { FAILS, FILLER, NOT_ON } from "./negation.ts";
import { markPartsOfPeriods } from "./periods.ts";
import { CORRECTED } from "./vocabulary.ts";

const EVERY: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const OR = "(?:,? ?or(?: (?:if not|else),?)?|,? ?and|,? ?but(?: also)?|,|/|&)";
/** What all the day marks of a message say together. */
export interface DaysRead {
  ranges: DayRange[];
  /** Of these days only those weekdays. */
  only?: Weekday[];
  over: boolean;
}

/** Reads the day marks and the words between them, down to one wish. */
export function combineDays(marked: Marked, today: LocalDate): DaysRead {
  const day = (char: string | undefined) => dayOf(marked, char);
  const pairs = (pattern: string, join: (a: DayMention, b: DayMention) => DayMention | null) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const [a, b] = [day(m[1]), day(m[2])];
      return a && b ? join(a, b) : null;
    });
  // The times are read by now; what is left of them would stand between the days.
  marked.text = marked.text.replace(
    new RegExp(`(?:\\b(?:at|over|around|about|during|in|by) (?:the )?)?${TIME} ?`, "g"),
    "",
  );
  markPartsOfPeriods(marked, today);
  const stretches = () => {
    pairs(`\\bfrom ${FILLER}(${DAY}) to ${FILLER}(${DAY})`, stretch);
    pairs(`\\bbetween ${FILLER}(${DAY}) (?:and|to|&) ${FILLER}(${DAY})`, stretch);
    pairs(`(${DAY}) ?(?:to|-|until|through|thru) ${FILLER}(${DAY})`, stretch);
  };
  // "Tuesday, Wednesday or Friday" is joined from the left, one comma a round.
  const lists = (join: typeof either) => {
    for (let round = 0; round < 7; round++) pairs(`(${DAY}) ?${OR} ?${FILLER}(${DAY})`, join);
  };
  // Weekdays find each other before the week that they share: "Monday to Friday next week", "Tuesday or Friday next week".
  stretches();
  negateBefore(marked, `(?= ?, ?(?:but )?${FILLER}${DAY}(?! ?(?:,|or|and|nor)))`); // "not Tuesday, Wednesday"
  lists((a, b) => (a.named && b.named ? either(a, b) : null));
  pairs(`(${DAY})[ ,.]{0,3}${FILLER}(${DAY})`, narrowed);
  stretches();
  markBounds(marked, today);
  markDays(marked, new RegExp(`(${DAY}) ${FAILS}`, "g"), (m) => negated(day(m[1])));
  negateBefore(marked, "");
  lists(either);
  return settle(marked, today);
}

function settle(marked: Marked, today: LocalDate): DaysRead {
  const mentions = remaining(marked).days;
  const wished = mentions.filter((mention) => !mention.over && !mention.not);
  // "Tuesday… actually Wednesday": the last word counts.
  const wish = CORRECTED.test(marked.text)
    ? wished.at(-1)
    : wished.reduce<DayMention | undefined>(
        (all, next) => (all ? (inside(all, next) ?? either(all, next) ?? next) : next),
        undefined,
      );
  const unwanted = mentions.filter((mention) => mention.not).flatMap((mention) => mention.named ?? []);
  const allowed = (wish?.only ?? wish?.named ?? EVERY).filter((weekday) => !unwanted.includes(weekday));
  const ahead = (wish?.ranges ?? [])
    .filter(({ to }) => to >= today)
    .map(({ from, to }) => ({ from: from < today ? today : from, to }));
  const ranges = [...new Map(ahead.map((range) => [`${range.from}/${range.to}`, range])).values()].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const isOver = wish ? wish.ranges.length > 0 && ranges.length === 0 : mentions.some((mention) => mention.over);
  const isOpen = ranges.length === 0 || ranges.some(({ from, to }) => from < to && !covers(allowed, from, to));
  return { ranges, over: isOver, ...(isOpen && allowed.length < 7 && !isOver ? { only: allowed } : {}) };
}

function negateBefore(marked: Marked, ahead: string): void {
  markDays(marked, new RegExp(`\\b${NOT_ON} ${FILLER}(${DAY})${ahead}`, "g"), (m) => {
    const named = dayOf(marked, m[1])?.named;
    return named ? { ranges: [], named, not: true } : null;
  });
  drop(marked, new RegExp(`\\b${NOT_ON} ${FILLER}${DAY}${ahead}`, "g"));
}

function negated(mention?: DayMention): DayMention {
  return { ranges: [], named: mention?.named ?? [], not: true };
}

/** A weekday within a period that is spoken of elsewhere; a date elsewhere is a wish of its own. */
function inside(a: DayMention, b: DayMention): DayMention | null {
  const found = narrowed(a, b);
  return found && found.ranges.length === 1 ? found : null;
}

/** A weekday within a period, or a weekday said along with its date; null where the two are no such pair. */
function narrowed(a: DayMention, b: DayMention): DayMention | null {
  const [weekday, other] = a.named ? [a, b] : [b, a];
  const [range, rival] = [other.period ?? other.ranges[0], other.ranges[1]];
  const named = weekday.named;
  if (!named || other.named || other.over || weekday.over || weekday.not || other.not || !range || rival) return null;
  if (range.from === range.to) {
    if (named.length > 1) return null;
    if (named.includes(weekdayOf(range.from))) return other;
    // "Tuesday the 25th" when the 25th is a Wednesday: which of the two is the slip only the visitor knows.
    const meant = named.map((day) => addDays(weekOf(range.from).from, day - 1));
    return { ranges: [range, ...meant.map(oneDay)] };
  }
  const dates = datesIn(range).filter((date) => named.includes(weekdayOf(date)));
  const [from, to] = [dates[0], dates.at(-1)];
  return from && to ? { ranges: [{ from, to }], only: named } : null;
}

/** Either of two wishes: one range where weekdays can tell them from the rest of it, else two to ask between. */
function either(a: DayMention, b: DayMention): DayMention | null {
  if (a.over || b.over || a.not || b.not) return null;
  const named = a.named && b.named ? { named: [...a.named, ...b.named] } : {};
  // "Tuesday or Thursdays": with one of them open there is no date to name.
  const isOpen = (mention: DayMention) => mention.ranges.length === 0 && mention.named;
  if (isOpen(a) || isOpen(b)) {
    const weekdays = [...weekdaysIn(a), ...weekdaysIn(b)];
    if (a.named && b.named) return { ranges: [], named: weekdays };
    const open = ({ from, to }: DayRange) => hull({ from, to }, { from, to: addDays(from, OPEN_DAYS) });
    return { ranges: [...a.ranges, ...b.ranges].map(open), only: weekdays };
  }
  const joined: DayMention = { ranges: [...a.ranges, ...b.ranges], ...named };
  const [one, two] = [a.ranges[0], b.ranges[0]];
  if (joined.ranges.length !== 2 || !one || !two) return joined;
  const both = hull(one, two);
  const touching = daysBetween(one.to, two.from) <= 1 && daysBetween(two.to, one.from) <= 1;
  if (touching) return { ranges: [both], ...named };
  const only = [...weekdaysIn(a), ...weekdaysIn(b)];
  const meant = datesIn(both).filter((date) => only.includes(weekdayOf(date)));
  // Over more than a week the weekdays may let in what nobody named: "the 1st or the 10th", but not "the 1st or the 8th".
  const isExact = meant.every((date) => [one, two].some(({ from, to }) => date >= from && date <= to));
  return isExact ? { ranges: [both], only, ...named } : joined;
}

/** From one to the other; a last weekday that would lie before the first is the one after it ("Friday to Monday"). */
function stretch(a: DayMention, b: DayMention): DayMention | null {
  const last = b.ranges[0]?.to;
  if (!last) return null;
  const ranges = a.ranges
    .map(({ from }) => ({
      from,
      to: b.named ? addDays(last, 7 * Math.max(0, Math.ceil(daysBetween(last, from) / 7))) : last,
    }))
    .filter(({ from, to }) => from <= to);
  const [first] = ranges;
  if (!first) return null;
  return { ranges, ...(a.named && b.named ? { named: datesIn(first).map(weekdayOf) } : {}) };
}

function covers(allowed: Weekday[], from: LocalDate, to: LocalDate): boolean {
  return datesIn({ from, to }).every((date) => allowed.includes(weekdayOf(date)));
}

function weekdaysIn({ ranges, only, named }: DayMention): Weekday[] {
  return only ?? (ranges.length > 0 ? ranges.flatMap(datesIn).map(weekdayOf) : (named ?? []));
}

// A year is the longest period that has a name.
function datesIn({ from, to }: DayRange): LocalDate[] {
  return Array.from({ length: Math.min(366, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}
