import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";

/**
 * Reads one appointment; holds are not appointments yet and are not found. One round trip.
 *
 * @param sessionId only if this chat session booked it; null for any
 */
export async function getAppointment(
  db: Database,
  tenantId: string,
  appointmentId: string,
  sessionId: string | null,
): Promise<Result<AppointmentRecord | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${appointmentColumns()} FROM appointments a ${appointmentJoins()}
        WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid AND a.reference IS NOT NULL
          AND (${sessionId}::uuid IS NULL OR a.session_id = ${sessionId}::uuid)`,
  ]);
  return batch.ok
    ? { ok: true, value: (batch.value[0]?.[0] as unknown as AppointmentRecord | undefined) ?? null }
    : batch;
}
