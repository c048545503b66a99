import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

/**
 * Makes a conversation a tombstone without lines, at its visitor's wish: gives back the time that it holds, and cancels
 * what was still to be written to its visitor because of it. Appointments, and what was left with the business, stay.
 * Said again, or of a conversation that has no row, it changes nothing. One round trip.
 */
export async function forgetConversation(
  db: Database,
  tenantId: string,
  { sessionId, now, actor }: { sessionId: string; now: number; actor: string },
): Promise<Result<void>> {
  const at = instant(now);
  // SERIALIZABLE: neither lines that are just being copied nor a hold that is just being confirmed slip by.
  const batch = await db.book({ tenantId }, [
    sql`
    WITH forgotten AS (
      UPDATE chat_sessions SET erased_at = ${at}, timezone = NULL, locale = NULL
      WHERE tenant_id = ${tenantId}::uuid AND id = ${sessionId}::uuid AND erased_at IS NULL
      RETURNING tenant_id, id
    ),
    lines_gone AS (
      DELETE FROM chat_entries e USING forgotten f WHERE e.tenant_id = ${tenantId}::uuid AND e.session_id = f.id
    ),
    released AS (
      UPDATE appointments a SET status = 'released', updated_at = ${at} FROM forgotten f
      WHERE a.tenant_id = ${tenantId}::uuid AND a.session_id = f.id AND a.status = 'held' AND a.expires_at > ${at}
      RETURNING a.tenant_id, a.id
    ),
    cancelled AS (
      UPDATE jobs j SET status = 'cancelled', reason = 'forgotten', finished_at = ${at} FROM forgotten f
      WHERE j.tenant_id = ${tenantId}::uuid AND j.status = 'pending' AND (
        j.kind = 'send_hold_followup' AND EXISTS (SELECT FROM appointments a
          WHERE a.tenant_id = ${tenantId}::uuid AND a.id = j.subject_id AND a.session_id = f.id)
        OR j.kind = 'send_contact_followup' AND EXISTS (SELECT FROM inquiries i
          WHERE i.tenant_id = ${tenantId}::uuid AND i.id = j.subject_id AND i.session_id = f.id))
      RETURNING j.tenant_id, j.id, j.kind, j.variant, j.subject_id
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, kind, subject_id, data FROM (
        SELECT tenant_id, 'conversation.forgotten' AS kind, id AS subject_id, '{}'::jsonb AS data FROM forgotten
        UNION ALL SELECT tenant_id, 'hold.released', id, '{"why": "forgotten"}' FROM released
        UNION ALL SELECT tenant_id, 'job.cancelled', subject_id,
          jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant, 'reason', 'forgotten') FROM cancelled
      ) c
    ),
    ${journal()}
    SELECT`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
