import { SegmentedMessage } from "sms-segments-calculator";
import type { SmsPort } from "../../domain/messages/ports.ts";
import type { Twilio } from "./api.ts";
import { findText } from "./find.ts";
import { sendText } from "./send.ts";

/** Where Twilio tells what becomes of a text. */
export const MESSAGE_STATUS_PATH = "/twilio/message-status";

/** How many segments a text is billed as. */
export function segmentsOf(body: string): number {
  return new SegmentedMessage(body).segmentsCount;
}

/** Texts through Twilio's Messages. @param publicUrl where Twilio reaches this deployment; null where it cannot */
export function twilioSms(twilio: Twilio, publicUrl: string | null): SmsPort {
  return {
    send(text) {
      const query = new URLSearchParams({ tenant: text.tenantId, message: text.id });
      const statusCallback = publicUrl && `${publicUrl}${MESSAGE_STATUS_PATH}?${query}`;
      return sendText(twilio, text, { statusCallback });
    },
    find: (lost) => findText(twilio, lost),
    segments: segmentsOf,
  };
}
