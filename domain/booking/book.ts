import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { actorName, assertBusiness, type Context } from "../context.ts";
import { invalid } from "../errors.ts";
import type { BookedClient } from "./client.ts";
import { channelOf } from "./hold.ts";
import { MAX_REFERENCES } from "./references.ts";
import { slotValue } from "./slot-value.ts";

export interface BookInput {
  serviceId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Only this staff member; left out for anyone. */
  staffId?: string | undefined;
  /** Cleaned already; the name and one of email and phone (E.164) are needed. */
  client: BookedClient;
  notes?: string | undefined;
  /** Hours, notice, horizon and the booking switch do not hold, for this reason. */
  override?: { reason: string } | undefined;
}

/**
 * The business books for someone at the counter or on the phone, without a hold. It may override its own rules, but
 * nobody is ever booked twice at a time. One round trip while the tenant's queue is warm.
 *
 * @throws DomainError `unauthenticated`, `slot_taken` with `alternatives`, `slot_not_offered`, `not_found`, …
 */
export async function book(ctx: Context, input: BookInput): Promise<AppointmentRecord> {
  assertBusiness(ctx.actor);
  const { name, email, phone, textsAgreed = false, timezone = null, language = null } = input.client;
  if (!email && !phone) throw invalid([{ path: "client", message: "needs an email or a phone number" }]);
  const answer = await ctx.slots.book(ctx.tenantId, {
    id: ctx.ids.uuid(),
    serviceId: input.serviceId,
    start: input.start,
    staffId: input.staffId ?? null,
    sessionId: null,
    channel: channelOf(ctx),
    access: ctx.access,
    actor: actorName(ctx.actor),
    client: { name, email: email ?? null, phone: phone ?? null, textsAgreed, timezone, language },
    notes: input.notes ?? "",
    references: Array.from({ length: MAX_REFERENCES }, () => ctx.ids.reference()),
    newClientId: ctx.ids.uuid(),
    overrideReason: input.override?.reason ?? null,
  });
  const booked = slotValue(answer);
  ctx.work.nudge(booked.id);
  return booked;
}
