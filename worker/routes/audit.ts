import { list } from "../../domain/audit/list.ts";
import { contextOf } from "../middleware/actor.ts";
import { auditCursor, cursorText } from "./cursor.ts";
import {
  createRoute,
  createRouter,
  guarded,
  idSchema,
  instantInput,
  instantSchema,
  instantText,
  limitSchema,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

export const auditSchema = z
  .object({
    id: z.int(),
    at: instantSchema,
    /** "visitor", "chat:<session>", "client:<appointment>", "key:<prefix>", "platform", "system". */
    actor: z.string(),
    action: z.string(),
    subjectId: z.uuid(),
    data: z.record(z.string(), z.unknown()),
  })
  .openapi("AuditEntry");

const listAudit = createRoute({
  method: "get",
  path: "/audit",
  operationId: "listAudit",
  summary: "What changed, the newest first",
  ...guarded({ scope: "settings:read" }),
  request: {
    params: tenantParams,
    query: z.object({
      subjectId: idSchema.optional(),
      action: z
        .string()
        .max(60)
        .regex(/^[a-z_]+\.[a-z_]+$/, "must be an action such as appointment.moved")
        .optional(),
      from: instantInput.optional().openapi({ param: { description: "Not before this instant." } }),
      to: instantInput.optional().openapi({ param: { description: "Before this instant." } }),
      cursor: auditCursor.optional(),
      limit: limitSchema,
    }),
  },
  responses: responses(
    200,
    z.object({ items: z.array(auditSchema), nextCursor: z.string().nullable() }).openapi("AuditList"),
  ),
});

export const audit = createRouter().openapi(listAudit, async (c) => {
  const ctx = contextOf(c, c.req.valid("param").tenantId);
  const { cursor, ...query } = c.req.valid("query");
  const { items, next } = await list(ctx, { ...query, after: cursor });
  const shown = items.map((entry) => ({ ...entry, at: instantText(entry.at) }));
  return c.json({ items: shown, nextCursor: next && cursorText(next) }, 200);
});
