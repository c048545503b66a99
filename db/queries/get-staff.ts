import type { Database, Result } from "../client.ts";
import { type StaffRecord, staffRecordStatement } from "./staff-record.ts";

/** Reads one staff member, archived or not. One round trip; null where there is none of this id. */
export async function getStaff(db: Database, tenantId: string, staffId: string): Promise<Result<StaffRecord | null>> {
  const batch = await db.read({ tenantId }, [staffRecordStatement(tenantId, staffId)]);
  return batch.ok ? { ok: true, value: (batch.value[0]?.[0] ?? null) as StaffRecord | null } : batch;
}
