import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { changeTenant } from "../../db/queries/change-tenant.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { ADMIN, confirm, dateOf, hold, isOnOffer, MINUTE, pathOf, utc } from "../support/booking.ts";
import { configVersionOf, contextFor, plainHold } from "../support/domain.ts";
import { ask } from "../support/http.ts";
import { appointmentRows, statusOf } from "../support/rows.ts";
import { type AffectedOnWire, askAt, done } from "../support/settings.ts";
import { type AROUND_THE_CLOCK, createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

afterEach(comeBack);

const daily = (start: string, end: string) =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [{ start, end }]]));
/** Midnight (UTC) some days from now. */
const dayAhead = (days: number) => Math.ceil(Date.now() / DAY) * DAY + days * DAY;
const book = async (tenant: TestTenant, start: number, staffId?: string) =>
  confirm(tenant, await hold(tenant, start, staffId));
const change = (tenant: TestTenant, path: string, json: unknown) =>
  done<AffectedOnWire & { id: string }>(tenant, "PATCH", path, json);
const idsOf = ({ affected }: AffectedOnWire) => affected.map(({ id }) => id);

/** That a change was made without touching any appointment. */
async function untouched<T>(tenant: TestTenant, work: () => Promise<T>): Promise<T> {
  const before = await appointmentRows(tenant);
  const value = await work();
  const order = (rows: typeof before) => rows.toSorted((a, b) => a.id.localeCompare(b.id));
  expect(order(await appointmentRows(tenant))).toEqual(order(before));
  return value;
}

describe("shorter hours", () => {
  it("name the appointments that they leave outside, by start, and touch none", async () => {
    const tenant = await createTenant();
    const day = dayAhead(2);
    const late = await book(tenant, day + 16.5 * HOUR);
    const early = await book(tenant, day + 8 * HOUR);
    await book(tenant, day + 9 * HOUR);
    await book(tenant, day + 16 * HOUR - 30 * MINUTE);
    const answer = await untouched(tenant, () => change(tenant, "", { weeklyHours: daily("09:00", "17:00") }));
    expect(answer).toMatchObject({
      affected: [early, late].map(({ id, version, reference, start, end, serviceId, staffId }) => ({
        ...{ id, version, reference, start, end, serviceId, staffId },
      })),
      affectedMore: false,
      affectedHolds: [],
    });
    // Nothing about a client, for a key that may change settings need not be one that may read appointments.
    expect(JSON.stringify(answer)).not.toContain("ana@example.com");
    // Said again, so that a lost answer costs nothing.
    expect(idsOf(await change(tenant, "", { weeklyHours: daily("09:00", "17:00") }))).toEqual([early.id, late.id]);
  });

  it("name no appointment that is cancelled, over, or booked by the business against its own hours", async () => {
    const tenant = await createTenant();
    const day = dayAhead(2);
    const gone = await book(tenant, day + 8 * HOUR);
    await ask(pathOf(tenant, `/appointments/${gone.id}`), { method: "DELETE", headers: ADMIN });
    await change(tenant, "", { weeklyHours: daily("09:00", "17:00") });
    const json = {
      ...{ serviceId: tenant.serviceId, start: utc(day + 20 * HOUR), override: { reason: "a favour" } },
      client: { name: "Walk In", phone: "+12125550123" },
    };
    const override = await done(tenant, "POST", "/appointments", json);
    const past = await book(tenant, day + 10 * HOUR);
    expect(idsOf(await change(tenant, "", { weeklyHours: daily("11:00", "17:00") }))).toEqual([past.id]);
    // Whoever is archived cannot keep it all the same.
    const archived = await done<AffectedOnWire>(tenant, "DELETE", `/staff/${tenant.staffIds[0]}`);
    expect(idsOf(archived)).toEqual([past.id, override.id]);
    later(4 * DAY);
    expect(await change(tenant, "", { weeklyHours: daily("12:00", "13:00") })).toMatchObject({ affected: [] });
  });

  it("name what was booked against the hours once, but was moved by the rules since", async () => {
    const tenant = await createTenant({ weeklyHours: daily("09:00", "17:00") });
    const day = dayAhead(2);
    const json = {
      ...{ serviceId: tenant.serviceId, start: utc(day + 20 * HOUR), override: { reason: "a favour" } },
      client: { name: "Walk In", phone: "+12125550123" },
    };
    const { id } = await done<{ id: string }>(tenant, "POST", "/appointments", json);
    await done(tenant, "PUT", `/appointments/${id}`, { start: utc(day + 10 * HOUR) });
    expect(idsOf(await change(tenant, "", { weeklyHours: daily("11:00", "17:00") }))).toEqual([id]);
  });

  it("name live holds, which stand and may still be confirmed", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, dayAhead(2) + 8 * HOUR);
    const answer = await change(tenant, "", { weeklyHours: daily("09:00", "17:00") });
    expect(answer).toMatchObject({
      affected: [],
      affectedHolds: [{ id: held.id, start: held.start, end: held.end, expiresAt: held.expiresAt }],
    });
    await confirm(tenant, held);
    expect(idsOf(await change(tenant, "", { weeklyHours: daily("09:00", "17:00") }))).toEqual([held.id]);
  });

  it("on one date only name those of that date", async () => {
    const tenant = await createTenant();
    const days = [dayAhead(2), dayAhead(3)];
    const all = [await book(tenant, (days[0] ?? 0) + 10 * HOUR), await book(tenant, (days[1] ?? 0) + 10 * HOUR)];
    const overrides = [{ date: dateOf(days[0] ?? 0), windows: [] }];
    expect(idsOf(await change(tenant, "", { overrides }))).toEqual([all[0]?.id]);
  });

  it("name no more than 200, and say that there are more", async () => {
    const tenant = await createTenant();
    const first = await book(tenant, dayAhead(2));
    await ownerDatabase().execute(sql`
      INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, channel,
                                reference, client_id, client_name, created_at, updated_at)
      SELECT gen_random_uuid(), tenant_id, service_id, staff_id, status, starts_at + n * interval '2 hours',
        ends_at + n * interval '2 hours', tstzrange(starts_at + n * interval '2 hours', ends_at + n * interval '2 hours'),
        channel, 'R' || n, client_id, client_name, created_at, updated_at
      FROM appointments, generate_series(1, 250) n WHERE id = ${first.id}::uuid`);
    const answer = await change(tenant, "", { weeklyHours: daily("23:00", "24:00") });
    expect(answer.affected).toHaveLength(200);
    expect(answer.affectedMore).toBe(true);
  });
});

