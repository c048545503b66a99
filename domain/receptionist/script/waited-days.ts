import { addDays } from "../../booking/local-date.ts";
import { localDate } from "../../booking/zone.ts";
import type { DayRange } from "../language/calendar.ts";
import { allowsDay } from "../language/when.ts";
import type { Wish } from "../memory.ts";
import type { Turn } from "../turn.ts";

/** Days that one place on the waitlist names: what is read back has to be heard to its end. */
const MOST_DAYS = 6;

/** The days of a wish, as far ahead as can be booked; none where it names none. */
export function waitedDays(
  { config: { timezone, horizonDays }, saidAt }: Turn,
  { days, weekdays, any }: Wish,
): DayRange[] {
  if (!days && !weekdays && !any) return [];
  const today = localDate(saidAt, timezone);
  const last = addDays(today, horizonDays);
  const from = days && days.from > today ? days.from : today;
  const to = days && days.to < last ? days.to : last;
  if (!weekdays) return from <= to ? [{ from, to }] : [];
  const ranges: DayRange[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!allowsDay({ weekdays }, date)) continue;
    const open = ranges.at(-1);
    if (open && addDays(open.to, 1) === date) open.to = date;
    else ranges.push({ from: date, to: date });
  }
  return ranges.slice(0, MOST_DAYS);
}
