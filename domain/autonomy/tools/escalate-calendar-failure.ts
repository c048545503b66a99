import { appointmentStandsLetter, calendarFailedLetter } from "../../messages/calendar-letters.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { deliver, THE_BUSINESS } from "../deliver.ts";
import { drop, type Ending } from "../ending.ts";
import type { JobTool } from "./tool.ts";

/** Tells the client or the business that the calendar does not have an appointment as it is, and will not by itself. */
export const escalateCalendarFailure: JobTool = async (ctx, claim): Promise<Ending> => {
  const { job, facts } = claim;
  const { appointment, business } = facts;
  if (!appointment) return drop("no_appointment");
  // Another state has a job of its own, which may have gone better.
  if (appointment.version !== job.data.version) return drop("moved");
  if (appointment.start <= ctx.clock.now()) return drop("over");
  const common = { kind: "calendar_failure", text: null, prefers: "email", usefulUntil: appointment.start } as const;
  if (job.variant === "business") {
    const letter = calendarFailedLetter(ctx, appointment, business, job.data.reason);
    const email = mailTo(business.contact.email, letter);
    return deliver(ctx, claim, THE_BUSINESS, { ...common, email, isNeeded: true });
  }
  if (appointment.status !== "confirmed") return drop("cancelled");
  const letter = await appointmentStandsLetter(ctx, appointment, business);
  const email = mailTo(appointment.clientEmail, letter, business.contact.email);
  // Who wants no mails but the necessary can do without hearing that nothing has changed.
  return deliver(ctx, claim, appointment, { ...common, email, isNeeded: false });
};
