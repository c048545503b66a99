import type { OverlappingAppointment, TimeOffAnswer, TimeOffRecord } from "../../db/queries/time-off-parts.ts";
import type { FieldIssue } from "../errors.ts";
import { MAX_AFFECTED } from "./affected.ts";
import { DAY } from "./local-date.ts";

/** Time off, and what is booked over it: each appointment stands until it is moved, given to another, or cancelled. */
export interface TimeOffOver {
  timeOff: TimeOffRecord;
  affected: { appointments: OverlappingAppointment[]; more: boolean };
}

export const MAX_TIME_OFF = 400 * DAY;
/** One more than is named tells whether there are more. */
export const OVERLAPPING_READ = MAX_AFFECTED + 1;

/** Time off with as many of the appointments over it as an answer names. */
export function timeOffOver({ timeOff, overlapping }: TimeOffAnswer): TimeOffOver {
  const appointments = overlapping.slice(0, MAX_AFFECTED);
  return { timeOff, affected: { appointments, more: overlapping.length > MAX_AFFECTED } };
}

export const timeOffIssues = {
  not_in_order: { path: "end", message: "must be later than start" },
  too_long: { path: "end", message: "must be at most 400 days after start" },
  unknown_staff: { path: "staffId", message: "is no staff member of this business" },
} satisfies Record<string, FieldIssue>;
