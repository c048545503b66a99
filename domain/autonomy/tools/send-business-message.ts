import { z } from "zod";
import type { Claim } from "../../../db/queries/claim-job.ts";
import { readTranscript, type Transcript } from "../../../db/queries/read-transcript.ts";
import type { BusinessFacts, InquiryFacts } from "../../../db/queries/subject-facts.ts";
import { business } from "../../catalogue/business.ts";
import { type Context, unwrap } from "../../context.ts";
import { messageLetter, waitLetter } from "../../messages/business-letters.ts";
import type { Letter } from "../../messages/letter.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { deliver, THE_BUSINESS } from "../deliver.ts";
import { drop, type Ending, fail, MAX_TRIES, retry } from "../ending.ts";
import type { JobTool } from "./tool.ts";

/** Lines of the conversation that go with a message, the newest: a mail has to stay readable. */
const LINES = 100;
/** How long a conversation that was not reached is waited for, after the first try and the second, in milliseconds. */
const RETRY_AFTER = [10_000, 60_000];

/** Mails a business what somebody left for it, with the conversation, or that somebody waits for a time. */
export const sendBusinessMessage: JobTool = async (ctx, claim): Promise<Ending> => {
  const { inquiry, business: facts } = claim.facts;
  if (inquiry?.kind !== "message" && inquiry?.kind !== "waitlist") return drop("no_inquiry");
  // Its person had themselves erased.
  if (inquiry.clientName === null) return drop("erased");
  const to = facts.contact.email;
  if (!to) return fail("no_address", "The business has no email address to which messages could go.");
  const letter = inquiry.kind === "message" ? await ofMessage(ctx, claim, inquiry) : await ofWait(ctx, inquiry, facts);
  if ("status" in letter) return letter;
  return deliver(ctx, claim, THE_BUSINESS, {
    kind: "business_message",
    email: mailTo(to, letter, inquiry.clientEmail),
    text: null,
    prefers: "email",
    isNeeded: true,
    usefulUntil: Number.POSITIVE_INFINITY,
  });
};

/** The letter, or another try where the conversation was not reached. */
async function ofMessage(ctx: Context, { job, facts }: Claim, inquiry: InquiryFacts): Promise<Letter | Ending> {
  let transcript: Transcript | null = null;
  if (inquiry.sessionId) {
    const isFlushed = await flushed(ctx, inquiry.sessionId);
    // At last the message goes with what there is of the conversation.
    if (!isFlushed && job.attempt < MAX_TRIES) {
      return retry(
        { attempt: job.attempt, now: ctx.clock.now() },
        "conversation_not_reached",
        "The conversation was not reached.",
        RETRY_AFTER,
      );
    }
    const read = await readTranscript(ctx.db, ctx.tenantId, { sessionId: inquiry.sessionId, limit: LINES });
    transcript = unwrap(read, ctx.log);
  }
  return messageLetter(inquiry, facts.business, transcript);
}

const waited = z.object({ serviceId: z.uuid(), dates: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })) });

async function ofWait(ctx: Context, inquiry: InquiryFacts, facts: BusinessFacts): Promise<Letter> {
  const { serviceId, dates } = waited.parse(inquiry.details);
  const { services } = await business(ctx);
  const service = services.find(({ id }) => id === serviceId)?.name ?? "a service that is no longer offered";
  return waitLetter(inquiry, facts, { service, dates });
}

async function flushed(ctx: Context, sessionId: string): Promise<boolean> {
  try {
    await ctx.conversations.flush(ctx.tenantId, sessionId);
    return true;
  } catch (error) {
    ctx.log.warn("flush_failed", { sessionId, error: error instanceof Error ? error.name : typeof error });
    return false;
  }
}
