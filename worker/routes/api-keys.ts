import type { ApiKeyRecord } from "../../db/queries/api-key-record.ts";
import { API_SCOPES } from "../../db/schema/identity.ts";
import { createKey } from "../../domain/identity/create-key.ts";
import { listKeys } from "../../domain/identity/list-keys.ts";
import { revokeKey } from "../../domain/identity/revoke-key.ts";
import { lineSchema } from "../../domain/text.ts";
import { contextOf } from "../middleware/actor.ts";
import { cursorText, newestCursor } from "./cursor.ts";
import {
  createRoute,
  createRouter,
  guarded,
  idSchema,
  instantOrNull,
  instantSchema,
  instantText,
  jsonBody,
  limitSchema,
  problemResponses,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const scopesSchema = z.array(z.enum(API_SCOPES));

const newKeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    scopes: scopesSchema,
    createdAt: instantSchema,
    key: z.string().optional().openapi({ description: "The key itself: in the first answer, and never again" }),
  })
  .openapi("NewApiKey");

const keySchema = newKeySchema
  .omit({ key: true })
  .extend({ lastUsedAt: instantSchema.nullable(), revokedAt: instantSchema.nullable() })
  .openapi("ApiKey");

const createApiKey = createRoute({
  method: "post",
  path: "/api-keys",
  operationId: "createApiKey",
  summary: "Make an API key, which is shown this once",
  ...guarded({ scope: "keys:write" }),
  request: {
    params: tenantParams,
    body: jsonBody(z.strictObject({ name: lineSchema(100), scopes: scopesSchema.min(1).max(API_SCOPES.length) })),
  },
  responses: responses(201, newKeySchema, {
    403: "`forbidden`, also for a scope that the key which asks has not itself",
    404: "There is no such business",
  }),
});

const listApiKeys = createRoute({
  method: "get",
  path: "/api-keys",
  operationId: "listApiKeys",
  summary: "API keys, the newest first",
  ...guarded({ scope: "keys:write" }),
  request: { params: tenantParams, query: z.object({ cursor: newestCursor.optional(), limit: limitSchema }) },
  responses: responses(
    200,
    z.object({ items: z.array(keySchema), nextCursor: z.string().nullable() }).openapi("ApiKeyList"),
  ),
});

const revokeApiKey = createRoute({
  method: "delete",
  path: "/api-keys/{apiKeyId}",
  operationId: "revokeApiKey",
  summary: "Revoke an API key",
  ...guarded({ scope: "keys:write" }),
  request: { params: tenantParams.extend({ apiKeyId: idSchema }) },
  responses: { 204: { description: "Revoked, also when said again" }, ...problemResponses({ 404: "`not_found`" }) },
});

export const apiKeys = createRouter()
  .openapi(createApiKey, async (c) => {
    const { key, ...record } = await createKey(contextOf(c, c.req.valid("param").tenantId), c.req.valid("json"));
    return c.json({ ...newKeyOnWire(record), ...(key && { key }) }, 201);
  })
  .openapi(listApiKeys, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    const { items, next } = await listKeys(contextOf(c, c.req.valid("param").tenantId), { after: cursor, limit });
    const shown = items.map((record) => ({
      ...newKeyOnWire(record),
      lastUsedAt: instantOrNull(record.lastUsedAt),
      revokedAt: instantOrNull(record.revokedAt),
    }));
    return c.json({ items: shown, nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(revokeApiKey, async (c) => {
    const { tenantId, apiKeyId } = c.req.valid("param");
    await revokeKey(contextOf(c, tenantId), apiKeyId);
    return c.body(null, 204);
  });

function newKeyOnWire({ id, name, prefix, scopes, createdAt }: ApiKeyRecord) {
  return { id, name, prefix, scopes, createdAt: instantText(createdAt) };
}
