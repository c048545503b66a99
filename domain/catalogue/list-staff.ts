import { listStaff as readStaff } from "../../db/queries/list-staff.ts";
import type { StaffRecord } from "../../db/queries/staff-record.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * Everybody who works there, also who is archived. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function listStaff(ctx: Context): Promise<StaffRecord[]> {
  assertBusiness(ctx.actor);
  const people = unwrap(await readStaff(ctx.db, ctx.tenantId), ctx.log);
  if (!people) throw notFound("business");
  return people;
}
