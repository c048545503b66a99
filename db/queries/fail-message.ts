import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";

/** Writes down that a message, whose sending had no answer, certainly did not go out. One round trip. */
export async function failMessage(
  db: Database,
  tenantId: string,
  { id, now }: { id: string; now: number },
): Promise<Result<void>> {
  const batch = await db.write({ tenantId }, [
    sql`
    UPDATE messages SET status = 'failed', reason = 'not_sent', updated_at = ${instant(now)}
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND status = 'sending'`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
