import { deleteTimeOff as removeTimeOff } from "../../db/queries/delete-time-off.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * Gives time off back; said again it changes nothing. One round trip.
 *
 * @throws DomainError `not_found` for an unknown business
 */
export async function deleteTimeOff(ctx: Context, timeOffId: string): Promise<void> {
  assertBusiness(ctx.actor);
  const deleted = await removeTimeOff(ctx.db, ctx.tenantId, {
    timeOffId,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  if (!unwrap(deleted, ctx.log)) throw notFound("business");
}
