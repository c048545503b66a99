import { AUTONOMOUS_ACTIONS, type AutonomousAction, type JobKind } from "../../db/schema/jobs.ts";

/** Whether a job is one of the eight that switch and policy decide on; the others are owed. */
export function isAutonomous(kind: JobKind): kind is AutonomousAction {
  return (AUTONOMOUS_ACTIONS as readonly string[]).includes(kind);
}

/** Whether the switch keeps it back. Calendar retries are both: one of the eight, and owed. */
export function isSwitched(kind: JobKind): boolean {
  return isAutonomous(kind) && kind !== "retry_calendar_sync";
}

/** Higher goes first, where much waits. */
export const PRIORITIES: Record<JobKind, number> = {
  send_business_message: 90,
  write_calendar: 80,
  retry_calendar_sync: 80,
  send_cancellation: 70,
  escalate_calendar_failure: 65,
  send_confirmation: 60,
  send_reminder: 50,
  send_waitlist_notification: 40,
  send_contact_followup: 30,
  send_account_mail: 30,
  alert_operator: 25,
  send_hold_followup: 10,
};
