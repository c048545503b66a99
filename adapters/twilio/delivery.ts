import { z } from "zod";
import type { Delivery } from "../../db/queries/note-delivery.ts";
import { isOptOut, reasonOf } from "./error-codes.ts";

/** What Twilio calls the states of a text, as our ledger does; what it only means to send it has taken. */
const STATUSES = {
  accepted: "sent",
  scheduled: "sent",
  queued: "sent",
  sending: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
} as const;

/** A status callback: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
const callback = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/i),
  MessageStatus: z.enum(Object.keys(STATUSES) as [keyof typeof STATUSES]),
  ErrorCode: z.coerce.number().int().min(1).optional().catch(undefined),
});

/** What a status callback tells of a text; null where it tells nothing that we keep. */
export function deliveryOf(form: Record<string, unknown>): Omit<Delivery, "messageId" | "now"> | null {
  const read = callback.safeParse(form);
  if (!read.success) return null;
  const { MessageSid: providerId, MessageStatus, ErrorCode: code } = read.data;
  const status = STATUSES[MessageStatus];
  const canceled = MessageStatus === "canceled" ? "canceled" : null;
  return {
    providerId,
    status,
    reason: code ? reasonOf(code) : canceled,
    optOut: code && isOptOut(code) ? { source: "carrier" } : null,
  };
}
