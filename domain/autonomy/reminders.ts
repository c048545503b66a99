import type { Limits } from "../../db/schema/tenants.ts";

const MINUTE = 60_000;
/** A reminder that came sooner than this after the booking would only repeat its confirmation, in minutes. */
const NOT_WITHIN_MINUTES = 60;

export interface ReminderOffset {
  variant: "first" | "second";
  /** Epoch milliseconds. */
  runAt: number;
}

/** When an appointment is brought to mind, of what makes sense for one that was booked or moved at `bookedAt`. */
export function reminderTimes(
  start: number,
  bookedAt: number,
  { firstReminderMinutes, secondReminderMinutes }: Limits,
): ReminderOffset[] {
  const offsets = { first: firstReminderMinutes, second: secondReminderMinutes };
  return (["first", "second"] as const)
    .filter((variant) => offsets[variant] > 0)
    .map((variant) => ({ variant, runAt: start - offsets[variant] * MINUTE }))
    .filter(({ runAt }) => runAt >= bookedAt + NOT_WITHIN_MINUTES * MINUTE);
}
