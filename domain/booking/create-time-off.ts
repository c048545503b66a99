import { createTimeOff as insertTimeOff } from "../../db/queries/create-time-off.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { MAX_TIME_OFF, OVERLAPPING_READ, type TimeOffOver, timeOffIssues, timeOffOver } from "./time-off.ts";

/**
 * Takes a staff member's time off. What is booked over it stands and is named; what is only held in it is given back,
 * since nobody would be there. One round trip.
 *
 * @param input `start` and `end` in epoch milliseconds
 * @throws DomainError `invalid_request`, `not_found` for an unknown business
 */
export async function createTimeOff(
  ctx: Context,
  input: { staffId: string; start: number; end: number; reason?: string | undefined },
): Promise<TimeOffOver> {
  assertBusiness(ctx.actor);
  if (input.end <= input.start) throw invalid([timeOffIssues.not_in_order]);
  if (input.end - input.start > MAX_TIME_OFF) throw invalid([timeOffIssues.too_long]);
  const created = await insertTimeOff(ctx.db, ctx.tenantId, {
    ...input,
    reason: input.reason ?? "",
    timeOffId: ctx.ids.uuid(),
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
    limit: OVERLAPPING_READ,
  });
  const answer = unwrap(created, ctx.log);
  if (!answer) throw notFound("business");
  if (answer === "unknown_staff") throw invalid([timeOffIssues.unknown_staff]);
  return timeOffOver(answer);
}
