import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { monthRange, partsOf, weekOf } from "../calendar.ts";
import { type Marked, markDays, TIME } from "./marks.ts";
import { MONTH, monthNamed, NO_NOUN } from "./vocabulary.ts";

/** Short names are words of their own, and April, May, June and Jan are people: a month alone needs one of these before it. */
const MONTH_NEEDS = "(?:in|during|of|for|this|next|early|mid|late|until|till|before|after|by|from|sometime|throughout)";

/** Marks the weeks, weekends, months and years that the text names, relative to `today`. */
export function markSpans(marked: Marked, today: LocalDate): void {
  markRests(marked, today);
  markMonths(marked, today);
  markWeeks(marked, today);
  markWeekends(marked, today);
}

// Before the periods themselves: "later this month" is no late part of it, but all that is left.
function markRests(marked: Marked, today: LocalDate): void {
  markDays(marked, /\b(?:later|rest of)(?: on)? (?:in )?(?:this|the) (week|month|year)\b/g, (m) => {
    const { year, month } = partsOf(today);
    const to = m[1] === "week" ? weekOf(today).to : m[1] === "month" ? monthRange(year, month).to : `${year}-12-31`;
    return { ranges: [{ from: today === to ? today : addDays(today, 1), to }] };
  });
}

function markMonths(marked: Marked, today: LocalDate): void {
  const { year, month } = partsOf(today);
  const [running, coming] = [monthRange(year, month), monthRange(year, month + 1)];
  markDays(marked, new RegExp(`\\bthis month or next\\b${NO_NOUN}`, "g"), () => ({
    ranges: [{ from: running.from, to: coming.to }],
  }));
  markDays(marked, /\b(this|next|the) month\b(?! (?:after|before))/g, (m) => ({
    ranges: [m[1] === "next" ? coming : running],
    ...(m[1] === "the" && { next: coming }),
  }));
  markDays(marked, /\b(?:the )?new year\b/g, () => ({ ranges: [monthRange(year + 1, 1)] }));
  const name = `(${MONTH})\\b(?: (20\\d\\d|(?:of )?next year))?(?! ?\\d)(?! (?:i|we|be|have|need)\\b)`;
  markDays(marked, new RegExp(`(?<=\\b${MONTH_NEEDS}[ -])${name}|^${name}(?=[?.!]*$)`, "g"), (m) => {
    const named = monthNamed(m[1] ?? m[3]);
    const said = m[2] ?? m[4];
    const isNext = said ? said.endsWith("next year") : named < month;
    return { ranges: [monthRange(Number(said) || (isNext ? year + 1 : year), named)] };
  });
  markDays(marked, /\b(this|next|the) year\b/g, (m) => {
    const named = m[1] === "next" ? year + 1 : year;
    return { ranges: [{ from: `${named}-01-01`, to: `${named}-12-31` }] };
  });
}

function markWeeks(marked: Marked, today: LocalDate): void {
  markDays(marked, new RegExp(`\\bthis week or next\\b${NO_NOUN}`, "g"), () => ({
    ranges: [{ from: weekOf(today).from, to: weekOf(today, 1).to }],
  }));
  markDays(marked, /\b(?:an? |the )?week after next\b/g, () => ({ ranges: [weekOf(today, 2)] }));
  markDays(marked, /\b(?:(?:the )?(?:next|following|coming)|this coming) week\b/g, () => ({
    ranges: [weekOf(today, 1)],
  }));
  markDays(
    marked,
    /\b(?:(?:during|in) )?(this|the) week\b(?! (?:of|after|before|beginning|commencing|starting|between))/g,
    (m) => ({
      ranges: [weekOf(today)],
      ...(m[1] === "the" && { next: weekOf(today, 1) }),
    }),
  );
}

function markWeekends(marked: Marked, today: LocalDate): void {
  const saturday = addDays(weekOf(today).from, 5);
  const later = (weeks: number) => ({ from: addDays(saturday, 7 * weeks), to: addDays(saturday, 7 * weeks + 1) });
  markDays(
    marked,
    /\b(?:(?:on )?(?:an?|any|every) weekend|weekends|(?<=\b(?:but|not|except|avoid) (?:(?:on|at|over) )?)the weekend)\b/g,
    () => ({ ranges: [], named: [6, 7] }),
  );
  markDays(marked, new RegExp(`\\bthis(?: coming)? weekend or (?:the )?next(?: one)?\\b${NO_NOUN}`, "g"), () => ({
    ranges: [{ from: later(0).from, to: later(1).to }],
    only: [6, 7],
  }));
  // "The first weekend in December", "the weekend after the 5th": `counted.ts` reads these.
  const weekend = new RegExp(
    `(?<!\\b(?:first|second|third|fourth|fifth|last|\\d(?:st|nd|rd|th)) )\\b(?:(this coming|this|the|next|coming|following) )?weekend\\b( after next)?(?! (?:of|before|after|following) (?!${TIME}))`,
    "g",
  );
  markDays(marked, weekend, (m) => {
    const isNext = m[1] === "next" || m[1] === "following" || m[2] !== undefined;
    const weeks = m[2] ? 1 : 0;
    if (!isNext) return { ranges: [later(0)] };
    // As with "next Friday": while this weekend is still ahead, "next weekend" divides people.
    return { ranges: (weekdayOf(today) >= 6 ? [1] : [0, 1]).map((count) => later(count + weeks)) };
  });
}
