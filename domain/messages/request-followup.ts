import { type AddInquiry, addInquiry } from "../../db/queries/add-inquiry.ts";
import type { Channel } from "../../db/schema/messages.ts";
import type { Language } from "../../words/languages.ts";
import { actorName, type Context, sessionOf, twiceIfLost, unwrap } from "../context.ts";
import { DomainError, invalid, notFound, refusals } from "../errors.ts";

/** How often somebody is written to whose question a conversation could not settle. */
export const FOLLOWUP_LIMITS = { perSession: 2, minutesApart: 60 };

/** Whom to write to. One of `email` and `phone` is needed. */
export interface Reachable {
  name?: string | undefined;
  email?: string | undefined;
  /** E.164. */
  phone?: string | undefined;
  /** Whether they agreed to texts about this. */
  textsAgreed: boolean;
  /** IANA, where it is known. */
  timezone?: string | undefined;
  /** What they are written to in. */
  language?: Language | undefined;
  /** How they would rather hear; the other way where this one cannot be. */
  channel: Channel;
}

export interface RequestFollowupInput extends Reachable {
  /** Minted by a caller who may have to repeat the call; said again it changes nothing. */
  id?: string | undefined;
  /** What it is about, in their own words. */
  text: string;
  /** Whether the visitor said yes to one more, after they had one. */
  isConfirmed: boolean;
}

/**
 * Writes down that a visitor wants to be written to. Whether and how they are is decided by policy, and looked at again
 * when it is sent: this alone is no promise. One round trip.
 *
 * @returns the inquiry's id
 * @throws DomainError `invalid_request`, `followup_limit`, `followup_too_soon`, `followup_unconfirmed`, `not_found` (also
 * where the conversation was forgotten)
 */
export async function requestFollowup(ctx: Context, input: RequestFollowupInput): Promise<string> {
  const { text, channel, isConfirmed } = input;
  assertReachable(input);
  const id = input.id ?? ctx.ids.uuid();
  const inquiry: AddInquiry = {
    kind: "followup",
    ...{ id, sessionId: sessionOf(ctx.actor), ...personOf(input), text, details: { channel } },
    ...{ now: ctx.clock.now(), actor: actorName(ctx.actor), limits: { ...FOLLOWUP_LIMITS, isConfirmed } },
  };
  const { verdict } = unwrap(await twiceIfLost(() => addInquiry(ctx.db, ctx.tenantId, inquiry)), ctx.log);
  switch (verdict) {
    case "added":
      ctx.work.nudge(id);
      return id;
    case "limit_reached":
      throw new DomainError("followup_limit", refusals.followup_limit);
    case "too_soon":
      throw new DomainError("followup_too_soon", refusals.followup_too_soon);
    case "unconfirmed":
      throw new DomainError("followup_unconfirmed", refusals.followup_unconfirmed);
    case "not_found":
      throw notFound("business");
  }
}

/** @throws DomainError `invalid_request` where there is no way to reach them */
export function assertReachable({ email, phone }: Reachable): void {
  if (!email && !phone) throw invalid([{ path: "email", message: "an email or a phone number is needed" }]);
}

/** The person, as an inquiry has them. */
export function personOf({ name, email, phone, textsAgreed, timezone, language }: Reachable) {
  const person = { name: name ?? null, email: email ?? null, phone: phone ?? null };
  return {
    ...person,
    timezone: timezone ?? null,
    language: language ?? null,
    textsAgreed: textsAgreed && phone !== undefined,
  };
}
