import type { Settlement } from "../../db/queries/settle-job.ts";
import type { Reason } from "./reasons.ts";

/** How a try of a job ended, and what has to be written down with it. */
export type Ending = Pick<Settlement, "status" | "reason"> &
  Partial<Pick<Settlement, "runAt" | "givesBackTry" | "message" | "event" | "optOut">> & {
    /** What the failure log says; only where a person has to look after it. */
    failure?: string;
  };

/** It did what it is for. */
export const done: Ending = { status: "completed", reason: null };

/** It has no cause any more, or may not happen: nobody has to look after it. */
export function drop(reason: Reason): Ending {
  return { status: "cancelled", reason };
}

/** It has to wait until then (epoch milliseconds), which is no failed try. */
export function wait(runAt: number, reason: Reason): Ending {
  return { status: "pending", reason, runAt, givesBackTry: true };
}

/** Another try would end the same: a person has to look after it. */
export function fail(reason: string, failure: string): Ending {
  return { status: "failed", reason, failure };
}

export const MAX_TRIES = 3;
/** After the first failed try, and after the second, in milliseconds: together longer than an outage of an hour. */
const RETRY_AFTER = [5 * 60_000, 65 * 60_000];

/** Another try may end better, unless this was the last one. */
export function retry(
  { attempt, now }: { attempt: number; now: number },
  reason: string,
  failure: string,
  retryAfter: readonly number[] = RETRY_AFTER,
): Ending {
  const after = attempt < MAX_TRIES ? retryAfter[attempt - 1] : undefined;
  if (after === undefined) return fail(reason, failure);
  return { status: "pending", reason, runAt: now + after };
}
