import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { services, staff, timeOff } from "../../db/schema/catalogue.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { askConfirm, askHold, confirm, type HoldOnWire, hold, MINUTE, notOnOffer, utc } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { BUSY_STATEMENT, EXPIRY_STATEMENT, HOLD_STATEMENT, park, withoutDatabase } from "../support/gateway.ts";
import { appointmentRows, endHold, journalKinds, liveRows, statusOf } from "../support/rows.ts";
import { AROUND_THE_CLOCK, createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const slotLock = (tenant: TestTenant) => (env as Env).SLOT_LOCK.getByName(tenant.id);
const ringAlarm = (tenant: TestTenant) => runDurableObjectAlarm(slotLock(tenant));

describe("a SlotLock that dies in the middle", () => {
  it.each([
    "before",
    "after",
  ] as const)("%s its statement has run: one of a hundred holds, ninety-nine are refused", async (when) => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const parked = await park(when, tenant.id, HOLD_STATEMENT);
    const answers = crowd(100, () => askHold(tenant, start));
    await parked.arrived();
    await abortAllDurableObjects();
    await parked.release("drop");

    const outcomes = (await answers).map(({ status, body }) => (status === 201 ? "held" : body.code));
    expect(tally(outcomes)).toEqual({ held: 1, slot_taken: 99 });
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
  });

  it("gives the visitor the hold that its statement had placed, and the token proves it", async () => {
    const tenant = await createTenant();
    const parked = await park("after", tenant.id, HOLD_STATEMENT);
    const answer = askHold(tenant, tenant.hourAhead(48));
    await parked.arrived();
    await abortAllDurableObjects();
    await parked.release("drop");
    const { status, body } = await answer;
    expect({ status, body }).toMatchObject({ status: 201 });
    expect(await confirm(tenant, body as unknown as HoldOnWire)).toMatchObject({ status: "confirmed" });
  });

  it("is no loss between two requests", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    await hold(tenant, start);
    await evictDurableObject(slotLock(tenant));
    expect(await askHold(tenant, start)).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    await hold(tenant, start + 60 * MINUTE);
  });
});

describe("the answer of the database gets lost", () => {
  it("and the hold that it had placed is found again, not placed twice", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const parked = await park("after", tenant.id, HOLD_STATEMENT);
    const answer = hold(tenant, start);
    await parked.arrived();
    await parked.release("drop");
    const { id } = await answer;
    expect(await liveRows(tenant)).toMatchObject([{ id }]);
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
  });

  it("and with the database away a hold is refused as such, and works once it is back", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const refused = await withoutDatabase(tenant.id, () => askHold(tenant, start));
    expect(refused).toMatchObject({ status: 503, body: { code: "database_unavailable" } });
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    await hold(tenant, start);
  });
});

describe("a hold that has run out", () => {
  it("is turned to expired by the alarm, written down once, however often the alarm rings", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const [gone, alive] = [await hold(tenant, start), await hold(tenant, start + 60 * MINUTE)];
    await endHold(gone.id);
    expect(await ringAlarm(tenant)).toBe(true);
    expect(await statusOf(gone.id)).toBe("expired");
    expect(await statusOf(alive.id)).toBe("held");

    expect(await ringAlarm(tenant)).toBe(true);
    expect(await journalKinds(tenant)).toEqual(["hold.expired", "hold.placed", "hold.placed"]);
    expect(await askConfirm(tenant, gone)).toMatchObject({ status: 409, body: { code: "hold_expired" } });
  });

  it("is turned when its time comes, with nobody asking, by an object that had slept", async () => {
    // Two seconds: the eviction comes first, then the gateway tells when the statement has run.
    const tenant = await createTenant({ limits: { holdMinutes: 2 / 60, chatMessagesPerMinute: 60 } });
    const parked = await park("after", tenant.id, EXPIRY_STATEMENT);
    const { id } = await hold(tenant, tenant.hourAhead(48));
    await evictDurableObject(slotLock(tenant));
    await parked.arrived();
    await parked.release();
    expect(await statusOf(id)).toBe("expired");
    expect(await journalKinds(tenant)).toEqual(["hold.expired", "hold.placed"]);
  });

  it("waits for the next alarm when the database is away", async () => {
    const tenant = await createTenant();
    const { id } = await hold(tenant, tenant.hourAhead(48));
    await endHold(id);
    await withoutDatabase(tenant.id, () => ringAlarm(tenant));
    expect(await statusOf(id)).toBe("held");
    expect(await ringAlarm(tenant)).toBe(true);
    expect(await statusOf(id)).toBe("expired");
  });

  it("has no event of its end once it is confirmed", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    await confirm(tenant, held);
    await endHold(held.id);
    await ringAlarm(tenant);
    expect(await statusOf(held.id)).toBe("confirmed");
    expect(await journalKinds(tenant)).toEqual(["appointment.confirmed", "hold.placed"]);
  });
});

