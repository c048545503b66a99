import { addDays } from "../booking/local-date.ts";
import { localDate, toInstant } from "../booking/zone.ts";

/** Local times of day, in minutes, between which nobody is texted on our own account. */
const QUIET = { from: 21 * 60, to: 8 * 60 };

/**
 * When the quiet hours that an instant falls in are over; null outside of them. On a day that turns its clocks too: the
 * hours are those of the clock on the person's wall.
 *
 * @param at epoch milliseconds
 * @param timezone where the person is
 */
export function quietUntil(at: number, timezone: string): number | null {
  const today = localDate(at, timezone);
  const morning = toInstant(today, QUIET.to, timezone);
  if (at < morning) return morning;
  if (at < toInstant(today, QUIET.from, timezone)) return null;
  return toInstant(addDays(today, 1), QUIET.to, timezone);
}
