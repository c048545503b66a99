import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

/** What a hold is after being released: `booked` means that it had become an appointment. */
export type ReleaseAnswer = "released" | "booked" | "not_found";

/** Gives a held slot back. Said again, or of a hold that has ended, it changes nothing. One round trip. */
export async function releaseHold(
  db: Database,
  tenantId: string,
  { holdId, now, actor }: { holdId: string; now: number; actor: string },
): Promise<Result<ReleaseAnswer>> {
  const batch = await db.book({ tenantId }, [
    sql`
    WITH released AS (
      UPDATE appointments a SET status = 'released', updated_at = ${instant(now)}
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${holdId}::uuid AND a.status = 'held'
        AND a.expires_at > ${instant(now)}
      RETURNING a.id, a.tenant_id
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'hold.released' AS kind, id AS subject_id,
        '{"why": "asked"}'::jsonb AS data
      FROM released
    ),
    ${journal()}
    SELECT CASE WHEN status IN ('held', 'released', 'expired', 'cancelled') THEN 'released' ELSE 'booked' END AS answer
    FROM appointments WHERE tenant_id = ${tenantId}::uuid AND id = ${holdId}::uuid`,
  ]);
  return batch.ok ? { ok: true, value: (batch.value[0]?.[0]?.answer ?? "not_found") as ReleaseAnswer } : batch;
}
