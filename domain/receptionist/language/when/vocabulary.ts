import type { Weekday } from "../../../../db/schema/hours.ts";

/** Monday first, as ISO 8601 counts. */
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const SHORT_MONTHS = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"];

/** Regex source for the full name of a weekday. */
export const WEEKDAY = WEEKDAYS.join("|");
/** Regex source for the full or shortened name of a month. */
export const MONTH = [...MONTHS, ...SHORT_MONTHS].join("|");

/** Regex source that ends "this week or next": no noun follows that "next" would belong to. */
export const NO_NOUN = `(?! (?:${WEEKDAY}|week|weekend|month|year|available|free)\\b)`;

/** Words by which people take back what they said; then only the last day or time counts. */
export const CORRECTED =
  /\b(?:actually|instead|rather|sorry|i mean|i meant|make it|make that|no wait|scratch that|no)\b/;

/** The weekday with this full name. */
export function weekdayNamed(name: string | undefined): Weekday {
  return (WEEKDAYS.indexOf(name ?? "") + 1) as Weekday;
}

/** The month, 1 to 12, with this full or shortened name. */
export function monthNamed(name: string | undefined): number {
  return MONTHS.findIndex((full) => full.startsWith((name ?? "").slice(0, 3))) + 1;
}
