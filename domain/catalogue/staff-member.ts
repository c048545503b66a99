import { getStaff } from "../../db/queries/get-staff.ts";
import type { StaffRecord } from "../../db/queries/staff-record.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * One staff member, archived or not. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function staffMember(ctx: Context, staffId: string): Promise<StaffRecord> {
  assertBusiness(ctx.actor);
  const staff = unwrap(await getStaff(ctx.db, ctx.tenantId, staffId), ctx.log);
  if (!staff) throw notFound("staff member");
  return staff;
}
