import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { findAppointment } from "../../db/queries/find-appointment.ts";
import { type Context, unwrap } from "../context.ts";
import { invalid, notFound } from "../errors.ts";

export interface LookupInput {
  /** Six letters and digits; case and spaces do not matter. */
  reference: string;
  email?: string | undefined;
  /** E.164. */
  phone?: string | undefined;
}

/**
 * Finds an appointment by its reference and the email or phone number that it was booked with. A wrong one of these is
 * answered as if there were no such reference. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function lookup(ctx: Context, { reference, email, phone }: LookupInput): Promise<AppointmentRecord> {
  if (!email && !phone) throw invalid([{ path: "email", message: "an email or a phone number is needed" }]);
  const wanted = reference.replace(/[\s-]/g, "").toUpperCase();
  const found = await findAppointment(ctx.db, ctx.tenantId, {
    reference: wanted,
    email: email ?? null,
    phone: phone ?? null,
  });
  const appointment = unwrap(found, ctx.log);
  if (!appointment) throw notFound("appointment");
  return appointment;
}
