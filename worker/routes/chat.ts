import type { Context as HonoContext } from "hono";
import { chatSession } from "../../adapters/cloudflare/chat.ts";
import { runtimeOf } from "../../adapters/context.ts";
import { type ChatClaims, verifyChatToken } from "../../adapters/tokens.ts";
import { DomainError, refusals } from "../../domain/errors.ts";
import {
  CHAT_PROTOCOL,
  type ChatPost,
  CLOSE_CODES,
  catchUpSchema,
  chatPostSchema,
  connectQuerySchema,
  type VisitorInput,
} from "../../domain/receptionist/protocol.ts";
import type { ChatRefusal } from "../../domain/receptionist/refusal.ts";
import type { AppEnv } from "../app-env.ts";
import { bearer, callerKeyOf, foreignOrigin } from "../middleware/actor.ts";
import { isWithinLimit, limitByCaller } from "../middleware/rate-limit.ts";
import { problem } from "../problem.ts";
import { createRoute, createRouter, problemResponses, responses, tenantParams } from "./wire.ts";

const CONNECTION = `The conversation, in both directions, as JSON frames with a \`type\`. A request with \`Upgrade: websocket\` is
answered 101. The first subprotocol offered is \`${CHAT_PROTOCOL}\`, the second the chat token, if there is one.

You send \`message {id, text}\`, \`choose {id, offerId}\`, \`act {id, entryId, action, values?}\`, \`since {after}\` and
\`forget {id}\`, which deletes the conversation and closes it. You get
\`ready\` (what the POST answers), \`entry {entry}\`, \`ack {id, seq}\`, \`typing {on}\`, \`status {text}\`, \`language {language}\`,
\`delta {entryId, text}\` and \`error {id?, code, retryAfter?}\`. The text \`ping\` is answered \`pong\`.`;

const connect = createRoute({
  method: "get",
  path: "/chat",
  operationId: "connectChat",
  summary: "Open the conversation as a WebSocket",
  description: CONNECTION,
  request: { params: tenantParams, query: connectQuerySchema },
  responses: {
    101: {
      description:
        "The WebSocket. One that may not be is closed at once: 4401 the token is not valid, 4403 not one of the business's sites, 4404 there is no such business, 4429 too many, 1013 try again later.",
    },
  },
});

const post = createRoute({
  method: "post",
  path: "/chat",
  operationId: "postChat",
  summary: "Say something, or ask what is new, where WebSockets are blocked",
  security: [{}, { chatToken: [] }],
  middleware: limitByCaller("LIMIT_CHAT"),
  request: {
    params: tenantParams,
    body: { required: true, content: { "application/json": { schema: chatPostSchema } } },
  },
  responses: responses(200, catchUpSchema, {
    401: "The chat token is not valid",
    403: "`origin_not_allowed`",
    404: "There is no such business",
    409: "`offer_gone` or `card_closed`",
    429: "`rate_limited`, or `too_fast` while earlier messages wait for their answer",
    503: "`database_unavailable`",
  }),
});

const forget = createRoute({
  method: "delete",
  path: "/chat",
  operationId: "forgetChat",
  summary: "Delete the conversation",
  description:
    "For its visitor: deletes the conversation at the business and gives back the time that it holds. Appointments stay, and so do messages that were left with the business. Tabs in which it is open are closed. Said again it is answered the same.",
  security: [{ chatToken: [] }],
  middleware: limitByCaller("LIMIT_CHAT"),
  request: { params: tenantParams },
  responses: {
    204: { description: "Deleted, also when said again" },
    ...problemResponses({
      401: "The chat token is not valid",
      403: "`origin_not_allowed`",
      503: "`database_unavailable`",
    }),
  },
});

export const chat = createRouter()
  .openapi(connect, async (c) => {
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
      return problem("invalid_request", "This address takes WebSocket upgrades and POST.");
    }
    const [protocol, token] = (c.req.header("sec-websocket-protocol") ?? "").split(",").map((part) => part.trim());
    if (protocol !== CHAT_PROTOCOL)
      return problem("invalid_request", `The first subprotocol must be ${CHAT_PROTOCOL}.`);
    // A visitor who is not known yet begins a session, which costs more than coming back to one.
    if (!token && !(await isWithinLimit(c, "LIMIT_CHAT"))) return closedSocket("rate_limited");
    const session = await sessionOf(c, c.req.valid("param").tenantId, token || null);
    if (!session) return closedSocket("unauthenticated");

    const headers = new Headers({ upgrade: "websocket" });
    const origin = foreignOrigin(c);
    if (origin !== null) headers.set("x-page-origin", origin);
    headers.set("x-caller-key", (await callerKeyOf(c)) ?? "");
    return chatSession(c.env, session).connect(new Request(c.req.url, { headers }));
  })
  .openapi(post, async (c) => {
    const session = await sessionOf(c, c.req.valid("param").tenantId, bearer(c));
    if (!session) throw new DomainError("unauthenticated", "This chat token is not valid.");
    const body = c.req.valid("json");
    const { after, timezone, locale } = body;
    const callerKey = await callerKeyOf(c);
    const call = { input: inputOf(body), after, timezone, locale, origin: foreignOrigin(c), callerKey };
    const answer = await chatSession(c.env, session).say(call);
    if (answer.ok) return c.json(answer.catchUp, 200);
    throw refused(answer);
  })
  .openapi(forget, async (c) => {
    const token = bearer(c);
    const session = token && (await sessionOf(c, c.req.valid("param").tenantId, token));
    if (!session) throw new DomainError("unauthenticated", "This chat token is not valid.");
    const visitor = { origin: foreignOrigin(c), callerKey: await callerKeyOf(c) };
    const answer = await chatSession(c.env, session).forget(visitor);
    if (answer.ok) return c.body(null, 204);
    throw refused(answer);
  });

function refused({ code, retryAfter }: ChatRefusal): DomainError {
  return new DomainError(code, refusals[code], retryAfter ? { retryAfter } : {});
}

/** The session that a token proves, or a new one where there is none; null for a token that is no good. */
async function sessionOf(c: HonoContext<AppEnv>, tenantId: string, token: string | null): Promise<ChatClaims | null> {
  const { config, clock, ids } = runtimeOf(c.env);
  if (token === null) return { tenantId, sessionId: ids.uuid() };
  return verifyChatToken(config.tokenKeys, token, tenantId, clock.now());
}

function inputOf({ id, text, offerId, action }: ChatPost): VisitorInput | null {
  if (id === undefined) return null;
  if (text !== undefined) return { type: "message", id, text };
  if (offerId !== undefined) return { type: "choose", id, offerId };
  if (action === undefined) return null;
  const { entryId, name, values } = action;
  return { type: "act", id, entryId, action: name, ...(values && { values }) };
}

/** A WebSocket that closes at once: a browser cannot read the status of a failed upgrade, but it can read this. */
function closedSocket(reason: keyof typeof CLOSE_CODES): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(CLOSE_CODES[reason], reason);
  return new Response(null, { status: 101, webSocket: client, headers: { "sec-websocket-protocol": CHAT_PROTOCOL } });
}
