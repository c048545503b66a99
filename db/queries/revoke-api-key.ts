import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

/** Ends an API key; the next batch that shows it enters no tenant. Said again it changes nothing. One round trip. */
export async function revokeApiKey(
  db: Database,
  tenantId: string,
  { id, now, actor }: { id: string; now: number; actor: string },
): Promise<Result<"revoked" | "not_found">> {
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (SELECT id FROM api_keys WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid),
    revoked AS (
      UPDATE api_keys k SET revoked_at = ${instant(now)} FROM target
      WHERE k.tenant_id = ${tenantId}::uuid AND k.id = target.id AND k.revoked_at IS NULL
      RETURNING k.*
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'api_key.revoked' AS kind, id AS subject_id,
        jsonb_build_object('prefix', prefix) AS data
      FROM revoked
    ),
    ${journal()}
    SELECT id FROM target`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0] ? "revoked" : "not_found" } : batch;
}
