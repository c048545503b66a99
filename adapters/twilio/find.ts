import { z } from "zod";
import type { LostText } from "../../domain/messages/ports.ts";
import { sha256 } from "../digest.ts";
import { accountPath, askTwilio, type Twilio } from "./api.ts";

const listed = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      to: z.string(),
      body: z.string().nullable(),
      direction: z.string(),
      /** RFC 2822, to the second. */
      date_created: z.string(),
    }),
  ),
  next_page_uri: z.string().nullable(),
});

const PAGE_SIZE = 1000;
const MAX_PAGES = 5;
/** By how much Twilio's clock may be behind ours, in milliseconds. */
const SKEW_MS = 60_000;
/** A trial account puts this in front: https://help.twilio.com/articles/223136107 */
const TRIAL_PREFIX = "Sent from your Twilio trial account - ";

/**
 * Looks among the texts to a number for one whose sending had no answer. Not by `DateSent`, which those do not have that
 * Twilio still holds. Source: https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export async function findText(
  twilio: Twilio,
  { to, toKey, bodyKey, since }: LostText,
): Promise<{ providerId: string } | null | "unknown"> {
  // A person may have another number by now, and nobody knows the one that was written to.
  if (toKey === null || bodyKey === null || (await sha256(to)) !== toKey) return "unknown";
  const first = accountPath(twilio, "/Messages.json");
  let path: string | null = `${first}?${new URLSearchParams({ To: to, PageSize: String(PAGE_SIZE) })}`;
  for (let page = 1; path !== null; page++) {
    if (page > MAX_PAGES || !path.startsWith(first)) return "unknown";
    const answer = await askTwilio(twilio, path);
    const list = listed.safeParse(answer?.body);
    if (answer?.status !== 200 || !list.success) return "unknown";
    for (const { sid, body, direction, date_created, ...message } of list.data.messages) {
      if (message.to !== to || !direction.startsWith("outbound") || body === null) continue;
      const createdAt = Date.parse(date_created);
      // NaN is of no date, and is looked at.
      if (createdAt < since - SKEW_MS) continue;
      const said = body.startsWith(TRIAL_PREFIX) ? body.slice(TRIAL_PREFIX.length) : body;
      if ((await sha256(said)) === bodyKey) return { providerId: sid };
    }
    path = list.data.next_page_uri;
  }
  return null;
}
