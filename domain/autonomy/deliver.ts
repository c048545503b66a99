import { type BeginMessage, type BeginVerdict, beginMessage } from "../../db/queries/begin-message.ts";
import type { Claim } from "../../db/queries/claim-job.ts";
import { failMessage } from "../../db/queries/fail-message.ts";
import { type Context, twiceIfLost, unwrap } from "../context.ts";
import { chooseChannel, type Reach } from "../messages/choose-channel.ts";
import type { Outgoing } from "../messages/outgoing.ts";
import type { Sent } from "../messages/ports.ts";
import { done, drop, type Ending, fail, retry, wait } from "./ending.ts";
import type { Reason } from "./reasons.ts";

/** Whom something goes to: a person with their wishes, or the business. */
export type Recipient = Omit<Reach, "hasSms" | "timezone"> & { clientTimezone: string | null };

/** The business and its operator: they are reached by mail, and asked nobody to be left alone. */
export const THE_BUSINESS: Recipient = { texts: "no_number", emailOptedOut: false, clientTimezone: null };

/**
 * Mails that one address gets of a business in an hour. People need fewer; whoever books with somebody else's address and
 * moves the appointment to and fro gets no more out of us either.
 */
const MAILS_PER_HOUR = 10;

/** Whoever comes to the provider's door later than this after the last look goes away again, in milliseconds. */
const HAND_OVER_MS = 60_000;

/**
 * Says something to somebody, once: by the channel that is open to it at this moment, written down before it is handed
 * over. What turns out to be impossible by text goes by mail where that is open. Two round trips with the settling of
 * the job, up to two more where it goes by mail instead.
 */
export async function deliver(ctx: Context, claim: Claim, to: Recipient, outgoing: Outgoing): Promise<Ending> {
  const now = ctx.clock.now();
  const timezone = to.clientTimezone ?? claim.facts.business.timezone;
  const reach = { ...to, timezone, hasSms: ctx.sms !== null };
  const choice = chooseChannel(outgoing, reach, now);
  if (choice.choose === "wait") return wait(choice.until, choice.reason);
  if (choice.choose === "none") return drop(choice.reason);
  const { email } = outgoing;
  const perHour = to === THE_BUSINESS ? null : MAILS_PER_HOUR;
  if (choice.choose === "email" && email) return byMail(ctx, claim, outgoing, { ...email, perHour });

  const { ending, isHopeless } = await byText(ctx, claim, outgoing);
  const hasMail = chooseChannel({ ...outgoing, text: null }, reach, now).choose === "email";
  if (!isHopeless || !email || !hasMail) return ending;
  const { message, optOut = null } = ending;
  if (message) {
    const { id, reason } = message;
    const refused = { id, reason: reason ?? "not_sent", optOut, now: ctx.clock.now() };
    unwrap(await failMessage(ctx.db, ctx.tenantId, refused), ctx.log);
    ctx.log.warn("text_refused", { messageId: id, reason });
  }
  return byMail(ctx, claim, outgoing, { ...email, perHour });
}

async function byMail(
  ctx: Context,
  claim: Claim,
  outgoing: Outgoing,
  { perHour, ...email }: NonNullable<Outgoing["email"]> & { perHour: number | null },
): Promise<Ending> {
  const { tenantId } = ctx;
  // All that could fail comes before, so that nothing is left to do between the last look and the provider's door.
  const unsubscribeUrl = outgoing.isNeeded ? null : await ctx.links.unsubscribe(tenantId, email.to);
  const fromName = claim.facts.business.name;
  const [id, now] = [ctx.ids.uuid(), ctx.clock.now()];
  const begun = await begin(ctx, claim, outgoing, {
    ...{ id, channel: "email", address: email.to, heedsOptOut: !outgoing.isNeeded },
    ...{ body: null, segments: null, perHour, now },
  });
  if (begun.verdict === "changed") return wait(now, "changed");
  if (begun.verdict === "too_soon") return waitForRoom(begun.until, outgoing, "too_soon");
  if (begun.verdict === "limited") return waitForRoom(begun.until, outgoing, "too_many_mails");
  if (begun.verdict !== "begun") return drop(begun.verdict === "opted_out" ? "opted_out" : "taken_over");
  const sent = await handOver(ctx, now, () => ctx.email.send({ id, tenantId, fromName, unsubscribeUrl, ...email }));
  return endingOf(sent, { id, channel: "email" }, { attempt: claim.job.attempt, now: ctx.clock.now() });
}

interface ByText {
  ending: Ending;
  /** It did not go out by text, and never will. */
  isHopeless: boolean;
}

async function byText(ctx: Context, claim: Claim, outgoing: Outgoing): Promise<ByText> {
  const { text } = outgoing;
  if (!text || !ctx.sms) throw new Error("A text was chosen that cannot be sent");
  const { sms, tenantId } = ctx;
  const [id, now] = [ctx.ids.uuid(), ctx.clock.now()];
  const begun = await begin(ctx, claim, outgoing, {
    ...{ id, channel: "text", address: text.to, heedsOptOut: true, body: text.body, now },
    ...{ segments: sms.segments(text.body), perHour: claim.facts.business.limits.textsPerHour },
  });
  switch (begun.verdict) {
    case "lost":
      return { ending: drop("taken_over"), isHopeless: false };
    case "changed":
      return { ending: wait(now, "changed"), isHopeless: false };
    case "opted_out":
      return { ending: drop("opted_out"), isHopeless: true };
    case "limited": {
      const ending = waitForRoom(begun.until, outgoing, "too_many_texts");
      return { ending, isHopeless: ending.status === "cancelled" };
    }
    case "too_soon":
      return { ending: waitForRoom(begun.until, outgoing, "too_soon"), isHopeless: false };
  }
  const sent = await handOver(ctx, now, () => sms.send({ id, tenantId, ...text }));
  const ending = endingOf(sent, { id, channel: "text" }, { attempt: claim.job.attempt, now: ctx.clock.now() });
  return { ending, isHopeless: sent.outcome === "refused" && ending.status !== "pending" };
}

/** Until there is room for it, if it is still of use then. */
function waitForRoom(until: number, { usefulUntil }: Outgoing, reason: Reason): Ending {
  return until <= usefulUntil ? wait(until, reason) : drop(reason);
}

async function begin(
  ctx: Context,
  { job, facts }: Claim,
  { kind, minutesApart }: Pick<Outgoing, "kind" | "minutesApart">,
  message: Omit<BeginMessage, "jobId" | "attempt" | "claimedAt" | "kind" | "subjectId" | "version" | "minutesApart">,
): Promise<BeginVerdict> {
  const { id: jobId, attempt, claimedAt, subjectId } = job;
  const about = { kind, subjectId, version: facts.appointment?.version ?? null };
  const whole = { ...message, jobId, attempt, claimedAt, ...about, minutesApart: minutesApart ?? null };
  return unwrap(await twiceIfLost(() => beginMessage(ctx.db, ctx.tenantId, whole)), ctx.log);
}

async function handOver(ctx: Context, begunAt: number, send: () => Promise<Sent>): Promise<Sent> {
  const isTooLate = ctx.clock.now() - begunAt > HAND_OVER_MS;
  return isTooLate ? { outcome: "refused", reason: "too_slow", final: false } : send();
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
 * @returns how the job ends, or the id of the message if it certainly was `notSent`; null where there was none
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
