import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import type { Database, Result } from "../client.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";

/**
 * Finds an appointment by its reference and the email or phone number it was booked with; a wrong one of these is as
 * if there were none. One round trip.
 */
export async function findAppointment(
  db: Database,
  tenantId: string,
  { reference, email, phone }: { reference: string; email: string | null; phone: string | null },
): Promise<Result<AppointmentRecord | null>> {
  const found = sql`a.tenant_id = ${tenantId}::uuid AND a.reference = ${reference}`;
  const answer = sql`
    SELECT ${appointmentColumns()} FROM given, appointments a ${appointmentJoins()}
    WHERE ${found} AND (a.client_email_key = given.email OR a.client_phone = given.phone)`;
  const parts = sql`given AS (SELECT lower(${email}::text) AS email, ${phone}::text AS phone)`;
  const statement = answering(db, parts, answer);
  // Only an answer that is kept is written.
  const batch = db.idempotency ? await db.book({ tenantId }, [statement]) : await db.read({ tenantId }, [statement]);
  const rows = answerOf(batch);
  return rows.ok ? { ok: true, value: (rows.value[0] as unknown as AppointmentRecord | undefined) ?? null } : rows;
}
