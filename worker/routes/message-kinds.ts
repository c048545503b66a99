import { MESSAGE_KINDS, messageKinds as readKinds } from "../../domain/autonomy/message-kinds.ts";
import { switchMessageKind } from "../../domain/autonomy/switch-message-kind.ts";
import { contextOf } from "../middleware/actor.ts";
import { createRoute, createRouter, guarded, jsonBody, responses, tenantParams, z } from "./wire.ts";

const kindSchema = z.enum(MESSAGE_KINDS);
const messageKindSchema = z
  .object({
    kind: kindSchema,
    on: z.boolean().openapi({ description: "What the business wants" }),
    isSent: z.boolean().openapi({
      description: "Whether it is sent: `on`, and this installation writes to people by itself (`AUTONOMY_ENABLED`)",
    }),
  })
  .openapi("MessageKind");

const listMessageKinds = createRoute({
  method: "get",
  path: "/message-kinds",
  operationId: "listMessageKinds",
  summary: "Which messages gomomo sends by itself",
  ...guarded({ scope: "settings:read" }),
  request: { params: tenantParams },
  responses: responses(200, z.object({ items: z.array(messageKindSchema) }).openapi("MessageKindList"), {
    404: "There is no such business",
  }),
});

const switchMessage = createRoute({
  method: "put",
  path: "/message-kinds/{messageKind}",
  operationId: "switchMessageKind",
  summary: "Switch a kind of message on or off",
  description: "Also for what waits to be sent. What was not planned while it was off is not sent later.",
  ...guarded({ scope: "settings:write" }),
  request: {
    params: tenantParams.extend({ messageKind: kindSchema }),
    body: jsonBody(z.strictObject({ on: z.boolean() })),
  },
  responses: responses(200, messageKindSchema, { 404: "There is no such business" }),
});

export const messageKinds = createRouter()
  .openapi(listMessageKinds, async (c) => {
    return c.json({ items: await readKinds(contextOf(c, c.req.valid("param").tenantId)) }, 200);
  })
  .openapi(switchMessage, async (c) => {
    const { tenantId, messageKind: kind } = c.req.valid("param");
    return c.json(await switchMessageKind(contextOf(c, tenantId), { kind, ...c.req.valid("json") }), 200);
  });
