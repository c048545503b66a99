import { actorName, type Context, isBusiness, sessionOf } from "../context.ts";
import { DomainError, refusals } from "../errors.ts";
import { slotValue } from "./slot-value.ts";
import type { HeldSlot, HoldRequest } from "./slots.ts";

export interface HoldInput {
  /** Minted by a caller who may have to repeat the call; said again it gives the same hold. */
  id?: string | undefined;
  serviceId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Only this staff member; left out for anyone. */
  staffId?: string | undefined;
  /** What a caller got who showed that they are no robot. */
  challengeToken?: string | undefined;
}

export interface Hold extends HeldSlot {
  /** Proves the hold at confirm and release. */
  holdToken: string;
}

/**
 * Keeps a slot for its visitor until `expiresAt`. A new hold of the same chat session replaces its old one. One round
 * trip while the tenant's queue is warm.
 *
 * @throws DomainError `slot_taken` with `alternatives`, `slot_not_offered`, `booking_disabled`, `not_found`,
 * `too_many_holds`, `challenge_required`, `busy`, …
 */
export async function hold(ctx: Context, input: HoldInput): Promise<Hold> {
  const answer = await ctx.slots.hold(ctx.tenantId, {
    id: input.id ?? ctx.ids.uuid(),
    serviceId: input.serviceId,
    start: input.start,
    staffId: input.staffId ?? null,
    sessionId: sessionOf(ctx.actor),
    channel: channelOf(ctx),
    access: ctx.access,
    actor: actorName(ctx.actor),
    callerKey: isBusiness(ctx.actor) ? null : ctx.callerKey,
    challenge: await challengeOf(ctx, input.challengeToken),
  });
  if (!answer.ok && answer.code === "challenge_required") {
    throw new DomainError(answer.code, refusals[answer.code], { siteKey: ctx.challenge?.siteKey });
  }
  const held = slotValue(answer);
  return { ...held, holdToken: await ctx.holdTokens.issue(ctx.tenantId, held.id) };
}

/** A conversation is limited by itself and has no place to show a challenge in. */
async function challengeOf(
  { challenge, actor }: Context,
  token: string | undefined,
): Promise<HoldRequest["challenge"]> {
  if (!challenge || actor.kind !== "visitor") return "off";
  return token !== undefined && (await challenge.verify(token)) ? "passed" : "not_passed";
}

/** How an appointment came to be, for the business's numbers. */
export function channelOf({ actor }: Context): string {
  if (actor.kind === "chat") return "chat";
  return isBusiness(actor) ? "business" : "api";
}
