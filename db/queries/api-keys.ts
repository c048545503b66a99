import { type SQL, sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, epoch, instant, list, type Result } from "../client.ts";
import type { ApiScope } from "../schema/identity.ts";
import { journal } from "./journal.ts";

/** An API key as its tenant sees it, without the key and its hash; instants in epoch milliseconds. */
export interface ApiKeyRecord {
  id: string;
  name: string;
  prefix: string;
  scopes: ApiScope[];
  createdAt: number;
  /** To the hour. */
  lastUsedAt: number | null;
  revokedAt: number | null;
}

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

/** Columns of `ApiKeyRecord` from rows named `k`; all of them may be kept as an answer. */
function apiKeyColumns(): SQL {
  return sql`k.id, k.name, k.prefix, k.scopes, ${epoch(sql`k.created_at`)} AS "createdAt",
    ${epoch(sql`k.last_used_at`)} AS "lastUsedAt", ${epoch(sql`k.revoked_at`)} AS "revokedAt"`;
}

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

/** A tenant's API keys, newest first, also those that were revoked. One round trip. */
export async function listApiKeys(
  db: Database,
  tenantId: string,
  { after, limit }: { after?: { at: number; id: string } | undefined; limit: number },
): Promise<Result<ApiKeyRecord[]>> {
  const behind = after && sql`AND (k.created_at, k.id) < (${instant(after.at)}, ${after.id}::uuid)`;
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${apiKeyColumns()} FROM api_keys k WHERE k.tenant_id = ${tenantId}::uuid ${behind ?? sql``}
        ORDER BY k.created_at DESC, k.id DESC LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ApiKeyRecord[] } : batch;
}

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

/** Notes the hour in which a key was last used, where that is not known yet. One round trip. */
export async function noteApiKeyUse(
  db: Database,
  tenantId: string,
  { hash, now }: { hash: string; now: number },
): Promise<Result<void>> {
  const hour = instant(now - (now % 3_600_000));
  const batch = await db.write({ tenantId }, [
    sql`UPDATE api_keys SET last_used_at = ${hour}
        WHERE tenant_id = ${tenantId}::uuid AND hash = ${hash} AND (last_used_at IS NULL OR last_used_at < ${hour})`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
