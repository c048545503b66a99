import { type DueWork, dueWork } from "../../db/queries/due-work.ts";
import { unwrap } from "../context.ts";
import type { UpkeepContext } from "../upkeep/sweep.ts";

/** As many of each kind as one minute sends; what is more waits for the next. */
const LIMIT = 500;

/** Where work is sent to be done soon. */
export interface WorkQueue {
  send(work: DueWork[]): Promise<void>;
}

/**
 * Sends what waits into the queue, of all tenants: events whose nudge was lost, and jobs whose time has come. Sent twice
 * it is done once. One round trip.
 *
 * @returns how much it sent
 */
export async function sendDueWork(ctx: UpkeepContext & { work: WorkQueue }): Promise<number> {
  const due = unwrap(await dueWork(ctx.db, { now: ctx.clock.now(), limit: LIMIT }), ctx.log);
  await ctx.work.send(due);
  return due.length;
}
