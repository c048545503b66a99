import { type AddInquiryAnswer, addInquiry } from "../../db/queries/add-inquiry.ts";
import type { Language } from "../../words/languages.ts";
import { actorName, type Context, sessionOf, twiceIfLost, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

export interface LeaveMessageInput {
  /** Minted before the first try; said again it is the same message. */
  id: string;
  /** Checked already; one of email and phone (E.164) is needed. */
  from: { name: string; email?: string | undefined; phone?: string | undefined };
  language?: Language | undefined;
  /** In the person's own words. */
  text: string;
}

/**
 * Leaves a message with the business, which gets it by mail. Said again it is left once. One round trip.
 *
 * @returns `limit_reached` where the conversation has left as many as it may
 * @throws DomainError `not_found`, also for a conversation that was forgotten
 */
export async function leaveMessage(ctx: Context, input: LeaveMessageInput): Promise<"added" | "limit_reached"> {
  const { id, from, language = null, text } = input;
  const row = {
    ...{ id, kind: "message" as const, sessionId: sessionOf(ctx.actor), text, textsAgreed: false, timezone: null },
    ...{ name: from.name, email: from.email ?? null, phone: from.phone ?? null, language, details: {} },
    ...{ now: ctx.clock.now(), actor: actorName(ctx.actor) },
  };
  const { verdict }: AddInquiryAnswer = unwrap(await twiceIfLost(() => addInquiry(ctx.db, ctx.tenantId, row)), ctx.log);
  if (verdict === "not_found") throw notFound("conversation");
  if (verdict !== "added") return "limit_reached";
  ctx.work.nudge(id);
  return "added";
}
