import type { TimeOffRecord } from "../../db/queries/time-off-parts.ts";
import { changeTimeOff } from "../../domain/booking/change-time-off.ts";
import { createTimeOff } from "../../domain/booking/create-time-off.ts";
import { deleteTimeOff } from "../../domain/booking/delete-time-off.ts";
import { listTimeOff } from "../../domain/booking/list-time-off.ts";
import type { TimeOffOver } from "../../domain/booking/time-off.ts";
import { keptText } from "../../domain/text.ts";
import { contextOf } from "../middleware/actor.ts";
import { overlappingOnWire, overlappingShape } from "./affected.ts";
import { cursorSchema, cursorText } from "./cursor.ts";
import {
  createRoute,
  createRouter,
  dateSchema,
  guarded,
  idSchema,
  instantInput,
  instantSchema,
  instantText,
  jsonBody,
  limitSchema,
  problemResponses,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const timeOffSchema = z
  .object({ id: idSchema, staffId: idSchema, start: instantSchema, end: instantSchema, reason: z.string() })
  .openapi("TimeOff");
const timeOffOverSchema = timeOffSchema.extend(overlappingShape).openapi("TimeOffOver");

const body = z.strictObject({
  staffId: idSchema,
  start: instantInput,
  end: instantInput,
  reason: keptText(300).optional(),
});
const oneParams = tenantParams.extend({ timeOffId: idSchema });

const create = createRoute({
  method: "post",
  path: "/time-off",
  operationId: "createTimeOff",
  summary: "Add time off, also over appointments",
  ...guarded({ scope: "settings:write" }),
  description:
    "Appointments over it stand and are named; settle each by moving it, giving it to another or cancelling it. " +
    "What is only held in it is released.",
  request: { params: tenantParams, body: jsonBody(body) },
  responses: responses(201, timeOffOverSchema, { 404: "`not_found`" }),
});

const list = createRoute({
  method: "get",
  path: "/time-off",
  operationId: "listTimeOff",
  summary: "Time off between two dates",
  ...guarded({ scope: "settings:read" }),
  request: {
    params: tenantParams,
    query: z.object({
      from: dateSchema.optional(),
      to: dateSchema.optional(),
      staffId: idSchema.optional(),
      cursor: cursorSchema.optional(),
      limit: limitSchema,
    }),
  },
  responses: responses(
    200,
    z.object({ items: z.array(timeOffSchema), nextCursor: z.string().nullable() }).openapi("TimeOffList"),
    { 404: "`not_found`" },
  ),
});

const change = createRoute({
  method: "patch",
  path: "/time-off/{timeOffId}",
  operationId: "changeTimeOff",
  summary: "Change time off",
  ...guarded({ scope: "settings:write" }),
  request: { params: oneParams, body: jsonBody(body.partial()) },
  responses: responses(200, timeOffOverSchema, { 404: "`not_found`" }),
});

const remove = createRoute({
  method: "delete",
  path: "/time-off/{timeOffId}",
  operationId: "deleteTimeOff",
  summary: "Take time off back",
  ...guarded({ scope: "settings:write" }),
  request: { params: oneParams },
  responses: { 204: { description: "Given back, also when said again" }, ...problemResponses({ 404: "`not_found`" }) },
});

export const timeOff = createRouter()
  .openapi(create, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    return c.json(overOnWire(await createTimeOff(ctx, c.req.valid("json"))), 201);
  })
  .openapi(list, async (c) => {
    const { cursor, ...query } = c.req.valid("query");
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const { items, next } = await listTimeOff(ctx, { ...query, after: cursor });
    return c.json({ items: items.map(onWire), nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(change, async (c) => {
    const { tenantId, timeOffId } = c.req.valid("param");
    const changed = await changeTimeOff(contextOf(c, tenantId), { ...c.req.valid("json"), timeOffId });
    return c.json(overOnWire(changed), 200);
  })
  .openapi(remove, async (c) => {
    const { tenantId, timeOffId } = c.req.valid("param");
    await deleteTimeOff(contextOf(c, tenantId), timeOffId);
    return c.body(null, 204);
  });

function onWire({ id, staffId, start, end, reason }: TimeOffRecord) {
  return { id, staffId, start: instantText(start), end: instantText(end), reason };
}

function overOnWire({ timeOff, affected }: TimeOffOver) {
  return { ...onWire(timeOff), ...overlappingOnWire(affected) };
}
