import type { Database, Result } from "../client.ts";
import { tenants } from "../schema/tenants.ts";
import { type Change, changeStatement } from "./settings-parts.ts";
import { type TenantRecord, tenantRecordOf, tenantRecordStatement } from "./tenant-record.ts";
import { type Outlook, outlookOf, outlookStatements } from "./upcoming-appointments.ts";

/**
 * Changes what a business has set and reads what is ahead in the same transaction. Serializable with every statement
 * that takes a slot: what is booked at the same moment is either seen here or judged by the new rules. One round trip;
 * null where there is no such tenant.
 *
 * A constraint fault of `tenants_slug_unique` means that the slug is another's.
 */
export async function changeTenant(
  db: Database,
  tenantId: string,
  change: Omit<Change, "id" | "kind">,
): Promise<Result<{ tenant: TenantRecord; outlook: Outlook } | null>> {
  const update = changeStatement(tenants, tenantId, { ...change, id: tenantId, kind: "tenant.changed" });
  const reads = [tenantRecordStatement(tenantId), ...outlookStatements(tenantId, change.now)];
  const batch = await db.book({ tenantId }, update ? [update, ...reads] : reads);
  if (!batch.ok) return batch;
  const [record, ...ahead] = batch.value.slice(-reads.length);
  const tenant = tenantRecordOf(record);
  const outlook = outlookOf(ahead);
  return { ok: true, value: tenant && outlook && { tenant, outlook } };
}
