import type { Weekday } from "../../../../db/schema/hours.ts";
import { addDays, dateOfDay, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, dateOf, monthRange, partsOf, weekOf } from "../calendar.ts";
import { type DayMention, type Marked, markDays } from "./marks.ts";

/** The dates of a feast in one year; several where countries keep it on different days. */
type Rule = (year: number, timezone: string) => LocalDate[];

const MON = 1;
const TUE = 2;
const THU = 4;
const SUN = 7;

/** Feasts by the names that people give them. The longer name stands before the shorter that it holds. */
const FEASTS: [names: string, rule: Rule][] = [
  ["(?:christmas|xmas) eve", on(12, 24)],
  ["(?:christmas|xmas)(?: day)?", on(12, 25)],
  ["boxing day", on(12, 26)],
  ["new year'?s eve|nye", on(12, 31)],
  ["new year'?s(?: day)?", on(1, 1)],
  // "In the new year" is a time of weeks, but whatever is before or after it is reckoned from its first day.
  ["(?<=\\b(?:after|before|until|by|between|and|&|to|over|around|for|at) (?:the )?)new year", on(1, 1)],
  ["(?:mlk|martin luther king)(?: jr\\.?)?(?:'?s)? day", nth(3, MON, 1)],
  ["valentine'?s(?: day)?", on(2, 14)],
  ["president'?s'? day", nth(3, MON, 2)],
  ["leap day", on(2, 29)],
  ["(?:st\\.?|saint) (?:patrick|paddy)'?s(?: day)?", on(3, 17)],
  ["ash wednesday", fromEaster(-46)],
  ["palm sunday", fromEaster(-7)],
  ["(?:maundy|holy) thursday", fromEaster(-3)],
  ["good friday", fromEaster(-2)],
  ["easter monday", fromEaster(1)],
  ["easter(?: sunday| day)?", fromEaster(0)],
  ["ascension day", fromEaster(39)],
  ["whit monday", fromEaster(50)],
  ["cinco de mayo", on(5, 5)],
  ["mothering sunday", fromEaster(-21)],
  // The fourth Sunday of Lent in the British Isles, the second of May nearly everywhere else.
  ["mother'?s'? day", (year, zone) => (KEEPS_LENT.has(zone) ? fromEaster(-21) : nth(2, SUN, 5))(year, zone)],
  ["memorial day", nth(-1, MON, 5)],
  ["juneteenth", on(6, 19)],
  [
    "father'?s'? day",
    (year, zone) => (/^(?:Australia\/|Pacific\/Auckland)/.test(zone) ? nth(1, SUN, 9) : nth(3, SUN, 6))(year, zone),
  ],
  ["independence day", on(7, 4)],
  ["labor day", nth(1, MON, 9)],
  ["labour day", (year, zone) => [...on(5, 1)(year, zone), ...nth(1, MON, 9)(year, zone)]],
  ["columbus day|indigenous peoples'?s? day", nth(2, MON, 10)],
  ["halloween", on(10, 31)],
  ["veteran'?s'? day", on(11, 11)],
  ["thanksgiving(?: day)?", (year, zone) => (CANADA.has(zone) ? nth(2, MON, 10) : nth(4, THU, 11))(year, zone)],
  ["black friday", nth(4, THU, 11, 1)],
  ["cyber monday", nth(4, THU, 11, 4)],
  ["giving tuesday", nth(4, THU, 11, 5)],
];

const KEEPS_LENT = new Set(
  "London Dublin Belfast Jersey Guernsey Isle_of_Man".split(" ").map((name) => `Europe/${name}`),
);
const CANADA = new Set(
  "Toronto Vancouver Edmonton Winnipeg Halifax St_Johns Regina Montreal Moncton Whitehorse Yellowknife Iqaluit Thunder_Bay"
    .split(" ")
    .map((name) => `America/${name}`),
);

/**
 * Marks the days that people name by their feast: the next one from `today`, its week or its weekend. Easter and
 * what hangs on it is reckoned for the western churches.
 *
 * @param timezone the tenant's, by which a few feasts are told apart
 */
export function markFeasts(marked: Marked, today: LocalDate, timezone: string): void {
  for (const [names, rule] of FEASTS) {
    const pattern = new RegExp(
      `\\b(?:(last|this past) |(?:this|next|the|this coming) )?(?:${names})\\b(?: (week(?:end)?)\\b)?`,
      "g",
    );
    markDays(marked, pattern, (m) => (m[1] ? { ranges: [], over: true } : coming(rule, today, timezone, m[2])));
  }
}

function coming(rule: Rule, today: LocalDate, timezone: string, length: string | undefined): DayMention {
  const { year } = partsOf(today);
  // Eight years hold a 29 February even around 1900 and 2100.
  const years = Array.from({ length: 9 }, (_, later) => rule(year + later, timezone));
  const ahead = years
    .flat()
    .map((date) => stretch(date, length))
    .filter(({ to }) => to >= today);
  return { ranges: ahead.slice(0, Math.max(...years.map((dates) => dates.length))) };
}

/** The day, the week around it, or the weekend that it makes long. */
function stretch(date: LocalDate, length: string | undefined): DayRange {
  if (length === "week") return weekOf(date);
  if (length !== "weekend") return { from: date, to: date };
  const weekday = weekdayOf(date);
  const sunday = addDays(weekOf(date).to, weekday <= TUE ? -7 : 0);
  if (weekday === SUN) return { from: addDays(date, -2), to: addDays(date, 1) };
  const saturday = addDays(sunday, -1);
  return { from: date < saturday ? date : saturday, to: date > sunday ? date : sunday };
}

function on(month: number, day: number): Rule {
  return (year) => [dateOf(year, month, day)].filter((date) => date !== null);
}

/** The nth weekday of a month, from its end where `n` is negative, and so many days after it. */
function nth(n: number, weekday: Weekday, month: number, after = 0): Rule {
  return (year) => {
    const { from, to } = monthRange(year, month);
    const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
    const last = addDays(to, -((weekdayOf(to) - weekday + 7) % 7));
    return [addDays(n > 0 ? addDays(first, 7 * (n - 1)) : last, after)];
  };
}

function fromEaster(days: number): Rule {
  return (year) => [addDays(easter(year), days)];
}

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
function easter(year: number): LocalDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return dateOfDay(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1) / 86_400_000);
}
