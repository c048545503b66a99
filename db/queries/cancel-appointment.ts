import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type AppointmentRecord, decisionAnswer, readDecision } from "./appointment-record.ts";
import { journal } from "./journal.ts";

export interface CancelAppointment {
  appointmentId: string;
  /** Only if it still is this version; null for any. */
  version: number | null;
  /** Whether the change notice binds whoever asks. */
  isClient: boolean;
  now: number;
  actor: string;
}

export type CancelAnswer =
  | { verdict: "cancelled"; appointment: AppointmentRecord }
  | { verdict: "not_found" | "not_changeable" | "version_mismatch" | "change_notice" };

/** Cancels an appointment; its time is free with the same statement. Said again it changes nothing. One round trip. */
export async function cancelAppointment(
  db: Database,
  tenantId: string,
  { appointmentId, version, isClient, now, actor }: CancelAppointment,
): Promise<Result<CancelAnswer>> {
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (
      SELECT a.* FROM appointments a
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid AND a.reference IS NOT NULL
    ),
    decision AS (
      SELECT CASE
          WHEN a.status = 'cancelled' THEN 'cancelled'
          WHEN a.status <> 'confirmed' THEN 'not_changeable'
          WHEN ${version}::int <> a.version THEN 'version_mismatch'
          WHEN ${isClient}::boolean AND a.starts_at - make_interval(mins => t.change_notice_minutes) <= ${instant(now)}
            THEN 'change_notice'
          ELSE 'cancel'
        END AS verdict
      FROM target a JOIN tenants t ON t.id = a.tenant_id
    ),
    cancelled AS (
      UPDATE appointments a SET status = 'cancelled', version = a.version + 1, updated_at = ${instant(now)}
      FROM decision
      WHERE decision.verdict = 'cancel' AND a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid
        AND a.status = 'confirmed'
      RETURNING a.*
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'appointment.cancelled' AS kind,
        id AS subject_id, jsonb_build_object('version', version, 'startsAt', starts_at, 'staffId', staff_id) AS data
      FROM cancelled
    ),
    ${journal()},
    told_now AS (SELECT * FROM cancelled UNION ALL SELECT * FROM target WHERE status = 'cancelled')
    ${decisionAnswer()}`,
  ]);
  if (!batch.ok) return batch;
  const { decided, appointment } = readDecision(batch.value[0]);
  return {
    ok: true,
    value: (appointment ? { verdict: "cancelled", appointment } : { verdict: decided }) as CancelAnswer,
  };
}
