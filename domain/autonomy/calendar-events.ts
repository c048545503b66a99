import type { ClaimedJob } from "../../db/queries/claim-job.ts";
import type { Ending } from "./ending.ts";

/** What is told where a job could not write to the calendar; null of jobs that have nothing to do with it. */
export function calendarFailure({ kind, data }: ClaimedJob, reason: string): NonNullable<Ending["event"]> | null {
  if (kind === "write_calendar") return { kind: "calendar.failed", data: { version: data.version, reason } };
  if (kind === "retry_calendar_sync") return { kind: "calendar.exhausted", data: { version: data.version, reason } };
  return null;
}
