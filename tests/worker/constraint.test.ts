import { neonConfig } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { directSlots } from "../../adapters/cloudflare/slots.ts";
import { type AppointmentStatus, appointments } from "../../db/schema/appointments.ts";
import { clients } from "../../db/schema/clients.ts";
import { hold } from "../../domain/booking/hold.ts";
import { MINUTE, utc } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { codeOf, contextFor, keptLog } from "../support/domain.ts";
import { journalKinds, liveRows } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

/** SQLSTATEs that PostgreSQL answered, those that were tried again included. */
let sqlStates: string[];

beforeEach(() => {
  sqlStates = [];
  neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    if (!response.ok) sqlStates.push(((await response.clone().json()) as { code?: string }).code ?? "none");
    return response;
  };
});
afterEach(() => {
  neonConfig.fetchFunction = undefined;
});

const DEADLOCK = "40P01";

function holdDirectly(tenant: TestTenant, start: number, staffId?: string) {
  const log = keptLog();
  const { db, clock } = contextFor(tenant);
  const ctx = contextFor(tenant, { slots: directSlots(db, clock, log), log });
  return codeOf(hold(ctx, { serviceId: tenant.serviceId, start, staffId }));
}

/** What a Durable Object has in production. */
const CONNECTIONS = 6;

/**
 * One holds, and all others are refused in so many words. Within what a real object runs at once that word is
 * `slot_taken`. Far beyond it a loaded machine may use up the retries of some, who are then told `busy`: also true, and
 * never a second hold.
 */
function expectOneWinner(outcomes: string[], width: number) {
  const { done, ...refused } = tally(outcomes);
  expect(done).toBe(1);
  const words = width > CONNECTIONS ? ["slot_taken", "busy"] : ["slot_taken"];
  expect(Object.keys(refused).filter((word) => !words.includes(word))).toEqual([]);
  expect(outcomes).toHaveLength(100);
}

describe("straight at the database, where the constraint alone decides", () => {
  it.each([
    CONNECTIONS,
    100,
  ])("a hundred holds of one slot, %i at a time: one wins, all others are refused, nothing deadlocks", async (width) => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(100, () => holdDirectly(tenant, start), width);
    expectOneWinner(outcomes, width);
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
    expect(sqlStates).not.toContain(DEADLOCK);
  });

  it.each([
    CONNECTIONS,
    100,
  ])("a hundred overlapping starts, %i at a time: one wins, all others are refused, nothing deadlocks", async (width) => {
    const tenant = await createTenant({ slotStepMinutes: 5 });
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(100, (i) => holdDirectly(tenant, start + (i % 12) * 5 * MINUTE), width);
    expectOneWinner(outcomes, width);
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(sqlStates).not.toContain(DEADLOCK);
  });

  it("starts that each overlap only their neighbours: nobody overlaps in the end, and no time is left unused", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(40, (i) => holdDirectly(tenant, start + (i % 8) * 30 * MINUTE), 12);
    const starts = (await liveRows(tenant)).map(({ startsAt }) => startsAt.getTime()).sort((a, b) => a - b);
    expect(tally(outcomes).done).toBe(starts.length);
    for (const [i, at] of starts.slice(1).entries()) expect(at - (starts[i] ?? 0)).toBeGreaterThanOrEqual(60 * MINUTE);
    for (let at = start; at <= start + 7 * 30 * MINUTE; at += 30 * MINUTE) {
      expect(starts.some((taken) => Math.abs(taken - at) < 60 * MINUTE)).toBe(true);
    }
  });

  it.each([3, 10])("three people and %i who ask for anyone: three hold, each with someone else", async (size) => {
    const tenant = await createTenant({ staff: ["Mara", "Noor", "Olga"] });
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(size, () => holdDirectly(tenant, start), 6);
    expect(tally(outcomes)).toEqual({ done: 3, ...(size > 3 && { slot_taken: size - 3 }) });
    expect(new Set((await liveRows(tenant)).map(({ staffId }) => staffId)).size).toBe(3);
    expect(sqlStates).not.toContain(DEADLOCK);
  });
});

describe("the constraint, whoever writes", () => {
  const LIVE = ["held", "confirming", "confirmed", "completed", "no_show"] as const;
  const OVER = ["cancelled", "expired", "released"] as const;

  type Owner = Awaited<ReturnType<typeof createTenantWithClient>>;

  /** A row of an hour that is taken for another quarter on both sides. */
  const row = (tenant: Owner, start: number, status: AppointmentStatus) => {
    const [staffId = ""] = tenant.staffIds;
    const [startsAt, endsAt] = [new Date(start), new Date(start + 60 * MINUTE)];
    const during = `[${utc(start - 15 * MINUTE)},${utc(start + 75 * MINUTE)})`;
    const client = { clientId: tenant.clientId, clientName: "Ana", reference: crypto.randomUUID() };
    const booked = ["held", ...OVER].includes(status) ? {} : client;
    const at = { createdAt: new Date(), updatedAt: new Date(), expiresAt: new Date() };
    const ids = { id: crypto.randomUUID(), tenantId: tenant.id, serviceId: tenant.serviceId, staffId };
    return { ...ids, status, startsAt, endsAt, during, channel: "test", ...at, ...booked };
  };
  const write = (values: ReturnType<typeof row>) =>
    ownerDatabase()
      .insert(appointments)
      .values(values)
      .then(
        () => "written",
        (error: { cause?: { code?: string; constraint?: string } }) => error.cause?.constraint ?? String(error),
      );

  it.each(
    LIVE,
  )("lets nothing that is alive overlap what is %s, buffers included, and everything else", async (status) => {
    const tenant = await createTenantWithClient();
    const start = tenant.hourAhead(48);
    expect(await write(row(tenant, start, status))).toBe("written");
    for (const other of LIVE) {
      for (const away of [-75, 0, 30, 75]) {
        expect(await write(row(tenant, start + away * MINUTE, other))).toBe("appointments_no_overlap");
      }
    }
    for (const other of OVER) expect(await write(row(tenant, start, other))).toBe("written");
    for (const away of [-90, 90]) expect(await write(row(tenant, start + away * MINUTE, status))).toBe("written");
  });

  it("needs no more than READ COMMITTED, and nothing deadlocks", async () => {
    const tenant = await createTenantWithClient();
    const start = tenant.hourAhead(48);
    const { db } = contextFor(tenant);
    await crowd(60, (i) => {
      const { id, serviceId, staffId, startsAt, endsAt, during } = row(tenant, start + (i % 12) * 5 * MINUTE, "held");
      return db.write({ tenantId: tenant.id }, [
        sql`INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at,
              channel, created_at, updated_at)
            VALUES (${id}, ${tenant.id}, ${serviceId}, ${staffId}, 'held', ${startsAt.toISOString()},
              ${endsAt.toISOString()}, ${during}, now() + interval '5 minutes', 'test', now(), now())
            ON CONFLICT DO NOTHING`,
      ]);
    });
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(sqlStates).toEqual([]);
  });
});

async function createTenantWithClient() {
  const tenant = await createTenant();
  const clientId = crypto.randomUUID();
  const client = { id: clientId, tenantId: tenant.id, name: "Ana", email: "ana@example.com", createdAt: new Date() };
  await ownerDatabase().insert(clients).values(client);
  return { ...tenant, clientId };
}
