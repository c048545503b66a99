import { business } from "../../domain/catalogue/business.ts";
import { contextOf } from "../middleware/actor.ts";
import { createRoute, createRouter, guarded, responses, tenantParams, z } from "./wire.ts";

const serviceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    durationMinutes: z.int(),
    price: z.object({ amountMinor: z.int(), currency: z.string() }).optional(),
    staffIds: z.array(z.uuid()),
  })
  .openapi("Service");

const listServices = createRoute({
  method: "get",
  path: "/services",
  ...guarded({ scope: "settings:read", public: true }),
  request: { params: tenantParams },
  responses: responses(200, z.object({ items: z.array(serviceSchema) }), { 404: "There is no such business" }),
});

export const services = createRouter().openapi(listServices, async (c) => {
  const { tenantId } = c.req.valid("param");
  const config = await business(contextOf(c, tenantId));
  const items = config.services.map(({ id, name, description, durationMinutes, price, staffIds }) => ({
    ...{ id, name, description, durationMinutes, staffIds },
    ...(price && { price }),
  }));
  return c.json({ items }, 200);
});
