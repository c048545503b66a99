import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";

export interface ClaimHoldFollowup {
  jobId: string;
  holdId: string;
  sessionId: string;
  /** Between two to one chat session. */
  minutesApart: number;
  now: number;
}

/** `ours`: it may be sent; else why not. */
export type HoldFollowupVerdict =
  | "ours"
  | "too_soon"
  | "holds_another"
  | "has_booked"
  | "booking_disabled"
  | "forgotten";

/**
 * Takes the right to write to a chat session's visitor about a hold that ended, if nothing has come of the session
 * since. Those of one session who ask at the same time wait for each other, so one of them gets it; it gets it again
 * however often it is begun. One round trip.
 */
export async function claimHoldFollowup(
  db: Database,
  tenantId: string,
  { jobId, holdId, sessionId, minutesApart, now }: ClaimHoldFollowup,
): Promise<Result<HoldFollowupVerdict>> {
  const at = instant(now);
  const since = instant(now - minutesApart * 60_000);
  const batch = await db.write({ tenantId }, [
    sql`SELECT pg_advisory_xact_lock(hashtextextended('hold_followup' || ${tenantId}::text || ${sessionId}::text, 0))`,
    // By their starts, as an index has them: nobody is written to about a time that is over, nor books one.
    sql`
    WITH told_of AS (
      SELECT FROM appointments h JOIN jobs j ON j.tenant_id = h.tenant_id AND j.subject_id = h.id
      WHERE h.tenant_id = ${tenantId}::uuid AND h.session_id = ${sessionId}::uuid AND h.starts_at > ${since}
        AND j.kind = 'send_hold_followup' AND j.id <> ${jobId}::uuid AND (j.data->>'claimedAt')::timestamptz > ${since}
    ),
    since_then AS (
      SELECT a.status, a.expires_at, a.confirmed_at FROM appointments a
      JOIN appointments h ON h.tenant_id = a.tenant_id AND h.id = ${holdId}::uuid
      WHERE a.tenant_id = ${tenantId}::uuid AND a.session_id = ${sessionId}::uuid AND a.starts_at >= h.created_at
        AND a.created_at >= h.created_at AND a.id <> h.id
    ),
    decision AS (
      SELECT CASE
          WHEN NOT t.booking_enabled THEN 'booking_disabled'
          WHEN EXISTS (SELECT FROM chat_sessions WHERE tenant_id = t.id AND id = ${sessionId}::uuid
            AND erased_at IS NOT NULL) THEN 'forgotten'
          WHEN EXISTS (SELECT FROM since_then WHERE status = 'held' AND expires_at > ${at}) THEN 'holds_another'
          WHEN EXISTS (SELECT FROM since_then WHERE confirmed_at IS NOT NULL) THEN 'has_booked'
          WHEN EXISTS (SELECT FROM told_of) THEN 'too_soon'
          ELSE 'ours'
        END AS verdict
      FROM tenants t WHERE t.id = ${tenantId}::uuid
    ),
    claimed AS (
      UPDATE jobs SET data = data || jsonb_build_object('claimedAt', ${at}) FROM decision
      WHERE verdict = 'ours' AND tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid
    )
    SELECT verdict FROM decision`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[1]?.[0]?.verdict as HoldFollowupVerdict } : batch;
}
