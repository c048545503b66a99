import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { getAppointment } from "../../db/queries/get-appointment.ts";
import { type Context, sessionOf, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { DAY } from "./local-date.ts";
import { assertOwn } from "./own.ts";

/** How long after its end a client's link still shows an appointment, in days. */
const LINK_DAYS = 30;

/**
 * One appointment, for those who run the business, for the conversation that booked it, and for the client who has its
 * link. One round trip.
 *
 * @throws DomainError `unauthenticated`, `not_found`
 */
export async function appointment(ctx: Context, appointmentId: string): Promise<AppointmentRecord> {
  assertOwn(ctx.actor, appointmentId);
  const read = await getAppointment(ctx.db, ctx.tenantId, {
    appointmentId,
    sessionId: sessionOf(ctx.actor),
    endsAfter: ctx.actor.kind === "client" ? ctx.clock.now() - LINK_DAYS * DAY : null,
  });
  const found = unwrap(read, ctx.log);
  if (!found) throw notFound("appointment");
  return found;
}
