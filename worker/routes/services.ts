import type { ServiceRecord } from "../../db/queries/service-record.ts";
import { business } from "../../domain/catalogue/business.ts";
import { changeService } from "../../domain/catalogue/change-service.ts";
import { createService } from "../../domain/catalogue/create-service.ts";
import { listServices } from "../../domain/catalogue/list-services.ts";
import { service } from "../../domain/catalogue/service.ts";
import { serviceChangesSchema, serviceSchema } from "../../domain/catalogue/service-schema.ts";
import { contextOf } from "../middleware/actor.ts";
import { affectedOnWire, affectedShape } from "./affected.ts";
import { createRoute, createRouter, guarded, idSchema, jsonBody, responses, tenantParams, z } from "./wire.ts";

const priceOut = z.object({
  amountMinor: z.int().openapi({ description: "In the smallest unit of the currency: cents." }),
  currency: z.string().openapi({ description: "ISO 4217.", examples: ["USD"] }),
});

/** What anybody may know. */
const publicService = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    durationMinutes: z.int(),
    price: priceOut.optional(),
    staffIds: z.array(z.uuid()),
  })
  .openapi("Service");

const serviceOut = z
  .object({
    id: idSchema,
    name: z.string(),
    description: z.string(),
    durationMinutes: z.int(),
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    price: priceOut.nullable(),
    position: z.int(),
    active: z.boolean(),
    staffIds: z.array(idSchema),
  })
  .openapi("WholeService");
const changedOut = serviceOut.extend(affectedShape).openapi("ChangedService");
const oneParams = tenantParams.extend({ serviceId: idSchema });

const list = createRoute({
  method: "get",
  path: "/services",
  operationId: "listServices",
  summary: "What can be booked",
  ...guarded({ scope: "settings:read", public: true }),
  description: "What is on offer. With `archived=true` and a key: all services, as the business has set them.",
  request: { params: tenantParams, query: z.object({ archived: z.enum(["true", "false"]).optional() }) },
  responses: responses(200, z.object({ items: z.array(z.union([serviceOut, publicService])) }), {
    404: "There is no such business",
  }),
});

const create = createRoute({
  method: "post",
  path: "/services",
  operationId: "createService",
  summary: "Add a service",
  ...guarded({ scope: "settings:write" }),
  request: { params: tenantParams, body: jsonBody(serviceSchema) },
  responses: responses(201, serviceOut, { 404: "`not_found`" }),
});

const read = createRoute({
  method: "get",
  path: "/services/{serviceId}",
  operationId: "getService",
  summary: "Read a service as the business has set it",
  ...guarded({ scope: "settings:read" }),
  request: { params: oneParams },
  responses: responses(200, serviceOut, { 404: "`not_found`" }),
});

const change = createRoute({
  method: "patch",
  path: "/services/{serviceId}",
  operationId: "changeService",
  summary: "Change a service",
  ...guarded({ scope: "settings:write" }),
  description: "What is left out stays; `staffIds` is replaced whole. No appointment is touched.",
  request: { params: oneParams, body: jsonBody(serviceChangesSchema) },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

const archive = createRoute({
  method: "delete",
  path: "/services/{serviceId}",
  operationId: "archiveService",
  summary: "Archive a service",
  ...guarded({ scope: "settings:write" }),
  description: "Archives: no new appointments; those that there are stand and are named. `active: true` brings back.",
  request: { params: oneParams },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

export const services = createRouter()
  .openapi(list, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    if (c.req.valid("query").archived === "true") return c.json({ items: (await listServices(ctx)).map(onWire) }, 200);
    const config = await business(ctx);
    const items = config.services.map(({ id, name, description, durationMinutes, price, staffIds }) => ({
      ...{ id, name, description, durationMinutes, staffIds },
      ...(price && { price }),
    }));
    return c.json({ items }, 200);
  })
  .openapi(create, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    return c.json(onWire(await createService(ctx, c.req.valid("json"))), 201);
  })
  .openapi(read, async (c) => {
    const { tenantId, serviceId } = c.req.valid("param");
    return c.json(onWire(await service(contextOf(c, tenantId), serviceId)), 200);
  })
  .openapi(change, async (c) => {
    const { tenantId, serviceId } = c.req.valid("param");
    const changed = await changeService(contextOf(c, tenantId), { serviceId, changes: c.req.valid("json") });
    return c.json({ ...onWire(changed.service), ...affectedOnWire(changed.affected) }, 200);
  })
  .openapi(archive, async (c) => {
    const { tenantId, serviceId } = c.req.valid("param");
    const archived = await changeService(contextOf(c, tenantId), { serviceId, changes: { active: false } });
    return c.json({ ...onWire(archived.service), ...affectedOnWire(archived.affected) }, 200);
  });

// Field by field, so that what was kept under an Idempotency-Key reads the same to the last byte.
function onWire({ id, name, description, price, position, active, staffIds, ...times }: ServiceRecord) {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = times;
  return {
    ...{ id, name, description, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes },
    ...{ price, position, active, staffIds },
  };
}
