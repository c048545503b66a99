import { createStaff as insertStaff } from "../../db/queries/create-staff.ts";
import type { StaffRecord } from "../../db/queries/staff-record.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import type { NewStaff } from "./staff-schema.ts";

/**
 * Adds a staff member. One round trip.
 *
 * @throws DomainError `not_found` for an unknown business
 */
export async function createStaff(ctx: Context, input: NewStaff): Promise<StaffRecord> {
  assertBusiness(ctx.actor);
  const created = await insertStaff(ctx.db, ctx.tenantId, {
    staffId: ctx.ids.uuid(),
    fields: input,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const staff = unwrap(created, ctx.log);
  if (!staff) throw notFound("business");
  return staff;
}
