import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createContext, runtimeOf } from "../../adapters/context.ts";
import { deliveryOf } from "../../adapters/twilio/delivery.ts";
import { isSignedByTwilio } from "../../adapters/twilio/signature.ts";
import { MESSAGE_STATUS_PATH } from "../../adapters/twilio/sms.ts";
import { DomainError } from "../../domain/errors.ts";
import { noteDelivery } from "../../domain/messages/note-delivery.ts";
import type { AppEnv } from "../app-env.ts";
import { z } from "./wire.ts";

/** Ten times the longest text that Twilio takes, with each of its characters percent-encoded. */
const MAX_FORM_BYTES = 64 * 1024;

const whose = z.object({ tenant: z.uuid(), message: z.uuid() });

/** What Twilio tells us. Not limited by address: all of it comes from few, and each is signed. */
export const twilio = new Hono<AppEnv>().post(
  MESSAGE_STATUS_PATH,
  bodyLimit({ maxSize: MAX_FORM_BYTES }),
  async (c) => {
    const { config } = runtimeOf(c.env);
    const form = formOf(new TextDecoder().decode(await c.req.arrayBuffer()));
    // What signs is the address that Twilio was given, whatever name a proxy asks us by.
    const { pathname, search } = new URL(c.req.url);
    const signature = c.req.header("x-twilio-signature") ?? null;
    if (!isSignedByTwilio(config, { signature, url: `${config.publicUrl}${pathname}${search}`, form })) {
      throw new DomainError("forbidden", "This is for Twilio, and its signature is not right.");
    }
    const query = whose.safeParse(c.req.query());
    const delivery = deliveryOf(form);
    // What we do not know, and what is no news, is taken all the same: Twilio would only repeat it.
    if (query.success && delivery) {
      const { tenant, message: messageId } = query.data;
      const bound = { requestId: c.get("requestId"), messageId };
      await noteDelivery(createContext(c.env, tenant, { actor: { kind: "system" }, bound }), {
        messageId,
        ...delivery,
      });
    }
    return c.body(null, 204);
  },
);

function formOf(text: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
