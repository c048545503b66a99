import { writeAppointment } from "../../calendar/write-appointment.ts";
import { calendarFailure } from "../calendar-events.ts";
import { done, drop, type Ending } from "../ending.ts";
import { calendarSubject } from "./calendar-subject.ts";
import type { JobTool } from "./tool.ts";

/** Writes an appointment into the calendar of its business. What it could not write is the retries' business. */
export const writeCalendar: JobTool = async (ctx, claim): Promise<Ending> => {
  const subject = calendarSubject(ctx, claim);
  if ("gone" in subject) return drop(subject.gone);
  const written = await writeAppointment(ctx, subject.calendar, subject.appointment, claim.facts.business);
  if (written.outcome !== "failed") return done;
  return { ...done, reason: written.fault, event: calendarFailure(claim.job, written.fault) };
};
