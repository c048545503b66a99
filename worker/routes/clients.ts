import type { Context as HonoContext } from "hono";
import type { ClientRecord } from "../../db/queries/client-record.ts";
import { clientSchema, nameSchema, phoneSchema } from "../../domain/booking/client.ts";
import { add } from "../../domain/clients/add.ts";
import { change } from "../../domain/clients/change.ts";
import { client } from "../../domain/clients/client.ts";
import { erase } from "../../domain/clients/erase.ts";
import { exportClient } from "../../domain/clients/export.ts";
import { list } from "../../domain/clients/list.ts";
import { keptText, lineSchema } from "../../domain/text.ts";
import type { AppEnv } from "../app-env.ts";
import { contextOf } from "../middleware/actor.ts";
import { clientExportSchema, exportStream } from "./client-export.ts";
import { clientOnWire, clientRecordSchema } from "./client-on-wire.ts";
import { cursorText, newestCursor } from "./cursor.ts";
import {
  createRoute,
  createRouter,
  guarded,
  idSchema,
  ifMatchHeader,
  jsonBody,
  limitSchema,
  problemResponses,
  responses,
  tenantParams,
  versionOf,
  z,
} from "./wire.ts";

const notesSchema = keptText(5000);
const oneParams = tenantParams.extend({ clientId: idSchema });
const read = guarded({ scope: "clients:read" });
const write = guarded({ scope: "clients:write" });

const listClients = createRoute({
  method: "get",
  path: "/clients",
  operationId: "listClients",
  summary: "Clients, the newest first, a page at a time",
  ...read,
  request: {
    params: tenantParams,
    query: z.object({
      query: keptText(100).optional().openapi({ description: "Part of a name, an email or a phone number" }),
      blocked: z
        .enum(["true", "false"])
        .transform((text) => text === "true")
        .optional(),
      cursor: newestCursor.optional(),
      limit: limitSchema,
    }),
  },
  responses: responses(
    200,
    z.object({ items: z.array(clientRecordSchema), nextCursor: z.string().nullable() }).openapi("ClientList"),
  ),
});

const addClient = createRoute({
  method: "post",
  path: "/clients",
  operationId: "addClient",
  summary: "Add a client",
  ...write,
  request: { params: tenantParams, body: jsonBody(clientSchema.safeExtend({ notes: notesSchema.optional() })) },
  responses: responses(201, clientRecordSchema, {
    400: "`invalid_request`, naming `email` where it is another client's already",
    404: "There is no such business",
  }),
});

const readClient = createRoute({
  method: "get",
  path: "/clients/{clientId}",
  operationId: "getClient",
  summary: "Read a client, with visits and no-shows",
  ...read,
  request: { params: oneParams },
  responses: responses(200, clientRecordSchema, { 404: "`not_found`" }),
});

const changeClient = createRoute({
  method: "patch",
  path: "/clients/{clientId}",
  operationId: "changeClient",
  summary: "Change, block or unblock a client",
  ...write,
  request: {
    params: oneParams,
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({
        name: nameSchema.optional(),
        email: z.email("must be an email address").max(254).nullable().optional(),
        phone: phoneSchema.nullable().optional(),
        notes: notesSchema.optional(),
        blocked: z.boolean().optional(),
        texts: z
          .discriminatedUnion("agreed", [
            z.strictObject({ agreed: z.literal(true), by: lineSchema(200) }),
            z.strictObject({ agreed: z.literal(false) }),
          ])
          .optional(),
      }),
    ),
  },
  responses: responses(200, clientRecordSchema, {
    400:
      "`invalid_request`, naming `email` where it is another client's already, or nothing to reach them by is left, " +
      "and `texts` where there is no number for them",
    404: "`not_found`",
    409: "`not_changeable` after erasure",
    412: "`version_mismatch`",
  }),
});

const exportOne = createRoute({
  method: "get",
  path: "/clients/{clientId}/export",
  operationId: "exportClient",
  summary: "Everything that is kept about a client",
  ...read,
  request: { params: oneParams },
  // The types know nothing of the body, which is written as it is read.
  responses: responses(200, clientExportSchema, { 404: "`not_found`" }) as { 200: { description: string } },
});

const eraseClient = createRoute({
  method: "delete",
  path: "/clients/{clientId}",
  operationId: "eraseClient",
  summary: "Erase a client",
  ...write,
  request: { params: oneParams },
  responses: {
    204: { description: "Erased, also when said again" },
    ...problemResponses({ 404: "`not_found`", 409: "`has_upcoming`: cancel what lies ahead first" }),
  },
});

export const clients = createRouter()
  .openapi(listClients, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const { cursor, ...query } = c.req.valid("query");
    const { items, next } = await list(ctx, { ...query, after: cursor });
    return c.json({ items: items.map(clientOnWire), nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(addClient, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    return answer(c, await add(ctx, c.req.valid("json")), 201);
  })
  .openapi(readClient, async (c) => {
    const { tenantId, clientId } = c.req.valid("param");
    return answer(c, await client(contextOf(c, tenantId), clientId), 200);
  })
  .openapi(changeClient, async (c) => {
    const { tenantId, clientId } = c.req.valid("param");
    const version = versionOf(c.req.valid("header"));
    return answer(c, await change(contextOf(c, tenantId), { clientId, change: c.req.valid("json"), version }), 200);
  })
  .openapi(exportOne, async (c) => {
    const { tenantId, clientId } = c.req.valid("param");
    const ctx = contextOf(c, tenantId);
    const body = exportStream(await exportClient(ctx, clientId), ctx.clock.now());
    return c.body(body, 200, {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="client-${clientId}.json"`,
    });
  })
  .openapi(eraseClient, async (c) => {
    const { tenantId, clientId } = c.req.valid("param");
    await erase(contextOf(c, tenantId), clientId);
    return c.body(null, 204);
  });

/** One client, with their version as the ETag. */
function answer<Status extends 200 | 201>(c: HonoContext<AppEnv>, record: ClientRecord, status: Status) {
  c.header("etag", `"${record.version}"`);
  return c.json(clientOnWire(record), status);
}
