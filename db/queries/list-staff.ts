import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import { type StaffRecord, staffColumns } from "./staff-record.ts";

/** Everybody who works or worked there, in the tenant's order. One round trip; null where there is no such tenant. */
export async function listStaff(db: Database, tenantId: string): Promise<Result<StaffRecord[] | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT t.id FROM tenants t WHERE t.id = ${tenantId}::uuid`,
    sql`SELECT ${staffColumns()} FROM staff m WHERE m.tenant_id = ${tenantId}::uuid ORDER BY m.position, m.name, m.id`,
  ]);
  if (!batch.ok) return batch;
  const [tenant, people] = batch.value;
  return { ok: true, value: tenant?.length ? (people as unknown as StaffRecord[]) : null };
}
