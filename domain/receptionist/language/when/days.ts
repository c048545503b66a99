import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { monthRange, oneDay, partsOf } from "../calendar.ts";
import { markDistances } from "./distances.ts";
import { markExplicitDates } from "./explicit-dates.ts";
import { markFeasts } from "./feasts.ts";
import { DAY, type DayMention, dayOf, drop, type Marked, markDays, TIME } from "./marks.ts";
import { markSpans } from "./spans.ts";
import { NO_NOUN, WEEKDAY, weekdayNamed } from "./vocabulary.ts";

// What follows "last Friday" where it is the last of something.
const COUNTED = new RegExp(`^ (?:of|in|before|after) (?!(?:the )?${TIME})`);
/**
 * Marks every day, week and month that the text names, relative to `today`.
 *
 * @param timezone the tenant's, by which a few feasts are told apart
 */
export function markNamedDays(marked: Marked, today: LocalDate, timezone: string): void {
  // "This or next week" is "this week or next".
  marked.text = marked.text.replace(
    new RegExp(`\\bthis or next (${WEEKDAY}|week|weekend|month)\\b`, "g"),
    "this $1 or next",
  );
  markFeasts(marked, today, timezone);
  markDistances(marked, today);
  expandShortWeekend(marked);
  markRelativeDays(marked, today);
  markWeekdays(marked, today);
  markExplicitDates(marked, today);
  markSpans(marked, today);
  markOrdinals(marked, today);
}

// "sun" and "sat" are ordinary words: they are days only alone, or beside what goes with a day.
function expandShortWeekend(marked: Marked): void {
  const beside = "on|this|next|coming|last|every|or|and|to|either|maybe|not|but|for|until|by|before|after|anything|any";
  const after = `(?= ?(?:$|[?.!,;/-]|[ap]m\\b|or\\b|and\\b|to\\b|at\\b|the \\d|\\d|${TIME}|instead|please|works?\\b))`;
  const surely =
    "(?<=\\b(?:on|this|next|coming|every) )(sat|sun)\\b(?! (?:down|up|well|still|there|damage|cream|screen|burn|tan)\\b)";
  const full = (short: string) => (short === "sat" ? "saturday" : "sunday");
  const before = new RegExp(
    `\\b(sat|sun)(?= (?:[ap]m\\b|(?:at |around |after |before |from |by )?${TIME}|\\d{1,2}(?:st|nd|rd|th)?\\b|the \\d)|(?: ?[/&-] ?| or | and )(?:${WEEKDAY}|sat|sun)\\b)`,
    "g",
  );
  marked.text = marked.text
    .replace(before, full)
    .replace(new RegExp(surely, "g"), full)
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
  markDays(marked, /\bmid-?week\b/g, () => ({ ranges: [], named: [2, 3, 4] }));
  markDays(
    marked,
    new RegExp(
      `\\b(?:every |any |an? )?(${WEEKDAY})s\\b|(?<!\\b(?:week|weeks|fortnight)(?: on)? )\\b(?:every|any|an?) (${WEEKDAY})\\b`,
      "g",
    ),
    (m) => ({
      ranges: [],
      named: [weekdayNamed(m[1] ?? m[2])],
    }),
  );
  // Either of two weeks is fine: nothing to ask.
  markDays(marked, new RegExp(`\\bthis(?: coming)? (${WEEKDAY}) or (?:the )?next(?: one)?\\b${NO_NOUN}`, "g"), (m) => {
    const named = weekdayNamed(m[1]);
    const date = addDays(today, (named - weekdayOf(today) + 7) % 7);
    return { ranges: [{ from: date, to: addDays(date, 7) }], only: [named] };
  });
  // What "the Friday after" comes after was said elsewhere.
  drop(marked, new RegExp(`\\b(?:the )?(?:${WEEKDAY}) after(?: that)?(?=$|[?.!,;])`, "g"));
  // "Next Tuesday or Wednesday": the next of each.
  for (let round = 0; round < 3; round++) {
    marked.text = marked.text.replace(
      new RegExp(`(\\bnext (?:${WEEKDAY})(?: ?, ?| or | and | ?/ ?))(?=(?:${WEEKDAY})\\b)`, "g"),
      "$1next ",
    );
  }
  const which = "(?:(this coming|this|next|coming|upcoming|following|last|past) )?";
  markDays(
    marked,
    new RegExp(
      `(?<!\\b(?:first|second|third|fourth|fifth|\\d(?:st|nd|rd|th)) )\\b${which}(${WEEKDAY})\\b( after next)?`,
      "g",
    ),
    (m) => {
      const named = weekdayNamed(m[2]);
      // "Last Friday of the month", "the last Saturday before Christmas": `counted.ts` reads these.
      const picks = COUNTED.test(m.input.slice(m.index + m[0].length));
      if (m[1] === "last" || m[1] === "past") return picks ? null : { ranges: [], over: true };
      const ahead = (named - weekdayOf(today) + 7) % 7;
      const isNext = m[1] === "next" || m[1] === "following" || m[3] !== undefined;
      const days =
        ahead === 0 ? sameWeekday(m[1], isNext) : isNext && named > weekdayOf(today) ? [ahead, ahead + 7] : [ahead];
      return { ranges: days.map((n) => oneDay(addDays(today, m[3] ? n + 7 : n))), named: [named] };
    },
  );
}

function sameWeekday(which: string | undefined, isNext: boolean): number[] {
  if (which === "this") return [0];
  return isNext || which ? [7] : [0, 7];
}

// "the 5th", "on the 24", "Tuesday 24"; ordinals in words are left alone, because "the second" picks from a list.
function markOrdinals(marked: Marked, today: LocalDate): void {
  const read = (m: RegExpExecArray) => {
    const named = Number(m[1]);
    const { year, month } = partsOf(today);
    // Never two months in a row lack a day, and this month's may be over: three are enough.
    const months = [0, 1, 2].map((later) => monthRange(year, month + later));
    const dates = months.map(({ from, to }) => ({ date: addDays(from, named - 1), to }));
    const found = dates.find(({ date, to }) => date >= today && date <= to);
    return found ? day(found.date) : null;
  };
  markDays(
    marked,
    /(?<![\w.:]|\d[-/])(?:the )?([12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week)\b)/g,
    read,
  );
  markDays(marked, /\b(?:on|for) the ([12]?\d|3[01])\b(?![:.%/]\d)(?! (?:o'clock|minute|hour))/g, read);
  const afterWeekday = new RegExp(`(?<=(${DAY}) (?:the )?)(1[3-9]|2\\d|3[01])\\b(?![:.%/]\\d| ?-)`, "g");
  markDays(marked, afterWeekday, (m) => (dayOf(marked, m[1])?.named ? read(Object.assign(m, { 1: m[2] })) : null));
}

function day(date: LocalDate): DayMention {
  return { ranges: [oneDay(date)] };
}
