import { strict } from "chrono-node/en";
import { addDays, type LocalDate } from "../../../booking/local-date.ts";
import { dateOf, daysBetween, partsOf, weekOf } from "../calendar.ts";
import { type DayMention, type Marked, markDayAt, markDays } from "./marks.ts";
import { MONTH, monthNamed } from "./vocabulary.ts";

/** A date without a year that passed at most so many days ago is a slip about today, not a wish for next year. */
const JUST_OVER_DAYS = 31;

const NTH_DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const DAYS_OF_MONTH = new RegExp(
  `(?<![\\w.:/-])(${NTH_DAY}(?:, ${NTH_DAY}){0,5} (?:or|and) (?:the )?${NTH_DAY})(?: of)? (${MONTH})\\b`,
  "g",
);
const MONTH_OF_DAYS = new RegExp(
  `\\b(${MONTH}) (${NTH_DAY})((?:, ${NTH_DAY}){0,5} (?:or|and) (?:the )?${NTH_DAY})(?=$|[ ?.!,])`,
  "g",
);

/** Marks dates in figures ("24/11", "24.11.2026") and, through chrono-node, in words ("Nov 24th", "in two weeks"). */
export function markExplicitDates(marked: Marked, today: LocalDate): void {
  marked.text = marked.text
    // "24, 25 or 26 November", "Nov 24 or the 25th": each day gets its month.
    .replace(DAYS_OF_MONTH, (_, days: string, month: string) => {
      return days.replace(/, (?:or |and )?/g, " or ").replace(/\d{1,2}(?:st|nd|rd|th)?/g, `$& ${month}`);
    })
    .replace(MONTH_OF_DAYS, (_, month: string, first: string, others: string) => {
      return `${month} ${first}${others.replace(/, /g, " or ").replace(/(?:the )?(\d{1,2}(?:st|nd|rd|th)?)/g, `${month} $1`)}`;
    })
    .replace(new RegExp(`\\b(${MONTH}) the (?=\\d)`, "g"), "$1 ");
  // With dots the day comes first all over the world; with strokes it depends on who writes, so both readings stand.
  markDays(marked, /(?<![\w./:-])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}(?!\d))?(?![\d/:])/g, (m) =>
    figures(today, [[Number(m[2]), Number(m[1])]], m[3]),
  );
  markDays(
    marked,
    /(?<![\w./:-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/:-])|(?<![\w./:-])(\d{1,2})\/(\d{1,2})(?![\d/:-])/g,
    (m) => {
      const [first, second] = [Number(m[1] ?? m[5]), Number(m[3] ?? m[6])];
      return figures(
        today,
        [
          [first, second],
          [second, first],
        ],
        m[4],
      );
    },
  );
  // chrono knows no 29 February in a year that has none.
  const leapDay = /\b(?:(?:the )?29(?:th)?(?: of)? feb(?:ruary)?|feb(?:ruary)? 29(?:th)?)\b(?!,? ?\d{4})/g;
  markDays(marked, leapDay, () => nextOnCalendar(today, 2, 29));
  // "7 Dec 2-4" is a day and hours, no 2nd to 4th.
  const beforeHours = new RegExp(
    `(?<![\\w.:/-])(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?= \\d{1,2} ?(?:-|to) ?\\d)`,
    "g",
  );
  markDays(marked, beforeHours, (m) => nextOnCalendar(today, monthNamed(m[2]), Number(m[1])));
  markChronoDates(marked, today);
}

/**
 * The day that a month and day without a year mean: the coming one, or a slip (`over`) if it passed just now.
 *
 * @returns null where no calendar has that day
 */
function nextOnCalendar(today: LocalDate, month: number, day: number): DayMention | null {
  const { year } = partsOf(today);
  // Eight years hold a 29 February even around 1900 and 2100.
  const dates = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    .map((later) => dateOf(year + later, month, day))
    .filter((date) => date !== null);
  const [first] = dates;
  if (!first) return null;
  if (first < today && daysBetween(first, today) <= JUST_OVER_DAYS) return { ranges: [], over: true };
  const coming = dates.find((date) => date >= today);
  return coming ? { ranges: [{ from: coming, to: coming }] } : null;
}

function figures(
  today: LocalDate,
  readings: [month: number, day: number][],
  yearSaid: string | undefined,
): DayMention | null {
  const year = Number(yearSaid?.length === 2 ? `20${yearSaid}` : yearSaid);
  const mentions = readings
    .map(([month, day]): DayMention | null => {
      if (!year) return nextOnCalendar(today, month, day);
      const date = dateOf(year, month, day);
      return date === null ? null : { ranges: [{ from: date, to: date }] };
    })
    .filter((mention) => mention !== null);
  if (mentions.length === 0) return null;
  const found = new Map(mentions.flatMap((mention) => mention.ranges).map((range) => [range.from, range]));
  return found.size > 0 ? { ranges: [...found.values()] } : { ranges: [], over: true };
}

function markChronoDates(marked: Marked, today: LocalDate): void {
  const { year, month, day } = partsOf(today);
  // chrono reckons in the machine's own calendar, so it is handed the tenant's day as such, at noon, where no zone has a gap.
  const results = strict.parse(marked.text, new Date(year, month - 1, day, 12));
  // From the end, so that the places of those before stay true.
  for (const result of results.reverse()) {
    const mention = mentionOf(result, today);
    // A range takes along the word that opens it, which would open a stretch of its own: "from 3 to 7 December".
    const opens = result.end
      ? (/\b(?:from|between) (?:the )?$/.exec(marked.text.slice(0, result.index))?.[0].length ?? 0)
      : 0;
    if (mention) markDayAt(marked, result.index - opens, result.text.length + opens, mention);
  }
}

function mentionOf(result: ReturnType<typeof strict.parse>[number], today: LocalDate): DayMention | null {
  const { start, end, text } = result;
  const date = dateIn(start);
  if (!date) return null;
  const tags = result.tags();
  if (tags.has("result/relativeDateAndTime")) return null;
  // "The week after X" and "in the week" are for `periods.ts`.
  if (tags.has("result/relativeDate") && !/^(?:with)?in (?!the\b)| (?:ago|from now|later)$/.test(text)) return null;
  if (tags.has("result/relativeDate")) return relative(text, date, start.isCertain("day"), today);
  if (!start.isCertain("day") || !start.isCertain("month")) return null;
  // chrono takes "5 dec 10" for the year 2010; a year has four figures here.
  const mention: DayMention | null = /\d{4}/.test(text)
    ? { ranges: [{ from: date, to: date }] }
    : nextOnCalendar(today, Number(start.get("month")), Number(start.get("day")));
  const from = mention?.ranges[0]?.from;
  const to = end ? dateIn(end) : null;
  if (!mention || !from || !to) return mention;
  return { ranges: [{ from, to: addDays(from, Math.max(0, daysBetween(date, to))) }] };
}

// "In two weeks" is that day; "in a couple of weeks" and "in a month" are the week around it.
function relative(text: string, date: LocalDate, dayIsSaid: boolean, today: LocalDate): DayMention {
  if (date < today) return { ranges: [], over: true };
  const period = weekOf(date);
  if (!dayIsSaid || /month|year|(?:couple|few).{1,4}week/.test(text)) return { ranges: [period] };
  return /week/.test(text) ? { ranges: [{ from: date, to: date }], period } : { ranges: [{ from: date, to: date }] };
}

function dateIn(components: { get(part: "year" | "month" | "day"): number | null }): LocalDate | null {
  return dateOf(Number(components.get("year")), Number(components.get("month")), Number(components.get("day")));
}
