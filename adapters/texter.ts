import type { SmsPort } from "../domain/messages/ports.ts";
import type { Outbox } from "./outbox.ts";

/** Texts of a local stack, which go to its outbox page; null where nothing sends texts. */
export function texter(outbox: Outbox | null): SmsPort | null {
  if (!outbox) return null;
  return {
    async send({ id, tenantId, to, body }) {
      const at = new Date(Date.now()).toISOString();
      const item = {
        id,
        tenantId,
        channel: "text",
        to,
        from: "gomomo",
        replyTo: null,
        subject: "",
        text: body,
      } as const;
      await outbox.put({ ...item, html: null, headers: {}, attachments: [], at });
      return { outcome: "sent", providerId: `local-${id}` };
    },
    find: async () => "unknown",
    segments: (body) => Math.ceil(body.length / 160),
  };
}
