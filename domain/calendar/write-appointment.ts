import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { DEFAULT_LANGUAGE } from "../../words/languages.ts";
import { calendarEvent } from "../booking/calendar-event.ts";
import type { Context } from "../context.ts";
import type { Calendar, Written } from "./ports.ts";

/** How long one call may take, in milliseconds. */
const PATIENCE_MS = 10_000;
/** How long a calendar that is asked too often is left alone before it is asked again, in milliseconds. */
const BACKOFF = [1_000, 2_000, 4_000];

/** Writes an appointment, as it is now, into the calendar of its business. */
export async function writeAppointment(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  calendar: Calendar,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Written> {
  const { id: appointmentId, version } = appointment;
  const event = await calendarEvent(
    ctx,
    { ...appointment, clientName: appointment.clientName ?? "" },
    business.name,
    DEFAULT_LANGUAGE,
  );
  const write = () => calendar.write({ appointmentId, version, event, deadline: ctx.clock.now() + PATIENCE_MS });
  let written = await write();
  for (const ms of BACKOFF) {
    if (written.outcome !== "failed" || written.fault !== "rate_limit") break;
    await calendar.rest(ms);
    written = await write();
  }
  return written;
}
