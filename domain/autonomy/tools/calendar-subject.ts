import type { Claim } from "../../../db/queries/claim-job.ts";
import type { AppointmentFacts } from "../../../db/queries/subject-facts.ts";
import type { Calendar } from "../../calendar/ports.ts";
import type { Context } from "../../context.ts";
import type { Reason } from "../reasons.ts";

/**
 * What is to be written where. The job of an older state is dropped, as every move and cancel has a job of its own; what
 * is said of an appointment once it is over has none, so its job goes on.
 */
export function calendarSubject(
  ctx: Pick<Context, "calendars">,
  { job, facts: { appointment, business } }: Claim,
): { appointment: AppointmentFacts; calendar: Calendar } | { gone: Reason } {
  const calendar = ctx.calendars.of(business.calendar);
  if (!calendar) return { gone: "no_calendar" };
  if (!appointment) return { gone: "no_appointment" };
  const { status, version } = appointment;
  if (version !== job.data.version && status === "confirmed") return { gone: "moved" };
  if (version !== job.data.version && status === "cancelled") return { gone: "cancelled" };
  return { appointment, calendar };
}
