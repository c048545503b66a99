import { z } from "zod";
import type { Sent, TextMessage } from "../../domain/messages/ports.ts";
import { accountPath, askTwilio, type Twilio, type TwilioAnswer } from "./api.ts";
import { isOptOut, reasonOf } from "./error-codes.ts";

const created = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/i) });
const refused = z.object({ code: z.number().int() });

/** Credentials and account are the operator's to mend, and limits pass: another try may end better. */
const PASSING = [401, 403, 404, 429];

/**
 * Hands a text to Twilio, once.
 *
 * @param statusCallback where Twilio tells what becomes of it; null for nowhere
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export async function sendText(
  twilio: Twilio,
  { to, body }: TextMessage,
  { statusCallback, deadlineMs }: { statusCallback: string | null; deadlineMs?: number | undefined },
): Promise<Sent> {
  const sender = twilio.from.startsWith("+") ? { From: twilio.from } : { MessagingServiceSid: twilio.from };
  const form = { To: to, Body: body, ...sender, ...(statusCallback && { StatusCallback: statusCallback }) };
  const answer = await askTwilio(twilio, accountPath(twilio, "/Messages.json"), form, deadlineMs);
  return answer ? outcomeOf(answer) : { outcome: "unknown", reason: "no_answer" };
}

/** What an answer says of the text: only a refusal, 4xx, is certain that it did not go out. */
function outcomeOf({ status, body }: TwilioAnswer): Sent {
  if (status >= 200 && status < 300) {
    const message = created.safeParse(body);
    if (message.success) return { outcome: "sent", providerId: message.data.sid };
    return { outcome: "unknown", reason: "unreadable_answer" };
  }
  // 408 is a time-out on the way, after which nobody knows.
  if (status < 400 || status >= 500 || status === 408) return { outcome: "unknown", reason: `http_${status}` };
  const refusal = refused.safeParse(body);
  if (!refusal.success) return { outcome: "refused", reason: `http_${status}`, final: !PASSING.includes(status) };
  const { code } = refusal.data;
  return { outcome: "refused", reason: reasonOf(code), final: !PASSING.includes(status), optedOut: isOptOut(code) };
}
