import { type DeadLetter, recordDeadLetter as record } from "../../db/queries/record-dead-letter.ts";
import { type Context, unwrap } from "../context.ts";

/** Makes work that the queue gave up a failure that people see. Said again it changes nothing. One round trip. */
export async function recordDeadLetter(ctx: Context, letter: Omit<DeadLetter, "now">): Promise<void> {
  unwrap(await record(ctx.db, ctx.tenantId, { ...letter, now: ctx.clock.now() }), ctx.log);
}
