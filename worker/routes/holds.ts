import { type Hold, hold } from "../../domain/booking/hold.ts";
import { release } from "../../domain/booking/release.ts";
import { contextOf } from "../middleware/actor.ts";
import { limitByCaller } from "../middleware/rate-limit.ts";
import {
  alternativesOnWire,
  createRoute,
  createRouter,
  guarded,
  idSchema,
  instantInput,
  instantSchema,
  instantText,
  jsonBody,
  problemResponses,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const wish = z
  .strictObject({ serviceId: idSchema, start: instantInput, staffId: idSchema.optional() })
  .openapi("HoldWish");

const holdSchema = z
  .object({
    id: z.uuid(),
    holdToken: z.string(),
    start: instantSchema,
    end: instantSchema,
    serviceId: idSchema,
    staffId: idSchema,
    expiresAt: instantSchema,
  })
  .openapi("Hold");

/** Proof of the hold, beside and never inside the URL. */
export const holdTokenHeader = z.object({ "hold-token": z.string().min(1).max(200) });

const createHold = createRoute({
  method: "post",
  path: "/holds",
  operationId: "holdSlot",
  summary: "Keep a time for some minutes",
  ...guarded({ scope: "appointments:write", public: true }, limitByCaller("LIMIT_BOOKING")),
  request: {
    params: tenantParams,
    headers: z.object({ "turnstile-token": z.string().max(2048).optional() }),
    body: jsonBody(wish),
  },
  responses: responses(201, holdSchema, {
    404: "There is no such business, service or staff member",
    403: "`challenge_required` with the `siteKey` of a Turnstile challenge, whose answer goes into `Turnstile-Token`",
    429: "`too_many_holds` of this address",
    409: "`slot_taken` with alternatives, or `booking_disabled`",
    422: "`slot_not_offered`",
  }),
});

const deleteHold = createRoute({
  method: "delete",
  path: "/holds/{holdId}",
  operationId: "releaseHold",
  summary: "Give a kept time back",
  ...guarded({ scope: "appointments:write", public: true }),
  request: { params: tenantParams.extend({ holdId: idSchema }), headers: holdTokenHeader },
  responses: {
    204: { description: "Given back, also when said again" },
    ...problemResponses({ 404: "`hold_not_found`, also for a wrong token", 409: "`already_confirmed`" }),
  },
});

export const holds = createRouter()
  .openapi(createHold, async (c) => {
    const { tenantId } = c.req.valid("param");
    const challengeToken = c.req.valid("header")["turnstile-token"];
    const held = await hold(contextOf(c, tenantId), { ...c.req.valid("json"), challengeToken }).catch(
      alternativesOnWire,
    );
    return c.json(onWire(held), 201);
  })
  .openapi(deleteHold, async (c) => {
    const { tenantId, holdId } = c.req.valid("param");
    await release(contextOf(c, tenantId), { holdId, holdToken: c.req.valid("header")["hold-token"] });
    return c.body(null, 204);
  });

// Field by field, so that what was kept under an Idempotency-Key reads the same to the last byte.
function onWire({ id, holdToken, start, end, serviceId, staffId, expiresAt }: Hold): z.infer<typeof holdSchema> {
  const times = { start: instantText(start), end: instantText(end) };
  return { id, holdToken, ...times, serviceId, staffId, expiresAt: instantText(expiresAt) };
}
