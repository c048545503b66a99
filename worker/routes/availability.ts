import { dayNumber } from "../../domain/booking/local-date.ts";
import { openSlots } from "../../domain/booking/open-slots.ts";
import { contextOf } from "../middleware/actor.ts";
import { createRoute, createRouter, dateSchema, responses, slotOnWire, slotSchema, tenantParams, z } from "./wire.ts";
import { timezoneSchema } from "../../domain/receptionist/protocol.ts";

const MAX_DAYS = 62;

const query = z
  .object({
    serviceId: z.uuid(),
    from: dateSchema,
    to: dateSchema,
    staffId: z.uuid().optional(),
    timezone: timezoneSchema.optional(),
  })
  .superRefine(({ from, to }, check) => {
    const days = dayNumber(to) - dayNumber(from) + 1;
    if (days < 1) check.addIssue({ code: "custom", path: ["to"], message: "must not be before from" });
    if (days > MAX_DAYS) check.addIssue({ code: "custom", path: ["to"], message: `must be at most ${MAX_DAYS} days on` });
  });

const answer = z
  .object({
    timezone: z.string(),
    slots: z.array(slotSchema),
    reason: z.enum(["booking_disabled", "closed", "fully_booked", "beyond_horizon", "too_soon"]).optional(),
  })
  .openapi("Availability");

const getAvailability = createRoute({
  method: "get",
  path: "/availability",
  request: { params: tenantParams, query },
  responses: responses(200, answer, { 404: "There is no such business, service or staff member" }),
});

export const availability = createRouter().openapi(getAvailability, async (c) => {
  const { tenantId } = c.req.valid("param");
  const { slots, reason, timezone } = await openSlots(contextOf(c, tenantId), c.req.valid("query"));
  return c.json({ timezone, slots: slots.map(slotOnWire), ...(reason && { reason }) }, 200);
});
