import { beginMessage } from "../../db/queries/begin-message.ts";
import type { Claim } from "../../db/queries/claim-job.ts";
import { type Context, unwrap } from "../context.ts";
import { chooseChannel, type Reach } from "../messages/choose-channel.ts";
import type { Outgoing } from "../messages/outgoing.ts";
import type { Sent } from "../messages/ports.ts";
import { done, drop, type Ending, fail, retry, wait } from "./ending.ts";

/** Whom something goes to: a person with their wishes, or the business. */
export type Recipient = Omit<Reach, "hasSms" | "timezone"> & { clientTimezone: string | null };

/** The business and its operator: they are reached by mail, and asked nobody to be left alone. */
export const THE_BUSINESS: Recipient = { texts: "no_number", emailOptedOut: false, clientTimezone: null };

/**
 * Says something to somebody, once: by the channel that is open to it at this moment, written down before it is handed
 * over. Two round trips with the settling of the job.
 */
export async function deliver(ctx: Context, claim: Claim, to: Recipient, outgoing: Outgoing): Promise<Ending> {
  const now = ctx.clock.now();
  const { business } = claim.facts;
  const timezone = to.clientTimezone ?? business.timezone;
  const choice = chooseChannel(outgoing, { ...to, timezone, hasSms: ctx.sms !== null }, now);
  if (choice.choose === "wait") return wait(choice.until, choice.reason);
  if (choice.choose === "none") return drop(choice.reason);

  const { email, text } = outgoing;
  const isText = choice.choose === "text";
  const address = isText ? text?.to : email?.to;
  if (!address) return drop("no_address");
  const id = ctx.ids.uuid();
  const begun = unwrap(
    await beginMessage(ctx.db, ctx.tenantId, {
      ...{ id, jobId: claim.job.id, attempt: claim.job.attempt, kind: outgoing.kind, channel: choice.choose, address },
      ...{ subjectId: claim.job.subjectId, now, heedsOptOut: isText || !outgoing.isNeeded },
      body: isText && text ? text.body : null,
      segments: isText && text && ctx.sms ? ctx.sms.segments(text.body) : null,
      perHour: isText ? business.limits.textsPerHour : null,
    }),
    ctx.log,
  );
  switch (begun.verdict) {
    case "lost":
      return drop("taken_over");
    case "opted_out":
      return drop("opted_out");
    case "limited":
      return begun.until <= outgoing.usefulUntil ? wait(begun.until, "too_many_texts") : drop("too_many_texts");
  }
  const sent = await send(ctx, claim, id, outgoing, choice.choose);
  return endingOf(sent, { id, channel: choice.choose }, { attempt: claim.job.attempt, now: ctx.clock.now() });
}

async function send(
  ctx: Context,
  { facts: { business } }: Claim,
  id: string,
  { email, text, isNeeded }: Outgoing,
  channel: "email" | "text",
): Promise<Sent> {
  const { tenantId } = ctx;
  if (channel === "text" && text && ctx.sms) return ctx.sms.send({ id, tenantId, ...text });
  if (!email) throw new Error("A mail without an address was chosen");
  const unsubscribeUrl = isNeeded ? null : await ctx.links.unsubscribe(tenantId, email.to);
  return ctx.email.send({ id, tenantId, fromName: business.name, unsubscribeUrl, ...email });
}

interface Handed {
  id: string;
  channel: "email" | "text";
}
interface Tried {
  attempt: number;
  now: number;
}

const UNKNOWN = "It is not known whether the message went out.";

/** What a provider's answer means to the job. */
function endingOf(sent: Sent, { id, channel }: Handed, tried: Tried): Ending {
  switch (sent.outcome) {
    case "sent":
      return { ...done, message: { id, status: "sent", providerId: sent.providerId, reason: null } };
    case "refused": {
      const message = { id, status: "failed", providerId: null, reason: sent.reason } as const;
      if (sent.optedOut) return { ...drop("opted_out"), message, optOut: { source: "carrier" } };
      const words = "The provider did not take the message.";
      const ending = sent.final ? fail(sent.reason, words) : retry(tried, sent.reason, words);
      return { ...ending, message };
    }
    case "unknown":
      return channel === "text" ? lookUpLater(id, tried, sent.reason) : neverKnown(id, sent.reason);
  }
}

function lookUpLater(id: string, tried: Tried, reason: string): Ending {
  const ending = retry(tried, reason, UNKNOWN);
  return ending.status === "pending" ? ending : neverKnown(id, reason);
}

/** Nobody will find out, and once too often is worse than a person who looks after it. */
function neverKnown(id: string, reason: string): Ending {
  return { ...fail("outcome_unknown", UNKNOWN), message: { id, status: "unknown", providerId: null, reason } };
}

/**
 * What became of the message of an earlier try, which died before it wrote that down, or had no answer.
 *
 * @returns how the job ends; null where the message certainly did not go out, and `failed` is its id
 */
export async function settleEarlier(
  ctx: Context,
  { job, earlier, facts }: Claim,
): Promise<{ ending: Ending } | { notSent: string } | null> {
  if (!earlier) return null;
  if (earlier.status !== "sending") return { ending: done };
  const { id, toKey, bodyKey, createdAt } = earlier;
  const to = facts.appointment?.clientPhone ?? facts.inquiry?.clientPhone;
  if (earlier.channel === "email" || !ctx.sms || !to) return { ending: neverKnown(id, "no_answer") };
  const found = await ctx.sms.find({ to, toKey, bodyKey, since: createdAt });
  if (found === null) return { notSent: id };
  if (found === "unknown")
    return { ending: lookUpLater(id, { attempt: job.attempt, now: ctx.clock.now() }, "no_answer") };
  return { ending: { ...done, message: { id, status: "sent", providerId: found.providerId, reason: null } } };
}
