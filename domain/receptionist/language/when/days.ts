import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { dateOf, monthRange, partsOf, weekOf } from "../calendar.ts";
import { markExplicitDates, nextOnCalendar } from "./explicit-dates.ts";
import { DAY, type DayMention, dayOf, type Marked, markDays, TIME } from "./marks.ts";
import { MONTH, monthNamed, WEEKDAY, weekdayNamed } from "./vocabulary.ts";

/** Short names are words of their own, and April, May, June and Jan are people: a month alone needs one of these before it. */
const MONTH_NEEDS = "(?:in|during|of|for|this|next|early|mid|late|until|till|before|after|by|from|sometime|throughout)";

/** Days that people name by their feast, month and day. Only those with a fixed date. */
const FEASTS: [RegExp, month: number, day: number][] = [
  [/\b(?:christmas|xmas) eve\b/g, 12, 24],
  [/\b(?:christmas|xmas)(?: day)?\b/g, 12, 25],
  [/\bboxing day\b/g, 12, 26],
  [/\bnew year'?s eve\b/g, 12, 31],
  [/\bnew year'?s day\b/g, 1, 1],
  [/\bvalentine'?s(?: day)?\b/g, 2, 14],
  [/\bhalloween\b/g, 10, 31],
];

/** Marks every day, week and month that the text names, relative to `today`. */
export function markNamedDays(marked: Marked, today: LocalDate): void {
  expandShortWeekend(marked);
  markRelativeDays(marked, today);
  markWeekdays(marked, today);
  for (const [phrase, month, day] of FEASTS) markDays(marked, phrase, () => nextOnCalendar(today, month, day));
  markExplicitDates(marked, today);
  markMonths(marked, today);
  markWeeks(marked, today);
  markOrdinals(marked, today);
}

// "sun" and "sat" are ordinary words: they are days only alone, or beside what goes with a day.
function expandShortWeekend(marked: Marked): void {
  const beside = "on|this|next|coming|last|every|or|and|to|either|maybe|not|but|for|until|by|before|after|anything|any";
  const after = `(?= ?(?:$|[?.!,;/-]|or\\b|and\\b|to\\b|at\\b|the \\d|\\d|${TIME}|instead|please|works?\\b))`;
  const full = (short: string) => (short === "sat" ? "saturday" : "sunday");
  const before = new RegExp(
    `\\b(sat|sun)(?= (?:(?:at |around |after |before |from |by )?${TIME}|\\d{1,2}(?:st|nd|rd|th)?\\b|the \\d)|(?: ?[/&-] ?| or | and )(?:${WEEKDAY}|sat|sun)\\b)`,
    "g",
  );
  marked.text = marked.text
    .replace(before, full)
    .replace(new RegExp(`(?<=(?:\\b(?:${beside}|${WEEKDAY})[ ,/&-]{1,3}))(sat|sun)\\b${after}`, "g"), full)
    .replace(/^(sat|sun)(?=[?.! ]*(?:please|works)?[?.!]*$)/g, full);
}

function markRelativeDays(marked: Marked, today: LocalDate): void {
  const upTo = (days: number): DayMention => ({ ranges: [{ from: today, to: addDays(today, days) }] });
  markDays(
    marked,
    /\b(?:(?:with)?in the next|(?:over |for )?the next|within|next) (\d{1,2}|a|couple(?: of)?|few) (day|week|month)s?\b/g,
    (m) => {
      const count = m[1] === "a" ? 1 : Number(m[1]) || (m[1] === "few" ? 4 : 2);
      return upTo(count * (m[2] === "day" ? 1 : m[2] === "week" ? 7 : 30));
    },
  );
  // "This afternoon": the part of the day is a mark by now.
  markDays(marked, new RegExp(`\\btoday\\b|\\bthis (?=${TIME})`, "g"), () => day(today));
  markDays(marked, /\btomorrow\b/g, () => day(addDays(today, 1)));
  markDays(marked, /\byesterday\b|\blast (?:week|month|year|weekend|night)\b(?! (?:of|in)\b)/g, () => ({
    ranges: [],
    over: true,
  }));
}

/**
 * Bare and "this": the coming one. "Next": people differ while the weekday is still ahead in the running ISO week
 * (said on a Wednesday, "next Friday" is in two days to some and in nine to others), so both are kept and asked back;
 * once it is behind or today, the coming one is meant. A weekday named on that very day could be today or in a week.
 */
function markWeekdays(marked: Marked, today: LocalDate): void {
  markDays(marked, /\b(?:any )?(?:week|work(?:ing)? )days?\b/g, () => ({ ranges: [], named: [1, 2, 3, 4, 5] }));
  markDays(marked, new RegExp(`\\b(?:every |any |a )?(${WEEKDAY})s\\b|\\b(?:every|any) (${WEEKDAY})\\b`, "g"), (m) => ({
    ranges: [],
    named: [weekdayNamed(m[1] ?? m[2])],
  }));
  const which = "(?:(this coming|this|next|coming|upcoming|following|last|past) )?";
  markDays(
    marked,
    new RegExp(
      `(?<!\\b(?:first|second|third|fourth|fifth|\\d(?:st|nd|rd|th)) )\\b${which}(${WEEKDAY})\\b( after next)?`,
      "g",
    ),
    (m) => {
      const named = weekdayNamed(m[2]);
      const picks = /^ (?:of|in) /.test(m.input.slice(m.index + m[0].length)); // "last Friday of the month"
      if (m[1] === "last" || m[1] === "past") return picks ? null : { ranges: [], over: true };
      const ahead = (named - weekdayOf(today) + 7) % 7;
      const isNext = m[1] === "next" || m[1] === "following" || m[3] !== undefined;
      const days =
        ahead === 0 ? sameWeekday(m[1], isNext) : isNext && named > weekdayOf(today) ? [ahead, ahead + 7] : [ahead];
      return { ranges: days.map((n) => range(addDays(today, m[3] ? n + 7 : n))), named: [named] };
    },
  );
}

function sameWeekday(which: string | undefined, isNext: boolean): number[] {
  if (which === "this") return [0];
  return isNext || which ? [7] : [0, 7];
}

function markMonths(marked: Marked, today: LocalDate): void {
  const { year, month } = partsOf(today);
  markDays(marked, /\b(this|next|the) month\b(?! (?:after|before))/g, (m) => ({
    ranges: [monthRange(year, m[1] === "next" ? month + 1 : month)],
  }));
  markDays(marked, /\b(?:the )?new year\b/g, () => ({ ranges: [monthRange(year + 1, 1)] }));
  const name = `(${MONTH})\\b(?: (20\\d\\d|(?:of )?next year))?(?! ?\\d)(?! (?:i|we|be|have|need)\\b)`;
  markDays(marked, new RegExp(`(?<=\\b${MONTH_NEEDS}[ -])${name}|^${name}(?=[?.!]*$)`, "g"), (m) => {
    const named = monthNamed(m[1] ?? m[3]);
    const said = m[2] ?? m[4];
    const isNext = said ? said.endsWith("next year") : named < month;
    return { ranges: [monthRange(Number(said) || (isNext ? year + 1 : year), named)] };
  });
  markDays(marked, /\bnext year\b/g, () => ({ ranges: [{ from: `${year + 1}-01-01`, to: `${year + 1}-12-31` }] }));
}

function markWeeks(marked: Marked, today: LocalDate): void {
  markDays(marked, /\b(?:later|rest of)(?: on)? (?:in )?(?:this|the) week\b/g, () => {
    const { to } = weekOf(today);
    return { ranges: [{ from: today === to ? today : addDays(today, 1), to }] };
  });
  markDays(marked, /\b(?:the )?week after next\b/g, () => ({ ranges: [weekOf(today, 2)] }));
  markDays(marked, /\b(?:(?:the )?(?:next|following|coming)|this coming) week\b/g, () => ({
    ranges: [weekOf(today, 1)],
  }));
  markDays(
    marked,
    /\b(?:(?:during|in) )?(?:this|the) week\b(?! (?:of|after|before|beginning|commencing|starting))/g,
    () => ({
      ranges: [weekOf(today)],
    }),
  );
  markDays(marked, /\b(?:(this coming|this|the|next|coming|following|any) )?weekends?\b/g, (m) => {
    const saturday = addDays(weekOf(today).from, 5);
    const later = (weeks: number) => ({ from: addDays(saturday, 7 * weeks), to: addDays(saturday, 7 * weeks + 1) });
    if (m[1] !== "next" && m[1] !== "following") return { ranges: [later(0)] };
    // As with "next Friday": while this weekend is still ahead, "next weekend" divides people.
    return { ranges: weekdayOf(today) >= 6 ? [later(1)] : [later(0), later(1)] };
  });
}

// "the 5th", "on the 24", "Tuesday 24"; ordinals in words are left alone, because "the second" picks from a list.
function markOrdinals(marked: Marked, today: LocalDate): void {
  const read = (m: RegExpExecArray) => {
    const named = Number(m[1]);
    const { year, month } = partsOf(today);
    // Never two months in a row lack a day, and this month's may be over: three are enough.
    const dates = [0, 1, 2].map((later) => dateOf(year, month + later, named)).filter((date) => date !== null);
    const date = dates.find((found) => found >= today);
    return date ? day(date) : null;
  };
  markDays(
    marked,
    /(?<![\w.:/]|\d-)(?:the )?([12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week)\b)/g,
    read,
  );
  markDays(marked, /\b(?:on|for) the ([12]?\d|3[01])\b(?![:.%/]\d)(?! (?:o'clock|minute|hour))/g, read);
  const afterWeekday = new RegExp(`(?<=(${DAY}) (?:the )?)(1[3-9]|2\\d|3[01])\\b(?![:.%/]\\d)`, "g");
  markDays(marked, afterWeekday, (m) => (dayOf(marked, m[1])?.named ? read(Object.assign(m, { 1: m[2] })) : null));
}

function range(date: LocalDate) {
  return { from: date, to: date };
}

function day(date: LocalDate): DayMention {
  return { ranges: [range(date)] };
}