describe("another time zone", () => {
  it("reads the same hours elsewhere, and right on both sides of a change of clocks", async () => {
    // New York's clocks go back on 2027-11-07: 09:00 is 13:00 UTC before and 14:00 UTC after.
    const november = Date.UTC(2027, 10, 1);
    later(november - Date.now());
    const tenant = await createTenant({ weeklyHours: daily("09:00", "17:00") as typeof AROUND_THE_CLOCK });
    const before = await book(tenant, Date.UTC(2027, 10, 5, 13));
    const after = await book(tenant, Date.UTC(2027, 10, 8, 13));
    await book(tenant, Date.UTC(2027, 10, 8, 14));
    const early = await book(tenant, Date.UTC(2027, 10, 5, 12));
    const answer = await untouched(tenant, () => change(tenant, "", { timezone: "America/New_York" }));
    expect(idsOf(answer)).toEqual([early.id, after.id]);
    expect(answer.affected.map(({ id }) => id)).not.toContain(before.id);
  });
});

describe("staff and services", () => {
  it("a person's own hours name what lies outside of them, of that person alone", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const start = dayAhead(2) + 8 * HOUR;
    const mine = await book(tenant, start, mara);
    await book(tenant, start, noor);
    const answer = await untouched(tenant, () =>
      change(tenant, `/staff/${mara}`, { weeklyHours: daily("09:00", "17:00") }),
    );
    expect(idsOf(answer)).toEqual([mine.id]);
    expect(await isOnOffer(tenant, start + DAY)).toBe(true);
    expect(await change(tenant, `/staff/${mara}`, { weeklyHours: null })).toMatchObject({ affected: [] });
  });

  it("an archived person takes nothing new and keeps what they have, and may come back", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const mine = await book(tenant, start);
    const path = `/staff/${tenant.staffIds[0]}`;
    const archive = () => done<AffectedOnWire>(tenant, "DELETE", path);
    const answer = await untouched(tenant, archive);
    expect(answer).toMatchObject({ active: false, affected: [{ id: mine.id }] });
    expect(await archive()).toEqual(answer);
    expect(await isOnOffer(tenant, start + DAY)).toBe(false);
    const kept = await ask(pathOf(tenant, `/appointments/${mine.id}`), { headers: ADMIN });
    expect(kept).toMatchObject({ status: 200, body: mine });
    expect(await change(tenant, path, { active: true })).toMatchObject({ active: true, affected: [] });
    expect(await isOnOffer(tenant, start + DAY)).toBe(true);
  });

  it("an archived service is not on offer, and what was booked of it is named", async () => {
    const tenant = await createTenant();
    const mine = await book(tenant, tenant.hourAhead(48));
    const path = `/services/${tenant.serviceId}`;
    const answer = await untouched(tenant, () => done<AffectedOnWire>(tenant, "DELETE", path));
    expect(answer).toMatchObject({ active: false, affected: [{ id: mine.id }] });
    expect((await askAt<{ items: unknown[] }>(tenant, "GET", "/services")).body.items).toEqual([]);
    expect(await change(tenant, path, { active: true })).toMatchObject({ active: true, affected: [] });
  });

  it("who no longer offers a service is named with what they have of it", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const mine = await book(tenant, tenant.hourAhead(48), mara);
    await book(tenant, tenant.hourAhead(48), noor);
    const path = `/services/${tenant.serviceId}`;
    const answer = await untouched(tenant, () => change(tenant, path, { staffIds: [noor] }));
    expect(idsOf(answer)).toEqual([mine.id]);
    expect(await change(tenant, path, { name: "Deep massage", durationMinutes: 30 })).toMatchObject({ affected: [] });
  });
});

describe("a change while somebody books", () => {
  it("straight at the database either sees the hold or makes it stale, at whatever moment they meet", async () => {
    const tenant = await createTenant();
    const { db } = contextFor(tenant);
    for (let round = 0; round < 20; round++) {
      const [now, configVersion, id] = [Date.now(), await configVersionOf(tenant), crypto.randomUUID()];
      const start = tenant.hourAhead(48) + round * HOUR;
      const fields = { slotStepMinutes: round % 2 ? 30 : 60 };
      const [changed] = await Promise.all([
        changeTenant(db, tenant.id, { fields, merge: true, now, actor: "platform" }),
        placeHold(db, tenant.id, plainHold(tenant, { id, start, now, configVersion })),
      ]);
      const seen = changed.ok && changed.value?.outlook.upcoming.some((each) => each.id === id);
      expect([round, seen]).toEqual([round, (await statusOf(id)) === "held"]);
    }
  });
});
