import type { Context as HonoContext } from "hono";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { APPOINTMENT_STATUSES } from "../../db/schema/appointments.ts";
import { appointment } from "../../domain/booking/appointment.ts";
import { book } from "../../domain/booking/book.ts";
import { cancel } from "../../domain/booking/cancel.ts";
import { bookedClientSchema, phoneSchema } from "../../domain/booking/client.ts";
import { confirm } from "../../domain/booking/confirm.ts";
import { list } from "../../domain/booking/list.ts";
import { lookup } from "../../domain/booking/lookup.ts";
import { move } from "../../domain/booking/move.ts";
import { outcome } from "../../domain/booking/outcome.ts";
import type { Context } from "../../domain/context.ts";
import { invalid } from "../../domain/errors.ts";
import { keptText } from "../../domain/text.ts";
import type { AppEnv } from "../app-env.ts";
import { contextOf } from "../middleware/actor.ts";
import { limitByCaller } from "../middleware/rate-limit.ts";
import { cursorSchema, cursorText } from "./cursor.ts";
import { holdTokenHeader } from "./holds.ts";
import {
  alternativesOnWire,
  appointmentOnWire,
  appointmentSchema,
  createRoute,
  createRouter,
  dateSchema,
  guarded,
  idSchema,
  ifMatchHeader,
  instantInput,
  jsonBody,
  limitSchema,
  responses,
  tenantParams,
  versionOf,
  z,
} from "./wire.ts";

const overrideSchema = z.strictObject({ reason: keptText(200).refine((text) => text.trim() !== "", "is needed") });
const notesSchema = keptText(2000);
const confirmBody = z
  .strictObject({ holdId: idSchema, client: bookedClientSchema, notes: notesSchema.optional() })
  .openapi("HoldConfirmation", { description: "Turns a hold into an appointment. Needs the header `Hold-Token`." });
const bookBody = z
  .strictObject({
    serviceId: idSchema,
    start: instantInput,
    staffId: idSchema.optional(),
    client: bookedClientSchema,
    notes: notesSchema.optional(),
    override: overrideSchema.optional().openapi({
      description:
        "Books also outside of hours, notice and horizon, for a reason that is kept. Never over another one.",
    }),
  })
  .openapi("Booking", { description: "Books without a hold. Needs a key." });

const createAppointment = createRoute({
  method: "post",
  path: "/appointments",
  operationId: "createAppointment",
  summary: "Confirm a hold, or book without one",
  ...guarded({ scope: "appointments:write", public: true }, limitByCaller("LIMIT_BOOKING")),
  request: {
    params: tenantParams,
    headers: holdTokenHeader.partial(),
    body: jsonBody(z.union([confirmBody, bookBody])),
  },
  responses: responses(201, appointmentSchema, {
    403: "`client_blocked`",
    404: "`hold_not_found`, also for a wrong token; `not_found`",
    409: "`hold_expired`, `hold_released`, `already_confirmed` with other details, `too_many_upcoming`; `slot_taken`, `booking_disabled`",
    422: "`slot_not_offered`",
  }),
});

