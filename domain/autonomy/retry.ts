import type { JobRecord } from "../../db/queries/job-record.ts";
import { retryJob } from "../../db/queries/retry-job.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";

/**
 * Runs a failed job again, as a person has asked for it: from its first try, and also where nobody knows whether its
 * message went out. One round trip.
 *
 * @throws DomainError `not_changeable` for a job that did not fail, `not_found`
 */
export async function retry(ctx: Context, jobId: string): Promise<JobRecord> {
  assertBusiness(ctx.actor);
  const wish = { jobId, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  const answer = unwrap(await retryJob(ctx.db, ctx.tenantId, wish), ctx.log);
  if (answer.verdict === "not_found") throw notFound("job");
  if (answer.verdict !== "retried") throw new DomainError("not_changeable", "Only a job that failed can be run again.");
  ctx.work.run(jobId);
  return answer.job;
}
