import type { SmsPort, TextMessage } from "../domain/messages/ports.ts";
import { type Config, TWILIO_ENDPOINT } from "./config.ts";
import type { Outbox } from "./outbox.ts";
import { segmentsOf, twilioSms } from "./twilio/sms.ts";

/**
 * Where texts go: to Twilio where it is set up, in a local stack to the outbox page as well, or alone; null where nothing
 * sends texts.
 */
export function texter({ twilio, publicUrl }: Config, outbox: Outbox | null): SmsPort | null {
  if (!twilio) return outbox && localSms(outbox);
  // Twilio itself cannot reach a local stack, and refuses a text with such an address; a stand-in beside it can.
  const isReached = publicUrl.startsWith("https://") || twilio.endpoint !== TWILIO_ENDPOINT;
  const sms = twilioSms(twilio, isReached ? publicUrl : null);
  if (!outbox) return sms;
  return {
    ...sms,
    async send(text) {
      const sent = await sms.send(text);
      if (sent.outcome === "sent") await show(outbox, text, twilio.from);
      return sent;
    },
  };
}

function localSms(outbox: Outbox): SmsPort {
  return {
    async send(text) {
      await show(outbox, text, "gomomo");
      return { outcome: "sent", providerId: `local-${text.id}` };
    },
    find: async () => "unknown",
    segments: segmentsOf,
  };
}

async function show(outbox: Outbox, { id, tenantId, to, body }: TextMessage, from: string): Promise<void> {
  const at = new Date(Date.now()).toISOString();
  const item = { id, tenantId, channel: "text", to, from, replyTo: null, subject: "", text: body } as const;
  await outbox.put({ ...item, html: null, headers: {}, attachments: [], at });
}
