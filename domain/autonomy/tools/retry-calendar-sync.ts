import { writeAppointment } from "../../calendar/write-appointment.ts";
import { calendarFailure } from "../calendar-events.ts";
import { done, drop, type Ending, retry } from "../ending.ts";
import { calendarSubject } from "./calendar-subject.ts";
import { pushRecovery } from "./push-recovery.ts";
import type { JobTool } from "./tool.ts";

/** How long a calendar rests after the first of these tries, and after the second, in milliseconds. */
const RETRY_AFTER = [120_000, 480_000];

/** Writes to the calendar what could not be written before; after the last try people are told. */
export const retryCalendarSync: JobTool = async (ctx, claim): Promise<Ending> => {
  const { job, facts } = claim;
  const subject = calendarSubject(ctx, claim);
  if ("gone" in subject) return drop(subject.gone);
  const written = await writeAppointment(ctx, subject.calendar, subject.appointment, facts.business);
  if (written.outcome === "failed") {
    const tried = { attempt: job.attempt, now: ctx.clock.now() };
    const ending = retry(tried, written.fault, "The calendar did not take an appointment.", RETRY_AFTER);
    return ending.status === "failed" ? { ...ending, event: calendarFailure(job, written.fault) } : ending;
  }
  const push = await pushRecovery(ctx, subject.appointment);
  return { ...done, event: { kind: "calendar.recovered", data: { version: job.data.version, push } } };
};
