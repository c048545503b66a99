import type { Claim } from "../../../db/queries/claim-job.ts";
import type { AppointmentFacts } from "../../../db/queries/subject-facts.ts";
import type { Reason } from "../reasons.ts";

type Current = { appointment: AppointmentFacts } | { gone: Reason };

/**
 * The appointment that a message is about, if what it says is still so at this moment: not cancelled, not moved since,
 * not over.
 */
export function currentAppointment({ job, facts: { appointment } }: Claim, now: number): Current {
  if (!appointment) return { gone: "no_appointment" };
  if (appointment.status === "cancelled") return { gone: "cancelled" };
  if (appointment.status !== "confirmed") return { gone: "over" };
  if (appointment.version !== job.data.version) return { gone: "moved" };
  if (appointment.end <= now) return { gone: "over" };
  return { appointment };
}

/** The appointment whose end a message tells, if it is still cancelled as it was then, and its time not over. */
export function cancelledAppointment({ job, facts: { appointment } }: Claim, now: number): Current {
  if (!appointment) return { gone: "no_appointment" };
  if (appointment.status !== "cancelled" || appointment.version !== job.data.version) return { gone: "not_cancelled" };
  if (appointment.end <= now) return { gone: "over" };
  return { appointment };
}
