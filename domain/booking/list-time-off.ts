import type { Place } from "../../db/queries/list-appointments.ts";
import { type ListTimeOff, listTimeOff as readTimeOff } from "../../db/queries/list-time-off.ts";
import type { TimeOffRecord } from "../../db/queries/time-off-parts.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Page, pageOf } from "../page.ts";

/**
 * A page of time off by start. One round trip.
 *
 * @throws DomainError `not_found` for an unknown business
 */
export async function listTimeOff(ctx: Context, input: Omit<ListTimeOff, "now">): Promise<Page<TimeOffRecord, Place>> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  const wish = { ...input, limit: limit + 1, now: ctx.clock.now() };
  const found = unwrap(await readTimeOff(ctx.db, ctx.tenantId, wish), ctx.log);
  if (!found) throw notFound("business");
  return pageOf(found, limit, ({ start, id }) => ({ start, id }));
}
