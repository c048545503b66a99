import type { Context as HonoContext } from "hono";
import { derivedUuid } from "../../adapters/derived-id.ts";
import type { TenantRecord } from "../../db/queries/tenant-record.ts";
import { changeTenant } from "../../domain/catalogue/change-tenant.ts";
import { createTenant } from "../../domain/catalogue/create-tenant.ts";
import { settingsChangesSchema, settingsSchema } from "../../domain/catalogue/settings.ts";
import { tenant } from "../../domain/catalogue/tenant.ts";
import type { AppEnv } from "../app-env.ts";
import { contextOf } from "../middleware/actor.ts";
import { affectedOnWire, affectedShape } from "./affected.ts";
import { overridesOut, weeklyHoursOut } from "./staff.ts";
import {
  createRoute,
  createRouter,
  guarded,
  idSchema,
  instantSchema,
  instantText,
  jsonBody,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const text = z.string().optional();
const tenantOut = z
  .object({
    id: idSchema,
    slug: z.string(),
    name: z.string(),
    timezone: z.string(),
    country: z.string(),
    weeklyHours: weeklyHoursOut,
    overrides: overridesOut,
    slotStepMinutes: z.int(),
    minimumNoticeMinutes: z.int(),
    horizonDays: z.int(),
    changeNoticeMinutes: z.int(),
    bookingEnabled: z.boolean(),
    contact: z.object({ email: text, billingEmail: text, phone: text, personalPhone: text }),
    facts: z.object({
      ...{ address: text, directions: text, phone: text, email: text, parking: text, policies: text, about: text },
      questions: z.array(z.object({ question: z.string(), answer: z.string() })).optional(),
    }),
    look: z.object({ accent: z.string(), privacyUrl: z.string() }),
    sites: z.array(z.string()),
    limits: z.object({
      holdMinutes: z.int(),
      chatMessagesPerMinute: z.int(),
      holdsPerAddress: z.int(),
      upcomingPerClient: z.int(),
      firstReminderMinutes: z.int(),
      secondReminderMinutes: z.int(),
      textsPerHour: z.int(),
      modelTokensPerDay: z.int(),
    }),
    calendar: z.object({ provider: z.string(), fault: text }),
    createdAt: instantSchema,
  })
  .openapi("Tenant");
const changedOut = tenantOut.extend(affectedShape).openapi("ChangedTenant");

const create = createRoute({
  method: "post",
  path: "/",
  operationId: "createTenant",
  summary: "Bring up a business",
  ...guarded({ scope: null }),
  request: { body: jsonBody(settingsSchema) },
  responses: responses(201, tenantOut),
});

const read = createRoute({
  method: "get",
  path: "/{tenantId}",
  operationId: "getTenant",
  summary: "Read the settings of a business",
  ...guarded({ scope: "settings:read" }),
  request: { params: tenantParams },
  responses: responses(200, tenantOut, { 404: "`not_found`" }),
});

const change = createRoute({
  method: "patch",
  path: "/{tenantId}",
  operationId: "changeTenant",
  summary: "Change some settings of a business",
  ...guarded({ scope: "settings:write" }),
  description:
    "A JSON merge patch (RFC 7396): what is left out stays, null takes away, lists are replaced. No appointment is touched.",
  request: { params: tenantParams, body: jsonBody(settingsChangesSchema) },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

const replace = createRoute({
  method: "put",
  path: "/{tenantId}",
  operationId: "replaceTenant",
  summary: "Set all settings of a business",
  ...guarded({ scope: "settings:write" }),
  description: "What is left out is as it is for a new business. No appointment is touched.",
  request: { params: tenantParams, body: jsonBody(settingsSchema) },
  responses: responses(200, changedOut, { 404: "`not_found`" }),
});

/** The business itself. */
export const tenants = createRouter()
  .openapi(create, async (c) => {
    const ctx = contextOf(c, await newTenantId(c));
    return c.json(onWire(await createTenant(ctx, c.req.valid("json"))), 201);
  })
  .openapi(read, async (c) => {
    return c.json(onWire(await tenant(contextOf(c, c.req.valid("param").tenantId))), 200);
  })
  .openapi(change, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const changed = await changeTenant(ctx, { merge: c.req.valid("json") });
    return c.json({ ...onWire(changed.tenant), ...affectedOnWire(changed.affected) }, 200);
  })
  .openapi(replace, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const changed = await changeTenant(ctx, { replace: c.req.valid("json") });
    return c.json({ ...onWire(changed.tenant), ...affectedOnWire(changed.affected) }, 200);
  });

/** The answer under an Idempotency-Key is kept with the business, so its id must follow from the key. */
async function newTenantId(c: HonoContext<AppEnv>): Promise<string> {
  const { idempotency } = c.get("asking").access ?? {};
  if (!idempotency) return crypto.randomUUID();
  return derivedUuid(`tenant\n${idempotency.principal}\n${idempotency.key}`);
}

// Field by field, so that what was kept under an Idempotency-Key reads the same to the last byte.
function onWire({ id, slug, name, timezone, country, weeklyHours, overrides, ...rest }: TenantRecord) {
  const { slotStepMinutes, minimumNoticeMinutes, horizonDays, changeNoticeMinutes, bookingEnabled } = rest;
  const { contact, facts, look, sites, limits, calendar } = rest;
  return {
    ...{ id, slug, name, timezone, country, weeklyHours, overrides },
    ...{ slotStepMinutes, minimumNoticeMinutes, horizonDays, changeNoticeMinutes, bookingEnabled },
    ...{ contact, facts, look, sites, limits, calendar, createdAt: instantText(rest.createdAt) },
  };
}
