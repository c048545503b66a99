import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { APPOINTMENT_STATUSES } from "../../db/schema/appointments.ts";
import type { Slot } from "../../domain/booking/availability.ts";
import type { Context } from "../../domain/context.ts";
import { DomainError, type FieldIssue, invalid } from "../../domain/errors.ts";
import { LANGUAGES } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";
import { allow, type Needs } from "../middleware/actor.ts";

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
  .transform((text) => Date.parse(text))
  .openapi({
    type: "string",
    format: "date-time",
    pattern: "^2[01]",
    description: "RFC 3339, with any offset; the years 2000 to 2199.",
  });
/** Years that a calendar is asked for; outside of them there is nothing to be had and arithmetic may end. */
export const dateSchema = z.iso
  .date()
  .refine((date) => date >= "2000-01-01" && date <= "2199-12-31", "must lie between 2000-01-01 and 2199-12-31")
  .openapi({ pattern: "^2[01]" });

export const slotSchema = z
  .object({ start: instantSchema, end: instantSchema, staffIds: z.array(z.uuid()) })
  .openapi("Slot");

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ description: "Stable: what programs go by." }),
    detail: z.string().openapi({ description: "For people." }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: "With `invalid_request`: what breaks which rule." }),
    alternatives: z.array(slotSchema).optional().openapi({ description: "With `slot_taken`: the nearest free times." }),
  })
  .openapi("Problem");

export const appointmentSchema = z
  .object({
    id: z.uuid(),
    version: z.int().openapi({ description: "Raised by every change; also the `ETag`." }),
    reference: z.string().openapi({ description: "What people say and write.", examples: ["K7P2QX"] }),
    status: z.enum(APPOINTMENT_STATUSES),
    start: instantSchema,
    end: instantSchema,
    timezone: z.string(),
    serviceId: z.uuid(),
    staffId: z.uuid(),
    client: z.object({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      language: z
        .enum(LANGUAGES)
        .nullable()
        .openapi({ description: "In which they are written to; null for English." }),
    }),
    notes: z.string(),
    manageUrl: z.url().openapi({ description: "The client's own page of it; it ends in the manage token." }),
  })
  .openapi("Appointment");

/** Epoch milliseconds as RFC 3339 in UTC. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString();
}

/** A free time as the wire has it. */
export function slotOnWire({ start, end, staffIds }: Slot): z.infer<typeof slotSchema> {
  return { start: instantText(start), end: instantText(end), staffIds };
}

/** An appointment with its client's link. */
export async function appointmentOnWire(
  ctx: Context,
  record: AppointmentRecord,
): Promise<z.infer<typeof appointmentSchema>> {
  const { id, version, reference, status, timezone, serviceId, staffId, notes } = record;
  return {
    ...{ id, version, reference, status, timezone, serviceId, staffId, notes },
    start: instantText(record.start),
    end: instantText(record.end),
    client: {
      ...{ name: record.clientName, email: record.clientEmail, phone: record.clientPhone },
      language: record.clientLanguage,
    },
    manageUrl: await ctx.links.manage(ctx.tenantId, id),
  };
}

/** `instantText` of what may not have been. */
export function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instantText(ms);
}

/** A refusal with its alternatives as the wire has them. */
export function alternativesOnWire(error: unknown): never {
  if (error instanceof DomainError && error.code === "slot_taken") {
    const { alternatives } = error.extra as { alternatives: Slot[] };
    throw new DomainError(error.code, error.message, { alternatives: alternatives.map(slotOnWire) });
  }
  throw error;
}

/** A router whose validation failures are problem documents that name field and rule. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error.issues.flatMap((issue) => fieldIssues(issue)));
    },
  });
}

/** Of a choice that was missed altogether, what the nearest of its shapes lacks. */
function fieldIssues(issue: z.core.$ZodIssue, under: PropertyKey[] = []): FieldIssue[] {
  const path = [...under, ...issue.path];
  const nearest = issue.code === "invalid_union" && issue.errors.toSorted((a, b) => a.length - b.length)[0];
  if (nearest) return nearest.flatMap((inner) => fieldIssues(inner, path));
  return [{ path: path.join("."), message: issue.message }];
}

/** What a route asks of its caller, for the route and for its description; and what else stands before it. */
export function guarded<const Rest extends MiddlewareHandler[]>(needs: Needs, ...rest: Rest) {
  const security: Record<string, string[]>[] = [];
  if (needs.public) security.push({});
  security.push({ adminKey: [] });
  if (needs.scope) security.push({ apiKey: [needs.scope] });
  if (needs.client) security.push({ manageToken: [] });
  return { middleware: [allow(needs), ...rest], security };
}

/** A change asked for only if the appointment still is of this version (RFC 9110, 13.1.1). */
export const ifMatchHeader = z.object({
  "if-match": z
    .string()
    .regex(/^(\*|"\d{1,9}")$/, 'must be * or a version such as "3"')
    .optional(),
});

/** The version that `If-Match` names; undefined where any will do. */
export function versionOf({ "if-match": tag }: z.infer<typeof ifMatchHeader>): number | undefined {
  return tag === undefined || tag === "*" ? undefined : Number(tag.slice(1, -1));
}

/** A body that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { "application/json": { schema } } };
}

/** How many of a list are asked for at a time. */
export const limitSchema = z.coerce.number().int().min(1).max(200).default(50);

const problemContent = { "application/problem+json": { schema: problemSchema } };

type JsonResponse<Schema> = { description: string; content: { "application/json": { schema: Schema } } };

/** The answer with its schema, and the problems that a route may give, by status; handlers throw those. */
export function responses<Status extends 200 | 201, Schema extends z.ZodType>(
  status: Status,
  schema: Schema,
  problems: Record<number, string> = {},
): { [Key in Status]: JsonResponse<Schema> } {
  const done: JsonResponse<Schema> = { description: "Done", content: { "application/json": { schema } } };
  return { ...problemResponses(problems), [status]: done } as { [Key in Status]: JsonResponse<Schema> };
}

/** Problem documents that a route may answer, by status. */
export function problemResponses(problems: Record<number, string>) {
  return Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [status, { description, content: problemContent }]),
  );
}

export { createRoute, z };
