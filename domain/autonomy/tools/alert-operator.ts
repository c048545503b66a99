import { ALERTS, type AlertType } from "../../messages/operator.ts";
import { done, fail, retry } from "../ending.ts";
import type { JobTool } from "./tool.ts";

/**
 * Tells the operator of trouble with a business. What may have arrived is told again, under the same id: trouble that is
 * heard of twice is better than trouble that nobody hears of.
 */
export const alertOperator: JobTool = async (ctx, { job }) => {
  const type: AlertType = job.variant === "" ? "calendar_exhausted" : (job.variant as AlertType);
  if (!(type in ALERTS)) return fail("unknown_alert", "Nobody knows what this alert is about.");
  const sent = await ctx.operator.alert({ id: job.id, type, tenantId: ctx.tenantId, at: job.createdAt });
  if (sent.outcome === "sent") return done;
  const tried = { attempt: job.attempt, now: ctx.clock.now() };
  return retry(tried, sent.reason, "The operator was not told.");
};
