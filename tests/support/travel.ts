import { Temporal } from "temporal-polyfill";
import { vi } from "vitest";

const realNow = Date.now.bind(Date);
let ahead = 0;

/** Puts the clock of tests and Worker forward, in milliseconds; it goes on ticking. `comeBack` puts it right again. */
export function later(ms: number): void {
  ahead += ms;
  vi.spyOn(Date, "now").mockImplementation(() => realNow() + ahead);
}

/**
 * Puts the clock forward to the coming such weekday (1 is Monday) at this time of day in a zone, so that "next Tuesday"
 * means the same on whatever day a test runs.
 */
export function wakeOn(weekday: number, time: string, timezone: string): void {
  const now = Temporal.Instant.fromEpochMilliseconds(realNow() + ahead).toZonedDateTimeISO(timezone);
  const today = now.withPlainTime(time);
  const days = (weekday - now.dayOfWeek + 7) % 7;
  const goal = today.add({ days: days === 0 && today.epochMilliseconds <= now.epochMilliseconds ? 7 : days });
  later(goal.epochMilliseconds - now.epochMilliseconds);
}

/** Stops the clock of tests and Worker at an instant, in epoch milliseconds. `comeBack` puts it right again. */
export function standAt(instant: number): void {
  vi.spyOn(Date, "now").mockReturnValue(instant);
}

export function comeBack(): void {
  ahead = 0;
  vi.restoreAllMocks();
}

/** The local date so many days from now. */
export function dateAhead(days: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Date.now()).toZonedDateTimeISO(timezone).toPlainDate().add({ days });
}

/** A date as the receptionist says it, "Tuesday 24 November". */
export function spoken(date: Temporal.PlainDate): string {
  const part = (options: Intl.DateTimeFormatOptions) => date.toLocaleString("en", options);
  return `${part({ weekday: "long" })} ${date.day} ${part({ month: "long" })}`;
}
