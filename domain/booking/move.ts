import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { actorName, type Context, isBusiness } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertOwn } from "./own.ts";
import { slotValue } from "./slot-value.ts";

export interface MoveInput {
  appointmentId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Only this staff member; left out for the present one, or else anyone. */
  staffId?: string | undefined;
  /** Only if it still is this version. */
  version?: number | undefined;
  /** The business's hours do not hold, for this reason. */
  override?: { reason: string } | undefined;
}

/**
 * Moves an appointment: one change, without a hold, also inside its own old time. Clients are bound by the change
 * notice, the business neither by that nor by notice and horizon. Said again it gives the same answer. One round trip
 * while the tenant's queue is warm.
 *
 * @throws DomainError `slot_taken` with `alternatives`, `slot_not_offered`, `change_notice`, `not_changeable`,
 * `version_mismatch`, `not_found`, `booking_disabled`
 */
export async function move(ctx: Context, input: MoveInput): Promise<AppointmentRecord> {
  assertOwn(ctx.actor, input.appointmentId);
  const isClient = !isBusiness(ctx.actor);
  if (input.override && isClient) throw new DomainError("forbidden", "Only the business can override its rules.");
  const answer = await ctx.slots.move(ctx.tenantId, {
    appointmentId: input.appointmentId,
    start: input.start,
    staffId: input.staffId ?? null,
    version: input.version ?? null,
    isClient,
    overrideReason: input.override?.reason ?? null,
    access: ctx.access,
    actor: actorName(ctx.actor),
  });
  const moved = slotValue(answer);
  ctx.work.nudge(moved.id);
  return moved;
}
