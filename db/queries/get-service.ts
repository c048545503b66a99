import type { Database, Result } from "../client.ts";
import { type ServiceRecord, serviceRecordStatement } from "./service-record.ts";

/** Reads one service, archived or not. One round trip; null where there is none of this id. */
export async function getService(
  db: Database,
  tenantId: string,
  serviceId: string,
): Promise<Result<ServiceRecord | null>> {
  const batch = await db.read({ tenantId }, [serviceRecordStatement(tenantId, serviceId)]);
  return batch.ok ? { ok: true, value: (batch.value[0]?.[0] ?? null) as ServiceRecord | null } : batch;
}
