import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

export interface AnnounceSlots {
  inquiryId: string;
  slots: { start: string; end: string; staffId: string }[];
  now: number;
  actor: string;
}

/**
 * Tells that times have come free which somebody on the waitlist waits for. The same times are told of once, however
 * often it is said. One round trip.
 *
 * @returns whether there is such a wait
 */
export async function announceSlots(
  db: Database,
  tenantId: string,
  { inquiryId, slots, now, actor }: AnnounceSlots,
): Promise<Result<boolean>> {
  const waits = sql`tenant_id = ${tenantId}::uuid AND id = ${inquiryId}::uuid AND kind = 'waitlist'`;
  const data = sql`${JSON.stringify({ slots })}::jsonb`;
  const batch = await db.write({ tenantId }, [
    // The next statement sees what those have written who had the row before.
    sql`SELECT id FROM inquiries WHERE ${waits} FOR UPDATE`,
    sql`
    WITH changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'waitlist.matched'::text AS kind,
        id AS subject_id, ${data} AS data
      FROM inquiries WHERE ${waits} AND NOT EXISTS (
        SELECT FROM audit_log a WHERE a.tenant_id = ${tenantId}::uuid AND a.subject_id = ${inquiryId}::uuid
          AND a.action = 'waitlist.matched' AND a.data = ${data})
    ),
    ${journal()}
    SELECT FROM changes`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.length === 1 } : batch;
}
