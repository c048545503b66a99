import { sql } from "drizzle-orm";
import { type Database, instant, list, type Result } from "../client.ts";

/** What became of holds, by id; a live hold is in neither list. */
export interface HoldFates {
  /** Became appointments, whatever became of those. */
  booked: string[];
  /** Ended without one. */
  wasted: string[];
}

/** One round trip. */
export async function holdFates(
  db: Database,
  tenantId: string,
  { ids, now }: { ids: string[]; now: number },
): Promise<Result<HoldFates>> {
  const batch = await db.read({ tenantId }, [
    sql`
    SELECT coalesce(jsonb_agg(id) FILTER (WHERE reference IS NOT NULL), '[]') AS booked,
      coalesce(jsonb_agg(id) FILTER (WHERE reference IS NULL
        AND (status <> 'held' OR expires_at <= ${instant(now)})), '[]') AS wasted
    FROM appointments WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${list(ids, "uuid")})`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0] as unknown as HoldFates } : batch;
}
