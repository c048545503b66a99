import type { Place } from "../../db/queries/list-appointments.ts";
import { type ListTimeOff, listTimeOff as readTimeOff } from "../../db/queries/list-time-off.ts";
import type { TimeOffRecord } from "../../db/queries/time-off-parts.ts";
import { type Context, unwrap } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertBusiness } from "./own.ts";

/**
 * A page of time off by start. One round trip.
 *
 * @returns `next`, the place to go on from, or null at the end
 * @throws DomainError `not_found` for an unknown business
 */
export async function listTimeOff(
  ctx: Context,
  input: Omit<ListTimeOff, "now">,
): Promise<{ items: TimeOffRecord[]; next: Place | null }> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  // One more than asked for tells whether there is a next page.
  const wish = { ...input, limit: limit + 1, now: ctx.clock.now() };
  const found = unwrap(await readTimeOff(ctx.db, ctx.tenantId, wish), ctx.log);
  if (!found) throw new DomainError("not_found", "There is no such business.");
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? { start: last.start, id: last.id } : null };
}
