import { expireHolds } from "../../db/queries/expire-holds.ts";
import { type Context, unwrap } from "../context.ts";

/** How many holds one sweep turns, so that it never grows into a long transaction. */
const SWEEP_SIZE = 100;

/**
 * Turns overdue holds to `expired`, so that their end is an event. An ended hold blocks nobody even before. One round
 * trip.
 *
 * @returns whether there are more to turn
 */
export async function expire(ctx: Pick<Context, "tenantId" | "db" | "clock" | "log">): Promise<boolean> {
  const left = await expireHolds(ctx.db, ctx.tenantId, { now: ctx.clock.now(), limit: SWEEP_SIZE });
  return unwrap(left, ctx.log) > 0;
}
