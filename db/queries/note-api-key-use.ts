import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";

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
