import { addDays, DAY } from "../booking/local-date.ts";
import { localDate, offsetAt, toInstant } from "../booking/zone.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Local times of day, in milliseconds, between which nobody is texted on our own account. */
const QUIET = { from: 21 * HOUR, to: 8 * HOUR };

/**
 * When the quiet hours that an instant falls in are over; null outside of them. The hours are those of the clock on the
 * person's wall, also on a day that turns its clocks.
 *
 * @param at epoch milliseconds
 * @param timezone where the person is
 */
export function quietUntil(at: number, timezone: string): number | null {
  const shown = (at + offsetAt(at, timezone)) % DAY;
  if (shown >= QUIET.to && shown < QUIET.from) return null;
  const today = localDate(at, timezone);
  return toInstant(shown < QUIET.to ? today : addDays(today, 1), QUIET.to / MINUTE, timezone);
}
