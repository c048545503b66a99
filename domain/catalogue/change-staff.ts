import { changeStaff as updateStaff } from "../../db/queries/change-staff.ts";
import type { StaffRecord } from "../../db/queries/staff-record.ts";
import type { Affected } from "../booking/affected.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { affectedBy } from "./changes.ts";
import type { StaffChanges } from "./staff-schema.ts";

/**
 * Changes, archives or brings back a staff member. Appointments stand as they are; the answer names those ahead that
 * they would not be offered for now. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function changeStaff(
  ctx: Context,
  { staffId, changes }: { staffId: string; changes: StaffChanges },
): Promise<{ staff: StaffRecord; affected: Affected }> {
  assertBusiness(ctx.actor);
  const result = await updateStaff(ctx.db, ctx.tenantId, {
    id: staffId,
    fields: changes,
    merge: true,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const changed = unwrap(result, ctx.log);
  if (!changed) throw notFound("staff member");
  return { staff: changed.staff, affected: affectedBy(changes, changed.outlook) };
}
