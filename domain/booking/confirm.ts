import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type ConfirmHold, type ConfirmHoldAnswer, confirmHold } from "../../db/queries/confirm-hold.ts";
import { actorName, type Context, isBusiness, unwrap } from "../context.ts";
import { DomainError, invalid, refusals } from "../errors.ts";
import type { BookedClient } from "./client.ts";
import { channelOf } from "./hold.ts";
import { isCollision, MAX_REFERENCES } from "./references.ts";
import { holdNotFound } from "./release.ts";

export interface ConfirmInput {
  holdId: string;
  holdToken: string;
  /** Cleaned already; the name and one of email and phone (E.164) are needed. */
  client: BookedClient;
  notes?: string | undefined;
}

/** How long the token of a confirmed hold still gets its answer, in minutes; a conversation asks about its own. */
const REPEAT_MINUTES = { token: 15, chat: 24 * 60 };

/**
 * Turns a hold into an appointment. Said again with the same words it gives the same answer. One round trip.
 *
 * @throws DomainError `hold_not_found` (also for a wrong token), `hold_expired`, `hold_released`, `already_confirmed`,
 * `client_blocked`, `too_many_upcoming`
 */
export async function confirm(ctx: Context, input: ConfirmInput): Promise<AppointmentRecord> {
  const { name, email, phone, textsAgreed = false, timezone = null, language = null } = input.client;
  if (!email && !phone) throw invalid([{ path: "client", message: "needs an email or a phone number" }]);
  if (!(await ctx.holdTokens.verify(ctx.tenantId, input.holdId, input.holdToken))) throw holdNotFound();

  const now = ctx.clock.now();
  const answer = await confirmWithFreshReference(ctx, {
    holdId: input.holdId,
    name,
    email: email ?? null,
    phone: phone ?? null,
    textsAgreed,
    agreedBy: channelOf(ctx),
    timezone,
    language,
    notes: input.notes ?? "",
    isClient: !isBusiness(ctx.actor),
    now,
    actor: actorName(ctx.actor),
    repeatMinutes: ctx.actor.kind === "chat" ? REPEAT_MINUTES.chat : REPEAT_MINUTES.token,
  });
  switch (answer.verdict) {
    case "confirmed":
      ctx.work.nudge(answer.appointment.id);
      return answer.appointment;
    case "not_found":
      throw holdNotFound();
    case "hold_expired":
      throw new DomainError("hold_expired", "The hold has ended, so the time is no longer kept.");
    case "hold_released":
      throw new DomainError("hold_released", "The hold was given back, so the time is no longer kept.");
    case "already_confirmed":
      throw new DomainError("already_confirmed", "This hold was confirmed with other details.");
    case "client_blocked":
    case "too_many_upcoming":
      throw new DomainError(answer.verdict, refusals[answer.verdict]);
  }
}

async function confirmWithFreshReference(
  ctx: Context,
  wish: Omit<ConfirmHold, "reference" | "newClientId">,
): Promise<ConfirmHoldAnswer> {
  for (let tries = 1; ; tries++) {
    const ids = { reference: ctx.ids.reference(), newClientId: ctx.ids.uuid() };
    const result = await confirmHold(ctx.db, ctx.tenantId, { ...wish, ...ids });
    // After a lost answer the outcome is unknown; the hold's id makes saying it again safe.
    const isLost = !result.ok && result.fault.kind === "unavailable";
    if (isLost && tries === 1) continue;
    if (tries < MAX_REFERENCES && isCollision(result)) continue;
    return unwrap(result, ctx.log);
  }
}
