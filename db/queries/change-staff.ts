import type { Database, Result } from "../client.ts";
import { staff } from "../schema/catalogue.ts";
import { type Change, changeStatement } from "./settings-parts.ts";
import { type StaffRecord, staffRecordStatement } from "./staff-record.ts";
import { type Outlook, outlookOf, outlookStatements } from "./upcoming-appointments.ts";

/**
 * Changes a staff member, as `changeTenant` does a business. One round trip; null where there is none of this id.
 */
export async function changeStaff(
  db: Database,
  tenantId: string,
  change: Omit<Change, "kind">,
): Promise<Result<{ staff: StaffRecord; outlook: Outlook } | null>> {
  const update = changeStatement(staff, tenantId, { ...change, kind: "staff.changed" });
  const reads = [
    staffRecordStatement(tenantId, change.id),
    ...outlookStatements(tenantId, change.now, { staffId: change.id }),
  ];
  const batch = await db.book({ tenantId }, update ? [update, ...reads] : reads);
  if (!batch.ok) return batch;
  const [record, ...ahead] = batch.value.slice(-reads.length);
  const person = record?.[0] as StaffRecord | undefined;
  const outlook = outlookOf(ahead);
  return { ok: true, value: person && outlook ? { staff: person, outlook } : null };
}
