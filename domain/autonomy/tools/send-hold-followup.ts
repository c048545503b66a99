import { claimHoldFollowup } from "../../../db/queries/claim-hold-followup.ts";
import { unwrap } from "../../context.ts";
import { holdLetter } from "../../messages/followup-letters.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { deliver, type Recipient } from "../deliver.ts";
import { drop, type Ending } from "../ending.ts";
import type { JobTool } from "./tool.ts";

/** Between two to one chat session, in minutes. */
const MINUTES_APART = 30;

/**
 * Writes to a visitor whose time was kept and not booked, where the business wants that: by mail alone, as nobody agreed
 * to texts with it.
 */
export const sendHoldFollowup: JobTool = async (ctx, claim): Promise<Ending> => {
  const { appointment: hold, business } = claim.facts;
  const now = ctx.clock.now();
  if (hold?.status !== "expired" || hold.sessionId === null) return drop("no_expired_hold");
  if (hold.start <= now) return drop("over");
  const contact = await ctx.conversations.contact(ctx.tenantId, hold.sessionId);
  if (!contact?.email) return drop("no_address");
  const turn = { jobId: claim.job.id, holdId: hold.id, sessionId: hold.sessionId, minutesApart: MINUTES_APART, now };
  const verdict = unwrap(await claimHoldFollowup(ctx.db, ctx.tenantId, turn), ctx.log);
  if (verdict !== "ours") return drop(verdict);

  const { clientTimezone } = hold;
  const clocks = { timezone: business.timezone, clientTimezone, now };
  const { language } = contact;
  const letter = holdLetter({ links: ctx.links, business, clocks, language }, hold);
  // Whether they want no mails of it is looked at when it is begun, by the address itself.
  const visitor: Recipient = { texts: "no_consent", emailOptedOut: false, clientTimezone };
  return deliver(ctx, claim, visitor, {
    kind: "hold_followup",
    email: mailTo(contact.email, letter, business.contact.email),
    text: null,
    prefers: "email",
    isNeeded: false,
    usefulUntil: hold.start,
  });
};
