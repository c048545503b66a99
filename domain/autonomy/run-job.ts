import { type Claim, claimJob } from "../../db/queries/claim-job.ts";
import { failMessage } from "../../db/queries/fail-message.ts";
import { settleJob } from "../../db/queries/settle-job.ts";
import { type Context, twiceIfLost, unwrap } from "../context.ts";
import { calendarFailure } from "./calendar-events.ts";
import { settleEarlier } from "./deliver.ts";
import { isAutonomous, isSwitched } from "./duties.ts";
import { drop, type Ending, fail, MAX_TRIES } from "./ending.ts";
import { evaluate } from "./policy.ts";
import { policyFacts } from "./policy-facts.ts";
import { toolFor } from "./tools/registry.ts";

/**
 * Runs a job that is due, if nobody else is at it. What dies on the way is taken up again, and what it has done by then
 * is looked up and not done twice. Three round trips where it sends something, two otherwise, one where it is not due.
 */
export async function runJob(ctx: Context, jobId: string): Promise<void> {
  const claim = unwrap(await claimJob(ctx.db, ctx.tenantId, { jobId, now: ctx.clock.now() }), ctx.log);
  if (!claim) return;
  const ending = await attempt(ctx, claim);
  const { status, reason, runAt = null, givesBackTry = false, message = null, event = null, optOut = null } = ending;
  const failure = ending.failure
    ? {
        id: ctx.ids.uuid(),
        message: ending.failure,
        payload: { kind: claim.job.kind, variant: claim.job.variant, reason },
      }
    : null;
  const settlement = {
    ...{
      jobId,
      attempt: claim.job.attempt,
      claimedAt: claim.job.claimedAt,
      status,
      reason,
      runAt,
      givesBackTry,
      message,
      event,
      optOut,
      failure,
    },
    now: ctx.clock.now(),
  };
  const settle = () => settleJob(ctx.db, ctx.tenantId, settlement);
  // A try that was given back may be someone else's by the time at which this is said again.
  unwrap(await (givesBackTry ? settle() : twiceIfLost(settle)), ctx.log);
  if (event) ctx.work.nudge(claim.job.subjectId);
  if (failure) ctx.log.error("job_failed", { jobId, kind: claim.job.kind, reason });
}

async function attempt(ctx: Context, claim: Claim): Promise<Ending> {
  const { job, facts } = claim;
  const earlier = await settleEarlier(ctx, claim);
  if (earlier && "ending" in earlier) return earlier.ending;
  if (earlier) {
    const failed = { id: earlier.notSent, reason: "not_sent", optOut: null, now: ctx.clock.now() };
    unwrap(await failMessage(ctx.db, ctx.tenantId, failed), ctx.log);
  }
  if (job.attempt > MAX_TRIES) {
    return { ...fail("died", "It died on each try."), event: calendarFailure(job, "died") };
  }
  if (isSwitched(job.kind) && !ctx.isAutonomous) return drop("switched_off");
  // What was allowed when it was planned may not be any more.
  if (isAutonomous(job.kind) && !evaluate(facts.rules, job.kind, policyFacts(job.variant, facts)).allowed) {
    return drop("not_allowed");
  }
  return toolFor(job.kind)(ctx, claim);
}
