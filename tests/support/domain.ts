import { env } from "cloudflare:workers";
import { directSlots } from "../../adapters/cloudflare/slots.ts";
import { createContext } from "../../adapters/context.ts";
import type { PlaceHold } from "../../db/queries/place-hold.ts";
import { readTenantConfig } from "../../db/queries/tenant-config.ts";
import type { Clock, Context, Log } from "../../domain/context.ts";
import type { TestTenant } from "./tenant.ts";

/** A visitor's Context on the real database, with what a test wants otherwise. */
export function contextFor(tenant: Pick<TestTenant, "id">, change: Partial<Context> = {}): Context {
  return { ...createContext(env as Env, tenant.id, { actor: { kind: "visitor" } }), ...change };
}

/** The Context of a chat session, without the queue in front of the database. */
export function sessionContext(tenant: TestTenant, sessionId: string, change: Partial<Context> = {}): Context {
  const { db, clock, log } = contextFor(tenant);
  return contextFor(tenant, { actor: { kind: "chat", sessionId }, slots: directSlots(db, clock, log), ...change });
}

/** A clock that stands until it is moved. */
export function fakeClock(now = Date.now()): Clock & { pass(ms: number): void } {
  let at = now;
  return {
    now: () => at,
    pass(ms) {
      at += ms;
    },
  };
}

/** A log that keeps its events. */
export function keptLog(): Log & { events: { event: string; data: Record<string, unknown> }[] } {
  const events: { event: string; data: Record<string, unknown> }[] = [];
  const keep = (event: string, data: Record<string, unknown> = {}) => void events.push({ event, data });
  return { events, warn: keep, error: keep };
}

/** The code with which a verb refuses, or "done". */
export async function codeOf(verb: Promise<unknown>): Promise<string> {
  return verb.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

/** What the queue in front of the database would know of a business at this moment. */
export async function configVersionOf(tenant: Pick<TestTenant, "id">): Promise<number> {
  const read = await readTenantConfig(contextFor(tenant).db, { tenantId: tenant.id }, Date.now());
  if (!read.ok || !read.value) throw new Error("No such business");
  return read.value.configVersion;
}

/** A visitor's hold of an hour, for whoever is first on the list of staff, straight at the database. */
export function plainHold(
  { serviceId, staffIds }: TestTenant,
  { id, start, now, configVersion }: { id: string; start: number; now: number; configVersion: number },
): PlaceHold {
  const end = start + 3_600_000;
  const day = { dayFrom: start - 86_400_000, dayTo: start + 86_400_000 };
  return {
    ...{ id, serviceId, staffIds: staffIds.slice(0, 1), start, end, blockedFrom: start, blockedTo: end, ...day },
    ...{ now, expiresAt: now + 3_600_000, sessionId: null, channel: "api", actor: "visitor", configVersion },
  };
}
