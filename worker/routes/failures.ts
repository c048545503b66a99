import type { FailureRecord } from "../../db/queries/failure-record.ts";
import { list } from "../../domain/failures/list.ts";
import { resolve } from "../../domain/failures/resolve.ts";
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
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const failureSchema = z
  .object({
    id: z.uuid(),
    type: z.string().openapi({ examples: ["job.send_reminder"] }),
    message: z.string(),
    subjectId: z.uuid(),
    payload: z.record(z.string(), z.unknown()).openapi({ description: "Ids and codes, and nothing about people" }),
    retries: z.int(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    resolvedAt: instantSchema.nullable(),
    resolvedBy: z.string().nullable(),
  })
  .openapi("Failure");

const listFailures = createRoute({
  method: "get",
  path: "/failures",
  operationId: "listFailures",
  summary: "What went wrong and needs somebody's eye, the newest first",
  ...guarded({ scope: "settings:read" }),
  request: {
    params: tenantParams,
    query: z.object({
      status: z.enum(["open", "resolved"]).optional(),
      cursor: newestCursor.optional(),
      limit: limitSchema,
    }),
  },
  responses: responses(
    200,
    z.object({ items: z.array(failureSchema), nextCursor: z.string().nullable() }).openapi("FailureList"),
  ),
});

const resolveFailure = createRoute({
  method: "patch",
  path: "/failures/{failureId}",
  operationId: "resolveFailure",
  summary: "Mark a failure as looked after",
  ...guarded({ scope: "settings:write" }),
  request: {
    params: tenantParams.extend({ failureId: idSchema }),
    body: jsonBody(z.strictObject({ resolved: z.literal(true) })),
  },
  responses: responses(200, failureSchema, { 404: "`not_found`" }),
});

export const failures = createRouter()
  .openapi(listFailures, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const { cursor, ...query } = c.req.valid("query");
    const { items, next } = await list(ctx, { ...query, after: cursor });
    return c.json({ items: items.map(failureOnWire), nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(resolveFailure, async (c) => {
    const { tenantId, failureId } = c.req.valid("param");
    return c.json(failureOnWire(await resolve(contextOf(c, tenantId), failureId)), 200);
  });

function failureOnWire({ createdAt, updatedAt, resolvedAt, ...rest }: FailureRecord): z.infer<typeof failureSchema> {
  return {
    ...rest,
    createdAt: instantText(createdAt),
    updatedAt: instantText(updatedAt),
    resolvedAt: instantOrNull(resolvedAt),
  };
}
