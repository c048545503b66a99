import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { cancelAppointment } from "../../db/queries/cancel-appointment.ts";
import { actorName, type Context, isBusiness, twiceIfLost, unwrap } from "../context.ts";
import { DomainError, notFound, refusals } from "../errors.ts";
import { assertOwn } from "./own.ts";

export interface CancelInput {
  appointmentId: string;
  /** Only if it still is this version. */
  version?: number | undefined;
}

/**
 * Cancels an appointment. Clients are bound by the change notice. Said again it gives the same answer. One round trip.
 *
 * @throws DomainError `change_notice`, `not_changeable`, `version_mismatch`, `not_found`
 */
export async function cancel(ctx: Context, input: CancelInput): Promise<AppointmentRecord> {
  assertOwn(ctx.actor, input.appointmentId);
  const wish = {
    appointmentId: input.appointmentId,
    version: input.version ?? null,
    isClient: !isBusiness(ctx.actor),
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  };
  const cancelled = await twiceIfLost(() => cancelAppointment(ctx.db, ctx.tenantId, wish));
  const answer = unwrap(cancelled, ctx.log);
  if (answer.verdict === "cancelled") {
    ctx.work.nudge(answer.appointment.id);
    return answer.appointment;
  }
  if (answer.verdict === "not_found") throw notFound("appointment");
  throw new DomainError(answer.verdict, refusals[answer.verdict]);
}
