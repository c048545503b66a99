import { type SQL, sql } from "drizzle-orm";
import { type Database, instant, type Result, type SystemDatabase } from "../client.ts";
import { journal } from "./journal.ts";

interface Overdue {
  /** Epoch milliseconds. */
  now: number;
  /** At most so many at once. */
  limit: number;
}

/**
 * Turns a tenant's overdue holds to `expired`, at most `limit` of them; rows that someone else is at are left to the
 * next time. One round trip.
 *
 * @returns how many are left: beyond the limit, or with someone else
 */
export async function expireHolds(db: Database, tenantId: string, overdue: Overdue): Promise<Result<number>> {
  const ofTenant = sql`tenant_id = ${tenantId}::uuid AND `;
  const batch = await db.write({ tenantId }, [
    sql`
    ${expiry(overdue, ofTenant)}
    SELECT (SELECT count(*) FROM appointments
            WHERE ${ofTenant} status = 'held' AND expires_at <= ${instant(overdue.now)})::int
         - (SELECT count(*) FROM expired)::int AS left_over`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0]?.left_over as number } : batch;
}

/**
 * The same for all tenants. One round trip.
 *
 * @returns how many were turned
 */
export async function expireAllHolds(db: SystemDatabase, overdue: Overdue): Promise<Result<number>> {
  const batch = await db.system([sql`${expiry(overdue, sql``)} SELECT count(*)::int AS turned FROM expired`]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0]?.turned as number } : batch;
}

/** Common table expressions of which `expired` has the rows that were turned; `scope` is a condition and its AND. */
function expiry({ now, limit }: Overdue, scope: SQL): SQL {
  return sql`
    WITH overdue AS (
      SELECT id FROM appointments
      WHERE ${scope} status = 'held' AND expires_at <= ${instant(now)}
      ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
    ),
    expired AS (
      UPDATE appointments a SET status = 'expired', updated_at = ${instant(now)} FROM overdue
      WHERE ${scope} a.id = overdue.id AND a.status = 'held'
      RETURNING a.id, a.tenant_id
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, 'system' AS actor, 'hold.expired' AS kind, id AS subject_id,
        '{}'::jsonb AS data
      FROM expired
    ),
    ${journal()}`;
}
