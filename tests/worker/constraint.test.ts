import { neonConfig } from "@neondatabase/serverless";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { directSlots } from "../../adapters/cloudflare/slots.ts";
import { hold } from "../../domain/booking/hold.ts";
import { MINUTE } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { codeOf, contextFor, keptLog } from "../support/domain.ts";
import { journalKinds, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

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

describe("straight at the database, where the constraint alone decides", () => {
  // 6 at a time is what a Durable Object's connections allow.
  it.each([6, 40])("a hundred holds of one slot, %i at a time: one wins, nothing deadlocks", async (width) => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(100, () => holdDirectly(tenant, start), width);
    expect(tally(outcomes)).toEqual({ done: 1, slot_taken: 99 });
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
    expect(sqlStates).not.toContain(DEADLOCK);
  });

  it.each([6, 40])("a hundred overlapping starts, %i at a time: one wins, nothing deadlocks", async (width) => {
    const tenant = await createTenant({ slotStepMinutes: 5 });
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(100, (i) => holdDirectly(tenant, start + (i % 12) * 5 * MINUTE), width);
    expect(tally(outcomes)).toEqual({ done: 1, slot_taken: 99 });
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
