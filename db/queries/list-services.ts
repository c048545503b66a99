import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import { type ServiceRecord, serviceRecordStatement } from "./service-record.ts";

/** All services, also those that are archived. One round trip; null where there is no such tenant. */
export async function listServices(db: Database, tenantId: string): Promise<Result<ServiceRecord[] | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT t.id FROM tenants t WHERE t.id = ${tenantId}::uuid`,
    serviceRecordStatement(tenantId, null),
  ]);
  if (!batch.ok) return batch;
  const [tenant, found] = batch.value;
  return { ok: true, value: tenant?.length ? (found as unknown as ServiceRecord[]) : null };
}
