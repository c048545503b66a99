import { expireAllHolds } from "../../db/queries/expire-holds.ts";
import { repeat, SWEEP_SIZE, type UpkeepContext } from "./sweep.ts";

/**
 * Turns the overdue holds of all tenants to `expired`: the net under each tenant's own timer, which a crash may have
 * lost. Twice, late or beside itself it tells each end once. One round trip for each 500 holds.
 *
 * @returns how many it turned
 */
export async function expireOverdue(ctx: UpkeepContext): Promise<number> {
  const now = ctx.clock.now();
  return repeat(ctx, () => expireAllHolds(ctx.db, { now, limit: SWEEP_SIZE }));
}
