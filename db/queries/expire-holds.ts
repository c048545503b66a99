import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

/**
 * Turns a tenant's overdue holds to `expired`, at most `limit` of them; rows that someone else is at are left to the
 * next time. One round trip.
 *
 * @returns how many are left: beyond the limit, or with someone else
 */
export async function expireHolds(
  db: Database,
  tenantId: string,
  { now, limit }: { now: number; limit: number },
): Promise<Result<number>> {
  const batch = await db.write({ tenantId }, [
    sql`
    WITH overdue AS (
      SELECT id FROM appointments
      WHERE tenant_id = ${tenantId}::uuid AND status = 'held' AND expires_at <= ${instant(now)}
      ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
    ),
    expired AS (
      UPDATE appointments a SET status = 'expired', updated_at = ${instant(now)} FROM overdue
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = overdue.id AND a.status = 'held'
      RETURNING a.id, a.tenant_id
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, 'system' AS actor, 'hold.expired' AS kind, id AS subject_id,
        '{}'::jsonb AS data
      FROM expired
    ),
    ${journal()}
    SELECT (SELECT count(*) FROM appointments
            WHERE tenant_id = ${tenantId}::uuid AND status = 'held' AND expires_at <= ${instant(now)})::int
         - (SELECT count(*) FROM expired)::int AS left_over`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0]?.left_over as number } : batch;
}
