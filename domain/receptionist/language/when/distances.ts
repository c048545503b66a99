import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, monthRange, oneDay, partsOf, weekOf } from "../calendar.ts";
import { type DayMention, type Marked, markDays } from "./marks.ts";
import { WEEKDAY, weekdayNamed } from "./vocabulary.ts";

const UNIT = "(day|week|month)s?'?(?: time)?";
const COUNT = "(\\d{1,2}|an?|one)";

/**
 * Marks distances from today that are vague or counted in weekdays: "in 2 or 3 weeks", "in a few days", "in the next
 * week", "two Thursdays from now". The exact ones ("in two weeks") are chrono-node's.
 */
export function markDistances(marked: Marked, today: LocalDate): void {
  const distance = (pattern: string, read: (m: RegExpExecArray) => DayRange | null) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const range = read(m);
      return range && { ranges: [range] };
    });
  const upTo = (days: number) => ({ from: today, to: addDays(today, days) });

  markDays(
    marked,
    new RegExp(`\\b(?:in )?(\\d|a couple(?: of)?|an?other) (${WEEKDAY})s? (?:from (?:now|today)|away)\\b`, "g"),
    (m): DayMention => {
      const named = weekdayNamed(m[2]);
      const first = addDays(today, (named - weekdayOf(today) + 7) % 7 || 7);
      return { ranges: [oneDay(addDays(first, 7 * ((Number(m[1]) || 2) - 1)))], named: [named] };
    },
  );
  distance("\\b(?:same|this) (?:time|day|hour) next week\\b", () => oneDay(addDays(today, 7)));
  distance(`\\b(?:with)?in the (?:next|coming) (?:(\\d{1,2}) ?(?:or|to|-) ?)?(\\d{1,2}) ${UNIT}\\b`, (m) =>
    m[1] ? upTo(daysIn(Number(m[2]), m[3])) : null,
  );
  distance("\\b(?:(?:with)?in|over|during) the (?:next|coming) week\\b", () => ({
    from: today,
    to: weekOf(today, 1).to,
  }));
  distance("\\b(?:in|over|during) the (?:coming|next) days\\b", () => upTo(7));
  const about = "(?:in (?:about |around |roughly |approximately |maybe |like |say )?)";
  distance(
    `\\b${about}(?:${COUNT} (?:${UNIT} )?(?:or|to) |${COUNT} ?- ?)(\\d{1,2}) ${UNIT}|\\b${about}an? ${UNIT} or 2\\b`,
    (m) => {
      const unit = m[2] ?? m[5] ?? m[6];
      const [least, most] = m[6] ? [1, 2] : [Number(m[1] ?? m[3]) || 1, Number(m[4])];
      return least < most ? { from: after(today, least, unit), to: after(today, most, unit) } : null;
    },
  );
  const away = (what: string) => `\\bin ${what}(?:'? time)?\\b|\\b${what} from (?:now|today)\\b`;
  distance(away("(?:a couple(?: of)?) days"), () => ({ from: addDays(today, 2), to: addDays(today, 3) }));
  distance(away("(?:a few|several) days"), () => ({ from: addDays(today, 2), to: addDays(today, 5) }));
  distance(away("(?:a few|several) weeks"), () => ({ from: weekOf(today, 3).from, to: weekOf(today, 4).to }));
  // "About" and "or so" leave room on both sides.
  distance(
    `\\bin (?:about|around|roughly|approximately) ${COUNT} weeks?(?:'? time)?\\b|\\bin ${COUNT} weeks?(?:'? time)? or so\\b`,
    (m) => {
      const date = addDays(today, daysIn(Number(m[1] ?? m[2]) || 1, "week"));
      return { from: addDays(date, -2), to: addDays(date, 2) };
    },
  );
  distance(
    `\\b(?:in (?:about |around |roughly )?${COUNT} months?(?:'s|')?(?: time)?|${COUNT} months? from (?:now|today))\\b`,
    (m) => {
      const date = after(today, Number(m[1] ?? m[2]) || 1, "month");
      return { from: addDays(date, -3), to: addDays(date, 3) };
    },
  );
}

function after(today: LocalDate, count: number, unit: string | undefined): LocalDate {
  if (unit !== "month") return addDays(today, daysIn(count, unit));
  const { year, month, day } = partsOf(today);
  const { from, to } = monthRange(year, month + count);
  const date = addDays(from, day - 1);
  return date > to ? to : date;
}

function daysIn(count: number, unit: string | undefined): number {
  return count * (unit === "day" ? 1 : unit === "week" ? 7 : 30);
}
