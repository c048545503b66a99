import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type FailureRecord, failureColumns } from "./failure-record.ts";
import { journal } from "./journal.ts";

/**
 * Marks a failure as looked after. Said again it changes nothing. One round trip.
 *
 * @returns null where there is none
 */
export async function resolveFailure(
  db: Database,
  tenantId: string,
  { failureId, now, actor }: { failureId: string; now: number; actor: string },
): Promise<Result<FailureRecord | null>> {
  const at = instant(now);
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (SELECT * FROM failures WHERE tenant_id = ${tenantId}::uuid AND id = ${failureId}::uuid),
    resolved AS (
      UPDATE failures f SET resolved_at = ${at}, resolved_by = ${actor}, updated_at = ${at} FROM target
      WHERE f.tenant_id = ${tenantId}::uuid AND f.id = target.id AND f.resolved_at IS NULL
      RETURNING f.*
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, 'failure.resolved' AS kind, id AS subject_id,
        jsonb_build_object('type', type, 'about', subject_id) AS data
      FROM resolved
    ),
    ${journal()}
    SELECT ${failureColumns()} FROM (
      SELECT * FROM resolved UNION ALL SELECT * FROM target WHERE resolved_at IS NOT NULL
    ) f`,
  ]);
  if (!batch.ok) return batch;
  return { ok: true, value: (batch.value[0]?.[0] as FailureRecord | undefined) ?? null };
}