describe("a change of the rules counts from the next hold on", () => {
  const change = (tenant: TestTenant, values: Partial<typeof tenants.$inferInsert>) =>
    ownerDatabase().update(tenants).set(values).where(eq(tenants.id, tenant.id));
  const warm = async (values: Parameters<typeof createTenant>[0] = {}) => {
    const tenant = await createTenant(values);
    await hold(tenant, tenant.hourAhead(24));
    return tenant;
  };

  it.each([
    ["closed", { weeklyHours: {} }, { status: 422, body: { code: "slot_not_offered" } }],
    ["a shorter horizon", { horizonDays: 1 }, { status: 422, body: { code: "slot_not_offered" } }],
    ["a longer notice", { minimumNoticeMinutes: 10_000 }, { status: 422, body: { code: "slot_not_offered" } }],
    ["booking switched off", { bookingEnabled: false }, { status: 409, body: { code: "booking_disabled" } }],
  ] as const)("%s", async (_, values, refusal) => {
    const tenant = await warm();
    await change(tenant, values);
    expect(await askHold(tenant, tenant.hourAhead(72))).toMatchObject(refusal);
    expect(await appointmentRows(tenant)).toHaveLength(1);
  });

  it("newly open", async () => {
    const tenant = await warm();
    await change(tenant, { weeklyHours: {} });
    expect(await askHold(tenant, tenant.hourAhead(72))).toMatchObject({ status: 422 });
    await change(tenant, { weeklyHours: AROUND_THE_CLOCK });
    await hold(tenant, tenant.hourAhead(72));
  });

  it("a service that takes longer now", async () => {
    const tenant = await warm();
    const start = tenant.hourAhead(72);
    await ownerDatabase().update(services).set({ durationMinutes: 90 }).where(eq(services.id, tenant.serviceId));
    const held = await hold(tenant, start);
    expect(held.end).toBe(utc(start + 90 * MINUTE));
    expect(await confirm(tenant, held)).toMatchObject({ start: held.start, end: held.end });
  });

  it("someone who left, and someone who is off", async () => {
    const tenant = await warm({ staff: ["Mara", "Noor", "Olga"] });
    const [mara, noor = "", olga] = tenant.staffIds;
    const start = tenant.hourAhead(72);
    await ownerDatabase()
      .update(staff)
      .set({ active: false })
      .where(eq(staff.id, mara ?? ""));
    const away = { startsAt: new Date(start), endsAt: new Date(start + MINUTE) };
    await ownerDatabase()
      .insert(timeOff)
      .values({ id: crypto.randomUUID(), tenantId: tenant.id, staffId: noor, ...away });
    expect(await askHold(tenant, start, { staffId: mara })).toMatchObject({ status: 404 });
    expect(await askHold(tenant, start, { staffId: noor })).toMatchObject({ status: 422 });
    expect(await hold(tenant, start)).toMatchObject({ staffId: olga });
  });

  it("a change while the hold is on its way", async () => {
    const tenant = await warm();
    const parked = await park("before", tenant.id, HOLD_STATEMENT);
    const answer = askHold(tenant, tenant.hourAhead(72));
    await parked.arrived();
    await change(tenant, { bookingEnabled: false });
    await parked.release();
    expect(await answer).toMatchObject({ status: 409, body: { code: "booking_disabled" } });
  });
});

describe("those who lose at the same moment", () => {
  it("share one look at the book, but none from before somebody else won", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const later = start + 180 * MINUTE;
    await hold(tenant, start);
    const parked = await park("after", tenant.id, BUSY_STATEMENT);
    const first = askHold(tenant, start);
    await parked.arrived();
    await hold(tenant, later);
    // The first one's look is not over yet and knows nothing of `later`.
    const { body } = await askHold(tenant, later);
    expect(body.code).toBe("slot_taken");
    expect(await notOnOffer(tenant, body.alternatives)).toEqual([]);
    await parked.release();
    expect(await first).toMatchObject({ status: 409 });
  });
});
