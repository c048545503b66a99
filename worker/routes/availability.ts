import { dayNumber } from "../../domain/booking/local-date.ts";
import { openSlots } from "../../domain/booking/open-slots.ts";
import { timezoneSchema } from "../../domain/timezone.ts";
import { contextOf } from "../middleware/actor.ts";
import {
  createRoute,
  createRouter,
  dateSchema,
  guarded,
  idSchema,
  responses,
  slotOnWire,
  slotSchema,
  tenantParams,
  z,
} from "./wire.ts";

const MAX_DAYS = 62;

const queryShape = z
  .object({
    serviceId: idSchema,
    from: dateSchema,
    to: dateSchema.openapi({ param: { description: "The last date, included; at most 62 days in all." } }),
    staffId: idSchema.optional(),
    timezone: timezoneSchema
      .optional()
      .openapi({ param: { description: "The IANA zone in which the dates are meant; else that of the business." } }),
    movingAppointmentId: idSchema.optional().openapi({
      param: {
        description: "The appointment that is to be moved: it does not hide its own time. Needs a key or its token.",
      },
    }),
  })
  .superRefine(({ from, to }, check) => {
    const days = dayNumber(to) - dayNumber(from) + 1;
    if (days < 1) check.addIssue({ code: "custom", path: ["to"], message: "must not be before from" });
    if (days > MAX_DAYS)
      check.addIssue({ code: "custom", path: ["to"], message: `must be at most ${MAX_DAYS} days on` });
  });

const answer = z
  .object({
    timezone: z.string(),
    slots: z.array(slotSchema),
    reason: z
      .enum(["booking_disabled", "closed", "fully_booked", "beyond_horizon", "too_soon"])
      .optional()
      .openapi({ description: "Why there are none." }),
  })
  .openapi("Availability");

const getAvailability = createRoute({
  method: "get",
  path: "/availability",
  operationId: "getAvailability",
  summary: "The free times between two dates",
  ...guarded({ scope: "appointments:read", public: true, client: true }),
  request: { params: tenantParams, query: queryShape },
  responses: responses(200, answer, { 404: "There is no such business, service or staff member" }),
});

export const availability = createRouter().openapi(getAvailability, async (c) => {
  const { tenantId } = c.req.valid("param");
  const query = c.req.valid("query");
  const ctx = contextOf(c, tenantId);
  const openings = await openSlots(ctx, query);
  const { slots, reason } = openings.between(query.from, query.to);
  return c.json({ timezone: openings.timezone, slots: slots.map(slotOnWire), ...(reason && { reason }) }, 200);
});
