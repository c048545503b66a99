import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";

export interface GetAppointment {
  appointmentId: string;
  /** Only if this chat session booked it; null for any. */
  sessionId: string | null;
  /** Only if it ends after this, epoch milliseconds; null for any. */
  endsAfter: number | null;
}

/** Reads one appointment; holds are not appointments yet and are not found. One round trip. */
export async function getAppointment(
  db: Database,
  tenantId: string,
  { appointmentId, sessionId, endsAfter }: GetAppointment,
): Promise<Result<AppointmentRecord | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${appointmentColumns()} FROM appointments a ${appointmentJoins()}
        WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid AND a.reference IS NOT NULL
          AND (${sessionId}::uuid IS NULL OR a.session_id = ${sessionId}::uuid)
          AND ${endsAfter === null ? sql`true` : sql`a.ends_at > ${instant(endsAfter)}`}`,
  ]);
  return batch.ok
    ? { ok: true, value: (batch.value[0]?.[0] as unknown as AppointmentRecord | undefined) ?? null }
    : batch;
}
