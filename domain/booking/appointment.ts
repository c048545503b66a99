import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { getAppointment } from "../../db/queries/get-appointment.ts";
import { type Context, sessionOf, unwrap } from "../context.ts";
import { DomainError } from "../errors.ts";

/**
 * One appointment, for those who run the business and for the conversation that booked it. One round trip.
 *
 * @throws DomainError `unauthenticated`, `not_found`
 */
export async function appointment(ctx: Context, appointmentId: string): Promise<AppointmentRecord> {
  if (ctx.actor.kind === "visitor") throw new DomainError("unauthenticated", "A key is needed to read appointments.");
  const sessionId = sessionOf(ctx.actor);
  const found = unwrap(await getAppointment(ctx.db, ctx.tenantId, appointmentId, sessionId), ctx.log);
  if (!found) throw new DomainError("not_found", "There is no such appointment.");
  return found;
}
