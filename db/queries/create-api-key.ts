import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, list, type Result } from "../client.ts";
import type { ApiScope } from "../schema/identity.ts";
import { type ApiKeyRecord, apiKeyColumns } from "./api-key-record.ts";
import { journal } from "./journal.ts";

export interface CreateApiKey {
  id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: readonly ApiScope[];
  /** The hash of the key that asks, which can give no more than it has; null for the operator. */
  giverHash: string | null;
  now: number;
  actor: string;
}

export type CreateApiKeyAnswer = { verdict: "created"; apiKey: ApiKeyRecord } | { verdict: "forbidden" | "not_found" };

/** Writes down a new API key. One round trip. */
export async function createApiKey(
  db: Database,
  tenantId: string,
  { id, name, prefix, hash, scopes, giverHash, now, actor }: CreateApiKey,
): Promise<Result<CreateApiKeyAnswer>> {
  const parts = sql`
    allowed AS (
      SELECT t.id FROM tenants t WHERE t.id = ${tenantId}::uuid AND (${giverHash}::text IS NULL OR EXISTS (
        SELECT FROM api_keys g WHERE g.tenant_id = t.id AND g.hash = ${giverHash}::text
          AND g.revoked_at IS NULL AND g.scopes @> ${list(scopes, "text")}))
    ),
    created AS (
      INSERT INTO api_keys (id, tenant_id, name, prefix, hash, scopes, created_at)
      SELECT ${id}::uuid, allowed.id, ${name}, ${prefix}, ${hash}, ${list(scopes, "text")}, ${instant(now)} FROM allowed
      RETURNING *
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'api_key.created' AS kind, id AS subject_id,
        jsonb_build_object('prefix', prefix, 'scopes', scopes) AS data
      FROM created
    ),
    ${journal()}`;
  const answer = sql`
    SELECT CASE WHEN told_row.id IS NULL THEN 'forbidden' ELSE 'created' END AS verdict, told_row.*
    FROM tenants t LEFT JOIN (SELECT ${apiKeyColumns()} FROM created k) told_row ON true WHERE t.id = ${tenantId}::uuid`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer, sql`verdict = 'created'`)]));
  if (!rows.ok) return rows;
  const { verdict = "not_found", ...apiKey } = rows.value[0] ?? {};
  if (verdict !== "created") return { ok: true, value: { verdict: verdict as "forbidden" | "not_found" } };
  return { ok: true, value: { verdict, apiKey: apiKey as unknown as ApiKeyRecord } };
}
