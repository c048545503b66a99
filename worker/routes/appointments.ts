import { appointment } from "../../domain/booking/appointment.ts";
import { clientSchema } from "../../domain/booking/client.ts";
import { confirm } from "../../domain/booking/confirm.ts";
import { keptText } from "../../domain/text.ts";
import { contextOf } from "../middleware/actor.ts";
import { limitByAddress } from "../middleware/rate-limit.ts";
import { holdTokenHeader } from "./holds.ts";
import {
  appointmentOnWire,
  appointmentSchema,
  createRoute,
  createRouter,
  idSchema,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const booking = z.strictObject({ holdId: idSchema, client: clientSchema, notes: keptText(2000).optional() });

const createAppointment = createRoute({
  method: "post",
  path: "/appointments",
  middleware: limitByAddress("LIMIT_BOOKING"),
  request: {
    params: tenantParams,
    headers: holdTokenHeader,
    body: { required: true, content: { "application/json": { schema: booking } } },
  },
  responses: responses(201, appointmentSchema, {
    404: "`hold_not_found`, also for a wrong token",
    409: "`hold_expired`, `hold_released`, or `already_confirmed` with other details",
  }),
});

const readAppointment = createRoute({
  method: "get",
  path: "/appointments/{appointmentId}",
  request: { params: tenantParams.extend({ appointmentId: idSchema }) },
  responses: responses(200, appointmentSchema, { 401: "A key is needed", 404: "There is no such appointment" }),
});

export const appointments = createRouter()
  .openapi(createAppointment, async (c) => {
    const { tenantId } = c.req.valid("param");
    const holdToken = c.req.valid("header")["hold-token"];
    const record = await confirm(contextOf(c, tenantId), { ...c.req.valid("json"), holdToken });
    return c.json(appointmentOnWire(record), 201);
  })
  .openapi(readAppointment, async (c) => {
    const { tenantId, appointmentId } = c.req.valid("param");
    const record = await appointment(contextOf(c, tenantId), appointmentId);
    c.header("etag", `"${record.version}"`);
    return c.json(appointmentOnWire(record), 200);
  });
