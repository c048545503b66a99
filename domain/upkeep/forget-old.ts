import { deleteOld, type Passing } from "../../db/queries/delete-old.ts";
import { DAY } from "../booking/local-date.ts";
import { repeat, SWEEP_SIZE, type UpkeepContext } from "./sweep.ts";

/**
 * For how many days each thing is kept: a hold that ended as long as someone may still come with it, a conversation as
 * long as its business may want to read it, and so what was sent or left, the journal as the operator says, an answer as
 * `Idempotency-Key` promises.
 */
export function daysKept({ journalDays }: { journalDays: number }): Record<Passing, number> {
  return {
    ended_holds: 7,
    chat_sessions: 90,
    audit_log: journalDays,
    domain_events: journalDays,
    idempotency_keys: 1,
    finished_jobs: 90,
    inquiries: 90,
    resolved_failures: 90,
  };
}

/**
 * Deletes what is older than so many days, for all tenants. Twice, late or beside itself it deletes the same. One round
 * trip for each 500 rows.
 *
 * @returns how many rows it deleted
 */
export async function forgetOld(ctx: UpkeepContext, what: Passing, days: number): Promise<number> {
  const before = ctx.clock.now() - days * DAY;
  return repeat(ctx, () => deleteOld(ctx.db, what, { before, limit: SWEEP_SIZE }));
}
