import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type Outcome, setOutcome } from "../../db/queries/set-outcome.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, notFound, refusals } from "../errors.ts";

/**
 * Tells how an appointment that has begun ended. One round trip.
 *
 * @throws DomainError `not_changeable`, `version_mismatch`, `not_found`
 */
export async function outcome(
  ctx: Context,
  input: { appointmentId: string; outcome: Outcome; version?: number | undefined },
): Promise<AppointmentRecord> {
  assertBusiness(ctx.actor);
  const set = await setOutcome(ctx.db, ctx.tenantId, {
    appointmentId: input.appointmentId,
    outcome: input.outcome,
    version: input.version ?? null,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(set, ctx.log);
  if (answer.verdict === "done") return answer.appointment;
  if (answer.verdict === "not_found") throw notFound("appointment");
  throw new DomainError(answer.verdict, refusals[answer.verdict]);
}
