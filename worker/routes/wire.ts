import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { APPOINTMENT_STATUSES } from "../../db/schema/appointments.ts";
import type { Slot } from "../../domain/booking/availability.ts";
import { invalid } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";

/** The pieces that the API's routes share: schemas of the contract and what turns our values into them. */

/** A UUID, compared in lower case: objects and tokens are named by it. */
export const idSchema = z.uuid().toLowerCase();
export const tenantParams = z.object({ tenantId: idSchema });
/** RFC 3339 in UTC. */
export const instantSchema = z.iso.datetime();
/** An instant as callers may send it, with any offset; given to handlers in epoch milliseconds. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => /^2[01]/.test(text), "must lie between the years 2000 and 2199")
  .transform((text) => Date.parse(text));
/** Years that a calendar is asked for; outside of them there is nothing to be had and arithmetic may end. */
export const dateSchema = z.iso
  .date()
  .refine((date) => date >= "2000-01-01" && date <= "2199-12-31", "must lie between 2000-01-01 and 2199-12-31");

export const slotSchema = z
  .object({ start: instantSchema, end: instantSchema, staffIds: z.array(z.uuid()) })
  .openapi("Slot");

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    alternatives: z.array(slotSchema).optional(),
  })
  .openapi("Problem");

export const appointmentSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    reference: z.string(),
    status: z.enum(APPOINTMENT_STATUSES),
    start: instantSchema,
    end: instantSchema,
    timezone: z.string(),
    serviceId: z.uuid(),
    staffId: z.uuid(),
    client: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
    notes: z.string(),
  })
  .openapi("Appointment");

export function instantText(ms: number): string {
  return new Date(ms).toISOString();
}

export function slotOnWire({ start, end, staffIds }: Slot): z.infer<typeof slotSchema> {
  return { start: instantText(start), end: instantText(end), staffIds };
}

export function appointmentOnWire(record: AppointmentRecord): z.infer<typeof appointmentSchema> {
  const { id, version, reference, status, timezone, serviceId, staffId, notes } = record;
  return {
    ...{ id, version, reference, status, timezone, serviceId, staffId, notes },
    start: instantText(record.start),
    end: instantText(record.end),
    client: { name: record.clientName, email: record.clientEmail, phone: record.clientPhone },
  };
}

/** A router whose validation failures are problem documents that name field and rule. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) {
        throw invalid(result.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
      }
    },
  });
}

const problemContent = { "application/problem+json": { schema: problemSchema } };

type JsonResponse<Schema> = { description: string; content: { "application/json": { schema: Schema } } };

/** The answer with its schema, and the problems that a route may give, by status; handlers throw those. */
export function responses<Status extends 200 | 201, Schema extends z.ZodType>(
  status: Status,
  schema: Schema,
  problems: Record<number, string>,
): { [Key in Status]: JsonResponse<Schema> } {
  const done: JsonResponse<Schema> = { description: "Done", content: { "application/json": { schema } } };
  return { ...problemResponses(problems), [status]: done } as { [Key in Status]: JsonResponse<Schema> };
}

export function problemResponses(problems: Record<number, string>) {
  return Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [status, { description, content: problemContent }]),
  );
}

export { createRoute, z };
