import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type ApiKeyRecord, apiKeyColumns } from "./api-key-record.ts";

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
