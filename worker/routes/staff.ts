import type { StaffRecord } from "../../db/queries/staff-record.ts";
import { changeStaff } from "../../domain/catalogue/change-staff.ts";
import { createStaff } from "../../domain/catalogue/create-staff.ts";
import { listStaff } from "../../domain/catalogue/list-staff.ts";
import { staffMember } from "../../domain/catalogue/staff-member.ts";
import { staffChangesSchema, staffSchema } from "../../domain/catalogue/staff-schema.ts";
import { contextOf } from "../middleware/actor.ts";
import { affectedOnWire, affectedShape } from "./affected.ts";
import { createRoute, createRouter, guarded, idSchema, jsonBody, responses, tenantParams, z } from "./wire.ts";

const hoursWindow = z.object({ start: z.string(), end: z.string() });
const day = z.array(hoursWindow).optional();
/** Openings by ISO weekday, 1 is Monday. */
export const weeklyHoursOut = z
  .object({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day })
  .openapi("WeeklyHours");
export const overridesOut = z.array(
  z.object({ date: z.iso.date(), windows: z.array(hoursWindow), note: z.string().optional() }),
);

const staffOut = z
  .object({
    id: idSchema,
    name: z.string(),
    weeklyHours: weeklyHoursOut.nullable(),
    overrides: overridesOut,
    position: z.int(),
    active: z.boolean(),
  })
  .openapi("Staff");
const changedOut = staffOut.extend(affectedShape).openapi("ChangedStaff");
const oneParams = tenantParams.extend({ staffId: idSchema });

const list = createRoute({
  method: "get",
  path: "/staff",
  operationId: "listStaff",
  summary: "The people of a business",
  ...guarded({ scope: "settings:read" }),
  request: { params: tenantParams },
  responses: responses(200, z.object({ items: z.array(staffOut) }).openapi("StaffList"), { 404: "`not_found`" }),
});

const create = createRoute({
  method: "post",
  path: "/staff",
  operationId: "createStaff",
  summary: "Add a staff member",
  ...guarded({ scope: "settings:write" }),
  request: { params: tenantParams, body: jsonBody(staffSchema) },
  responses: responses(201, staffOut, { 404: "`not_found`" }),
});

const read = createRoute({
  method: "get",
  path: "/staff/{staffId}",
  operationId: "getStaff",
  summary: "Read a staff member",
  ...guarded({ scope: "settings:read" }),
  request: { params: oneParams },
  responses: responses(200, staffOut, { 404: "`not_found`" }),
});

const change = createRoute({
  method: "patch",
  path: "/staff/{staffId}",
  operationId: "changeStaff",
  summary: "Change a staff member",
  ...guarded({ scope: "settings:write" }),
  description: "A JSON merge patch (RFC 7396): what is left out stays. No appointment is touched.",
  request: { params: oneParams, body: jsonBody(staffChangesSchema) },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

const archive = createRoute({
  method: "delete",
  path: "/staff/{staffId}",
  operationId: "archiveStaff",
  summary: "Archive a staff member",
  ...guarded({ scope: "settings:write" }),
  description: "Archives: no new appointments; those that there are stand and are named. `active: true` brings back.",
  request: { params: oneParams },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

export const staff = createRouter()
  .openapi(list, async (c) => {
    const items = await listStaff(contextOf(c, c.req.valid("param").tenantId));
    return c.json({ items: items.map(onWire) }, 200);
  })
  .openapi(create, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    return c.json(onWire(await createStaff(ctx, c.req.valid("json"))), 201);
  })
  .openapi(read, async (c) => {
    const { tenantId, staffId } = c.req.valid("param");
    return c.json(onWire(await staffMember(contextOf(c, tenantId), staffId)), 200);
  })
  .openapi(change, async (c) => {
    const { tenantId, staffId } = c.req.valid("param");
    const changed = await changeStaff(contextOf(c, tenantId), { staffId, changes: c.req.valid("json") });
    return c.json({ ...onWire(changed.staff), ...affectedOnWire(changed.affected) }, 200);
  })
  .openapi(archive, async (c) => {
    const { tenantId, staffId } = c.req.valid("param");
    const archived = await changeStaff(contextOf(c, tenantId), { staffId, changes: { active: false } });
    return c.json({ ...onWire(archived.staff), ...affectedOnWire(archived.affected) }, 200);
  });

// Field by field, so that what was kept under an Idempotency-Key reads the same to the last byte.
function onWire({ id, name, weeklyHours, overrides, position, active }: StaffRecord) {
  return { id, name, weeklyHours, overrides, position, active };
}
