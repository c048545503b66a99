import type { Weekday } from "../../../../db/schema/hours.ts";
import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, daysBetween, weekOf } from "../calendar.ts";
import { DAY, type DayMention, dayOf, drop, type Marked, markDays, remaining } from "./marks.ts";
import { markPartsOfPeriods } from "./periods.ts";
import { CORRECTED, MOVING } from "./vocabulary.ts";

/** How far "after the 5th" or "from Monday on" reaches, in days; the booking horizon is usually nearer. */
const OPEN_DAYS = 30;
const EVERY: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const FILLER = "(?:(?:of|in|on|the|a|an|any|some|this|maybe|perhaps|preferably|ideally|say|like|either) )*";
const NOT =
  "(?:not|no|never|except|but not|(?<=\\b(?:any|every|all)[^,.;]{0,30} )but|apart from|other than|besides|rather than|instead of|excluding|avoid|can'?t (?:do|make|come)|cannot (?:do|make|come)|can not (?:do|make|come)|(?:don'?t|do not) (?:want|do|like)|(?:busy|away|unavailable|not available|not free|working|out))";
const FAILS =
  "(?:(?:does not|doesn'?t|doesnt|won'?t|will not|wouldn'?t|isn'?t|is not|is no|is bad|is out|is impossible|not)\\b|is (?:too|a bad|full)\\b)";

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
  markPartsOfPeriods(marked);
  const moving = MOVING.test(marked.text);
  const stretches = () => {
    pairs(`\\bfrom ${FILLER}(${DAY}) to ${FILLER}(${DAY})`, (a, b) => (moving ? b : stretch(a, b)));
    pairs(`\\bbetween ${FILLER}(${DAY}) (?:and|to|&) ${FILLER}(${DAY})`, stretch);
    pairs(`(${DAY}) ?(?:to|-|until|through|thru) ${FILLER}(${DAY})`, stretch);
  };
  // "Tuesday, Wednesday or Friday" is joined from the left, one comma a round.
  const lists = (join: typeof either) => {
    for (let round = 0; round < 7; round++)
      pairs(`(${DAY}) ?(?:,? ?or|,? ?and|,? ?but(?: also)?|,|/|&) ?${FILLER}(${DAY})`, join);
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
        (all, next) => (all ? (narrowed(all, next) ?? either(all, next) ?? next) : next),
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

function markBounds(marked: Marked, today: LocalDate): void {
  const bound = (pattern: string, read: (range: DayRange) => DayRange) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const mention = dayOf(marked, m[1]);
      return mention && mention.ranges.length > 0 ? { ranges: mention.ranges.map(read) } : null;
    });
  bound(
    `\\b(?:away|holidays?|vacation|busy|gone|out|abroad|travell?ing|working) (?:until|to) ${FILLER}(${DAY})`,
    (r) => ({
      from: addDays(r.to, 1),
      to: addDays(r.to, OPEN_DAYS),
    }),
  );
  bound(
    `\\b(?:from|starting|not (?:before|until)|no (?:earlier|sooner) than|any ?time from|can'?t (?:before|until)) ${FILLER}(${DAY})(?: on(?:wards?)?\\b)?`,
    (r) => ({
      from: r.from,
      to: addDays(r.from, OPEN_DAYS),
    }),
  );
  bound(`(${DAY}) (?:onwards?|or (?:later|after))\\b`, (r) => ({ from: r.from, to: addDays(r.from, OPEN_DAYS) }));
  bound(`\\b(?:after|later than|past) ${FILLER}(${DAY})`, (r) => ({
    from: addDays(r.to, 1),
    to: addDays(r.to, OPEN_DAYS),
  }));
  bound(`\\b(?:before|sooner than|earlier than) ${FILLER}(${DAY})`, (r) => ({ from: today, to: addDays(r.from, -1) }));
  bound(`\\b(?:by|until|up to|no later than|at the latest) ${FILLER}(${DAY})`, (r) => ({ from: today, to: r.to }));
}

function negateBefore(marked: Marked, ahead: string): void {
  markDays(marked, new RegExp(`\\b${NOT} ${FILLER}(${DAY})${ahead}`, "g"), (m) => {
    const named = dayOf(marked, m[1])?.named;
    return named ? { ranges: [], named, not: true } : null;
  });
  drop(marked, new RegExp(`\\b${NOT} ${FILLER}${DAY}${ahead}`, "g"));
}

function negated(mention?: DayMention): DayMention {
  return { ranges: [], named: mention?.named ?? [], not: true };
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
    return { ranges: [range, ...meant.map((date) => ({ from: date, to: date }))] };
  }
  const dates = datesIn(range).filter((date) => named.includes(weekdayOf(date)));
  const [from, to] = [dates[0], dates.at(-1)];
  return from && to ? { ranges: [{ from, to }], only: named } : null;
}

/** Either of two wishes: one range where both fit into a week, else two to ask between. */
function either(a: DayMention, b: DayMention): DayMention | null {
  if (a.over || b.over || a.not || b.not) return null;
  const named = a.named && b.named ? { named: [...a.named, ...b.named] } : {};
  if (a.ranges.length + b.ranges.length === 0) return { ranges: [], ...named };
  const joined: DayMention = { ranges: [...a.ranges, ...b.ranges], ...named };
  const [one, two] = [a.ranges[0], b.ranges[0]];
  if (joined.ranges.length !== 2 || !one || !two) return joined;
  const hull = { from: one.from < two.from ? one.from : two.from, to: one.to > two.to ? one.to : two.to };
  const touching = daysBetween(one.to, two.from) <= 1 && daysBetween(two.to, one.from) <= 1;
  if (touching) return { ranges: [hull], ...named };
  if (daysBetween(hull.from, hull.to) > 6) return joined;
  return { ranges: [hull], only: [...weekdaysIn(a), ...weekdaysIn(b)], ...named };
}

/** From one to the other; a last weekday that would lie before the first is the one after it ("Friday to Monday"). */
function stretch(a: DayMention, b: DayMention): DayMention | null {
  const [from, last] = [a.ranges[0]?.from, b.ranges[0]?.to];
  if (!from || !last) return null;
  const to = last < from && b.named ? addDays(last, 7) : last;
  if (from > to) return null;
  return { ranges: [{ from, to }], ...(a.named && b.named ? { named: datesIn({ from, to }).map(weekdayOf) } : {}) };
}

function covers(allowed: Weekday[], from: LocalDate, to: LocalDate): boolean {
  return datesIn({ from, to }).every((date) => allowed.includes(weekdayOf(date)));
}

function weekdaysIn({ ranges, only }: DayMention): Weekday[] {
  return only ?? ranges.flatMap(datesIn).map(weekdayOf);
}

// A year is the longest period that has a name.
function datesIn({ from, to }: DayRange): LocalDate[] {
  return Array.from({ length: Math.min(366, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}
