import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { appointments } from "../../db/schema/appointments.ts";
import { idempotencyKeys } from "../../db/schema/identity.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { ADMIN, ANA, confirm, hold, MINUTE, pathOf, utc } from "./booking.ts";
import { type Answer, ask, type Problem } from "./http.ts";
import { createTenant, ownerDatabase, type TestTenant } from "./tenant.ts";
import { later } from "./travel.ts";

/** The POSTs that change the appointment book, as callers under an `Idempotency-Key` send them. */

const HOUR = 60 * MINUTE;

export interface Post {
  tenant: TestTenant;
  path: string;
  json: Record<string, unknown>;
  headers: Record<string, string>;
  /** The same in other words, which another key would allow. */
  otherJson: Record<string, unknown>;
  /** Makes sure that it would be refused from now on, and allows it again. */
  hinder(): Promise<void>;
  allow(): Promise<void>;
  /** The kinds of what it changes, in alphabetical order. */
  changes: string[];
}

const tenantValues = (tenant: TestTenant, values: Partial<typeof tenants.$inferInsert>) =>
  ownerDatabase().update(tenants).set(values).where(eq(tenants.id, tenant.id));

/** Everything that takes a slot is refused while somebody else has it. */
function takingSlot(tenant: TestTenant, start: number): Pick<Post, "hinder" | "allow"> {
  const theirs = () => ownerDatabase().select().from(appointments).where(eq(appointments.tenantId, tenant.id));
  return {
    async hinder() {
      // Whoever has it, and if it was the caller: their hold has ended, their appointment is cancelled.
      await this.allow();
      await confirm(tenant, await hold(tenant, start), { client: { name: "Bob", email: "bob@example.com" } });
    },
    async allow() {
      for (const { id, status } of await theirs()) {
        const freed = status === "held" ? "released" : "cancelled";
        await ownerDatabase().update(appointments).set({ status: freed }).where(eq(appointments.id, id));
      }
    },
  };
}

export const posts: Record<string, () => Promise<Post>> = {
  async "a hold"() {
    const tenant = await createTenant();
    const start = tenant.hourAhead(96);
    const json = { serviceId: tenant.serviceId, start: utc(start) };
    const otherJson = { ...json, start: utc(start + 2 * HOUR) };
    const rest = { path: "/holds", headers: {}, changes: ["hold.placed"] };
    return { tenant, json, otherJson, ...rest, ...takingSlot(tenant, start) };
  },
  async "a confirm"() {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(96));
    const json = { holdId: held.id, client: ANA };
    const at = eq(appointments.id, held.id);
    let before: typeof appointments.$inferSelect | undefined;
    return {
      ...{ tenant, json, otherJson: { ...json, notes: "Left shoulder" }, path: "/appointments" },
      ...{ headers: { "hold-token": held.holdToken }, changes: ["appointment.confirmed", "hold.placed"] },
      async hinder() {
        [before] = await ownerDatabase().select().from(appointments).where(at);
        await ownerDatabase().update(appointments).set({ status: "cancelled" }).where(at);
      },
      async allow() {
        const { status = "held" } = before ?? {};
        await ownerDatabase().update(appointments).set({ status }).where(at);
      },
    };
  },
  async "a booking without a hold"() {
    const tenant = await createTenant();
    const start = tenant.hourAhead(96);
    const json = { serviceId: tenant.serviceId, start: utc(start), client: ANA };
    const otherJson = { ...json, client: { ...ANA, name: "Eve" } };
    const rest = { path: "/appointments", headers: ADMIN, changes: ["appointment.confirmed"] };
    return { tenant, json, otherJson, ...rest, ...takingSlot(tenant, start) };
  },
  async "an outcome"() {
    const tenant = await createTenant();
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(1)));
    later(3 * HOUR);
    const at = eq(appointments.id, id);
    return {
      ...{ tenant, json: { outcome: "completed" }, otherJson: { outcome: "no_show" } },
      ...{ path: `/appointments/${id}/outcome`, headers: ADMIN },
      changes: ["appointment.completed", "appointment.confirmed", "hold.placed"],
      hinder: async () => void (await ownerDatabase().update(appointments).set({ status: "cancelled" }).where(at)),
      allow: async () => void (await ownerDatabase().update(appointments).set({ status: "confirmed" }).where(at)),
    };
  },
};

/** Says it under a key, with what a test wants otherwise. */
export async function say(
  { tenant, path, json, headers }: Post,
  key: string | null,
  change: { json?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Problem>> {
  const named: Record<string, string> = key === null ? {} : { "idempotency-key": key };
  return ask(pathOf(tenant, path), {
    method: "POST",
    json: change.json ?? json,
    headers: { ...headers, ...change.headers, ...named },
  });
}

/** What a caller sees of an answer. */
export const seen = ({ status, headers, body }: Answer<unknown>) => ({ status, etag: headers.get("etag"), body });

/** The business opens no more: the rules alone refuse everything. */
export const close = (tenant: TestTenant) => tenantValues(tenant, { weeklyHours: {}, bookingEnabled: false });

/** How many times one address may hold at once. */
export const limitHolds = (tenant: TestTenant, holdsPerAddress: number) =>
  tenantValues(tenant, { limits: { holdsPerAddress } });

/** The tenant's queue forgets everything. */
export const forget = (tenant: TestTenant) => evictDurableObject((env as Env).SLOT_LOCK.getByName(tenant.id));

export function keptRows(tenant: TestTenant) {
  return ownerDatabase().select().from(idempotencyKeys).where(eq(idempotencyKeys.tenantId, tenant.id));
}