const listQuery = z.object({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  status: z.enum(APPOINTMENT_STATUSES).optional(),
  staffId: idSchema.optional(),
  serviceId: idSchema.optional(),
  clientId: idSchema.optional(),
  email: z.email().max(254).optional(),
  updatedSince: instantInput.optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

const listAppointments = createRoute({
  method: "get",
  path: "/appointments",
  operationId: "listAppointments",
  summary: "Appointments by their start, a page at a time",
  ...guarded({ scope: "appointments:read" }),
  request: { params: tenantParams, query: listQuery },
  responses: responses(
    200,
    z.object({ items: z.array(appointmentSchema), nextCursor: z.string().nullable() }).openapi("AppointmentList"),
  ),
});

const lookupAppointment = createRoute({
  method: "post",
  path: "/appointments/lookup",
  operationId: "lookUpAppointment",
  summary: "Find an appointment by its reference and the client's email or phone",
  ...guarded({ scope: "appointments:read" }),
  request: {
    params: tenantParams,
    body: jsonBody(
      z.strictObject({
        reference: keptText(20).pipe(z.string().min(1)).openapi({ minLength: 1 }),
        email: z.email().max(254).optional(),
        phone: phoneSchema.optional(),
      }),
    ),
  },
  responses: responses(200, appointmentSchema, {
    404: "`not_found`, alike for an unknown reference and a wrong contact",
  }),
});

const oneParams = tenantParams.extend({ appointmentId: idSchema });

const readAppointment = createRoute({
  method: "get",
  path: "/appointments/{appointmentId}",
  operationId: "getAppointment",
  summary: "Read an appointment",
  ...guarded({ scope: "appointments:read", client: true }),
  request: { params: oneParams },
  responses: responses(200, appointmentSchema, { 404: "`not_found`" }),
});

const moveAppointment = createRoute({
  method: "put",
  path: "/appointments/{appointmentId}",
  operationId: "moveAppointment",
  summary: "Move an appointment to another time",
  ...guarded({ scope: "appointments:write", client: true }, limitByCaller("LIMIT_BOOKING")),
  request: {
    params: oneParams,
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({ start: instantInput, staffId: idSchema.optional(), override: overrideSchema.optional() }),
    ),
  },
  responses: responses(200, appointmentSchema, {
    404: "`not_found`",
    409: "`slot_taken` with alternatives, `change_notice`, `not_changeable`, `booking_disabled`",
    412: "`version_mismatch`",
    422: "`slot_not_offered`",
  }),
});

const cancelAppointment = createRoute({
  method: "delete",
  path: "/appointments/{appointmentId}",
  operationId: "cancelAppointment",
  summary: "Cancel an appointment",
  ...guarded({ scope: "appointments:write", client: true }),
  request: { params: oneParams, headers: ifMatchHeader },
  responses: responses(200, appointmentSchema, {
    404: "`not_found`",
    409: "`change_notice`, `not_changeable`",
    412: "`version_mismatch`",
  }),
});

const setOutcome = createRoute({
  method: "post",
  path: "/appointments/{appointmentId}/outcome",
  operationId: "setOutcome",
  summary: "Say how an appointment ended",
  ...guarded({ scope: "appointments:write" }),
  request: {
    params: oneParams,
    headers: ifMatchHeader,
    body: jsonBody(z.strictObject({ outcome: z.enum(["completed", "no_show"]) })),
  },
  responses: responses(200, appointmentSchema, {
    404: "`not_found`",
    409: "`not_changeable`",
    412: "`version_mismatch`",
  }),
});

export const appointments = createRouter()
  .openapi(createAppointment, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const body = c.req.valid("json");
    if (!("holdId" in body)) return answer(c, ctx, await book(ctx, body).catch(alternativesOnWire), 201);
    const holdToken = c.req.valid("header")["hold-token"];
    if (!holdToken) throw invalid([{ path: "hold-token", message: "is needed to confirm a hold" }]);
    return answer(c, ctx, await confirm(ctx, { ...body, holdToken }), 201);
  })
  .openapi(listAppointments, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const { cursor, ...query } = c.req.valid("query");
    const { items, next } = await list(ctx, { ...query, after: cursor });
    const shown = await Promise.all(items.map((record) => appointmentOnWire(ctx, record)));
    return c.json({ items: shown, nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(lookupAppointment, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    return answer(c, ctx, await lookup(ctx, c.req.valid("json")), 200);
  })
  .openapi(readAppointment, async (c) => {
    const { tenantId, appointmentId } = c.req.valid("param");
    const ctx = contextOf(c, tenantId);
    return answer(c, ctx, await appointment(ctx, appointmentId), 200);
  })
  .openapi(moveAppointment, async (c) => {
    const { tenantId, appointmentId } = c.req.valid("param");
    const ctx = contextOf(c, tenantId);
    const version = versionOf(c.req.valid("header"));
    const moved = move(ctx, { ...c.req.valid("json"), appointmentId, version }).catch(alternativesOnWire);
    return answer(c, ctx, await moved, 200);
  })
  .openapi(cancelAppointment, async (c) => {
    const { tenantId, appointmentId } = c.req.valid("param");
    const ctx = contextOf(c, tenantId);
    return answer(c, ctx, await cancel(ctx, { appointmentId, version: versionOf(c.req.valid("header")) }), 200);
  })
  .openapi(setOutcome, async (c) => {
    const { tenantId, appointmentId } = c.req.valid("param");
    const ctx = contextOf(c, tenantId);
    const version = versionOf(c.req.valid("header"));
    return answer(c, ctx, await outcome(ctx, { ...c.req.valid("json"), appointmentId, version }), 200);
  });

/** One appointment, with its version as the ETag. */
async function answer<Status extends 200 | 201>(
  c: HonoContext<AppEnv>,
  ctx: Context,
  record: AppointmentRecord,
  status: Status,
) {
  c.header("etag", `"${record.version}"`);
  return c.json(await appointmentOnWire(ctx, record), status);
}
