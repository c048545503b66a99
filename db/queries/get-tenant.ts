import type { Database, Result } from "../client.ts";
import { type TenantRecord, tenantRecordOf, tenantRecordStatement } from "./tenant-record.ts";

/** Reads all that a business has set. One round trip; null where there is no such tenant. */
export async function getTenant(db: Database, tenantId: string): Promise<Result<TenantRecord | null>> {
  const batch = await db.read({ tenantId }, [tenantRecordStatement(tenantId)]);
  return batch.ok ? { ok: true, value: tenantRecordOf(batch.value[0]) } : batch;
}
