import { z } from "zod";
import { CHANNELS } from "../../../db/schema/messages.ts";
import { contactLetter, type Writing } from "../../messages/followup-letters.ts";
import { contactText } from "../../messages/followup-texts.ts";
import { readerLanguage } from "../../messages/letter.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { FOLLOWUP_LIMITS } from "../../messages/request-followup.ts";
import { deliver } from "../deliver.ts";
import { drop, type Ending } from "../ending.ts";
import type { JobTool } from "./tool.ts";

/** After so long nobody waits for an answer to what they asked in a chat, in milliseconds. */
const USEFUL_MS = 24 * 3_600_000;

const asked = z.object({ channel: z.enum(CHANNELS).catch("email") });

/** Writes to somebody who asked for it, with the ways on. */
export const sendContactFollowup: JobTool = async (ctx, claim): Promise<Ending> => {
  const { business, inquiry } = claim.facts;
  if (inquiry?.kind !== "followup") return drop("no_inquiry");
  const { clientEmail, clientPhone, clientTimezone, createdAt } = inquiry;
  const clocks = { timezone: business.timezone, clientTimezone, now: ctx.clock.now() };
  const writing: Writing = { links: ctx.links, business, clocks, language: readerLanguage(inquiry) };
  const letter = contactLetter(writing);
  return deliver(ctx, claim, inquiry, {
    kind: "contact_followup",
    email: mailTo(clientEmail, letter, business.contact.email),
    text: clientPhone ? { to: clientPhone, body: contactText(writing) } : null,
    prefers: asked.parse(inquiry.details).channel,
    isNeeded: false,
    // Also of those that waited for the same morning.
    minutesApart: FOLLOWUP_LIMITS.minutesApart,
    usefulUntil: createdAt + USEFUL_MS,
  });
};
