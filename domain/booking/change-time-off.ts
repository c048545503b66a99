import { changeTimeOff as updateTimeOff } from "../../db/queries/change-time-off.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { MAX_TIME_OFF, OVERLAPPING_READ, type TimeOffOver, timeOffIssues, timeOffOver } from "./time-off.ts";

/**
 * Changes time off; what is left out stays. Appointments and holds fare as with new time off. One round trip.
 *
 * @param input `start` and `end` in epoch milliseconds
 * @throws DomainError `invalid_request`, `not_found`
 */
export async function changeTimeOff(
  ctx: Context,
  input: {
    timeOffId: string;
    staffId?: string | undefined;
    start?: number | undefined;
    end?: number | undefined;
    reason?: string | undefined;
  },
): Promise<TimeOffOver> {
  assertBusiness(ctx.actor);
  const changed = await updateTimeOff(ctx.db, ctx.tenantId, {
    ...input,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
    longest: MAX_TIME_OFF,
    limit: OVERLAPPING_READ,
  });
  const answer = unwrap(changed, ctx.log);
  if (answer.verdict === "done") return timeOffOver(answer.answer);
  if (answer.verdict === "not_found") throw notFound("time off");
  throw invalid([timeOffIssues[answer.verdict]]);
}
