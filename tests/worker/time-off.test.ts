import { beforeAll, describe, expect, it } from "vitest";
import {
  ADMIN,
  askConfirm,
  askHold,
  confirm,
  dateOf,
  hold,
  isOnOffer,
  MINUTE,
  pathOf,
  utc,
} from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { ask, expectProblem } from "../support/http.ts";
import { appointmentRows, journal, statusOf } from "../support/rows.ts";
import { type AffectedOnWire, askAt, done, expectFault } from "../support/settings.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type TimeOff = { id: string; staffId: string; start: string; end: string; reason: string } & AffectedOnWire;

const book = async (tenant: TestTenant, start: number, staffId?: string) =>
  confirm(tenant, await hold(tenant, start, staffId));
const off = (tenant: TestTenant, start: number, end: number, more = {}) => ({
  ...{ staffId: tenant.staffIds[0], start: utc(start), end: utc(end), ...more },
});
const take = (tenant: TestTenant, start: number, end: number, more = {}) =>
  done<TimeOff>(tenant, "POST", "/time-off", off(tenant, start, end, more));
const idsOf = ({ affected }: AffectedOnWire) => affected.map(({ id }) => id);

describe("time off", () => {
  it("takes somebody's time, and given back frees it again", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const made = await take(tenant, start, start + 2 * HOUR, { reason: "dentist" });
    expect(made).toEqual({
      ...{ id: made.id, staffId: tenant.staffIds[0], start: utc(start), end: utc(start + 2 * HOUR) },
      ...{ reason: "dentist", affected: [], affectedMore: false },
    });
    expect(await isOnOffer(tenant, start + HOUR)).toBe(false);
    expectProblem(await askHold(tenant, start + HOUR), 422, "slot_not_offered");
    for (let i = 0; i < 2; i++) {
      expect(await askAt(tenant, "DELETE", `/time-off/${made.id}`)).toMatchObject({ status: 204, body: null });
    }
    expect(await isOnOffer(tenant, start + HOUR)).toBe(true);
    const data = { staffId: tenant.staffIds[0] };
    expect(await journal(tenant, { withData: true })).toMatchObject([
      { kind: "time_off.created", subjectId: made.id, actor: "platform", data },
      { kind: "time_off.deleted", subjectId: made.id, data },
    ]);
    expect(JSON.stringify(await journal(tenant, { withData: true }))).not.toContain("dentist");
  });

  it("names what is booked over it with its buffers, and touches none of it", async () => {
    const tenant = await createTenant({
      staff: ["Mara", "Noor"],
      service: { bufferBeforeMinutes: 30, bufferAfterMinutes: 15 },
    });
    const [mara, noor] = tenant.staffIds;
    const noon = tenant.hourAhead(48);
    const before = await book(tenant, noon - HOUR, mara);
    const inside = await book(tenant, noon + HOUR, mara);
    const after = await book(tenant, noon + 3 * HOUR, mara);
    await book(tenant, noon + HOUR, noor);
    await book(tenant, noon - 3 * HOUR, mara);
    await book(tenant, noon + 5 * HOUR, mara);
    const rows = await appointmentRows(tenant);
    // `before` ends at noon and its buffer after it; the buffer of `after` begins half an hour before it.
    const made = await take(tenant, noon, noon + 3 * HOUR - 15 * MINUTE);
    expect(idsOf(made)).toEqual([before.id, inside.id, after.id]);
    expect(JSON.stringify(made)).not.toContain("ana@example.com");
    const order = (all: typeof rows) => all.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(order(await appointmentRows(tenant))).toEqual(order(rows));
    const clear = await take(tenant, noon + 15 * MINUTE, noon + 30 * MINUTE);
    expect(idsOf(clear)).toEqual([]);
  });

  it("over appointments is settled by one call for each: another time, another person, or none", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    for (let i = 0; i < 3; i++) await book(tenant, start + i * HOUR, mara);
    const { affected } = await take(tenant, start, start + 3 * HOUR);
    const settle = ({ id, version }: AffectedOnWire["affected"][number], method: string, json?: unknown) =>
      ask(pathOf(tenant, `/appointments/${id}`), { method, headers: { ...ADMIN, "if-match": `"${version}"` }, json });
    const [first, second, third] = affected;
    if (!first || !second || !third) throw new Error("Three were booked");
    expect(await settle(first, "PUT", { start: utc(start + 5 * HOUR), staffId: mara })).toMatchObject({ status: 200 });
    const reassigned = await settle(second, "PUT", { start: second.start, staffId: noor });
    expect(reassigned).toMatchObject({ status: 200, body: { staffId: noor, start: second.start } });
    expect(await settle(third, "DELETE")).toMatchObject({ status: 200, body: { status: "cancelled" } });
    expect(idsOf(await take(tenant, start, start + 3 * HOUR))).toEqual([]);
  });

  it("gives back what is only held in it, so that nothing is booked over it later", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], service: { bufferAfterMinutes: 30 } });
    const [mara, noor] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    const [held, beside, elsewhere] = [
      await hold(tenant, start, mara),
      await hold(tenant, start - 2 * HOUR, mara),
      await hold(tenant, start, noor),
    ];
    expect(idsOf(await take(tenant, start - HOUR, start + HOUR))).toEqual([]);
    expectProblem(await askConfirm(tenant, held), 409, "hold_released");
    // Only the buffer lies in it, and such a time stays on offer.
    expect(await askConfirm(tenant, beside)).toMatchObject({ status: 201 });
    expect(await askConfirm(tenant, elsewhere)).toMatchObject({ status: 201 });
    const released = (await journal(tenant, { withData: true })).filter(({ kind }) => kind === "hold.released");
    expect(released).toMatchObject([{ subjectId: held.id, actor: "platform", data: { why: "time_off" } }]);
  });

  it("is changed as it stands: what is left out stays, and what is booked over it now is named", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    const [early, late, other] = [
      await book(tenant, start, mara),
      await book(tenant, start + 4 * HOUR, mara),
      await book(tenant, start + 4 * HOUR, noor),
    ];
    const held = await hold(tenant, start + 3 * HOUR, mara);
    const made = await take(tenant, start, start + HOUR, { reason: "dentist" });
    expect(idsOf(made)).toEqual([early.id]);
    const change = (json: unknown) => done<TimeOff>(tenant, "PATCH", `/time-off/${made.id}`, json);
    const longer = await change({ end: utc(start + 5 * HOUR) });
    expect(longer).toMatchObject({ start: utc(start), end: utc(start + 5 * HOUR), reason: "dentist" });
    expect(idsOf(longer)).toEqual([early.id, late.id]);
    expect(await statusOf(held.id)).toBe("released");
    expect(idsOf(await change({ staffId: noor, reason: "" }))).toEqual([other.id]);
    expect(await isOnOffer(tenant, start + 2 * HOUR)).toBe(true);
    const nowhere = await askAt(tenant, "PATCH", `/time-off/${crypto.randomUUID()}`, { reason: "x" });
    expectProblem(nowhere, 404, "not_found");
  });

  it("changed by two at once loses nothing of either", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const made = await take(tenant, start, start + HOUR);
    const changes = [{ end: utc(start + 2 * HOUR) }, { reason: "dentist" }];
    await Promise.all(changes.map((json) => done(tenant, "PATCH", `/time-off/${made.id}`, json)));
    const { items } = await done<{ items: TimeOff[] }>(tenant, "GET", "/time-off");
    expect(items).toMatchObject([{ id: made.id, end: utc(start + 2 * HOUR), reason: "dentist" }]);
  });

  it("is made once under one Idempotency-Key, and said again with what it named", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const mine = await book(tenant, start);
    const headers = { ...ADMIN, "idempotency-key": crypto.randomUUID() };
    const json = off(tenant, start, start + HOUR);
    const answers = await crowd(8, () => askAt<TimeOff>(tenant, "POST", "/time-off", json, headers), 4);
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 8 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(idsOf(answers[0]?.body as TimeOff)).toEqual([mine.id]);
    expect((await done<{ items: TimeOff[] }>(tenant, "GET", "/time-off")).items).toHaveLength(1);
  });
});

describe("time off that is not valid", () => {
  let tenant: TestTenant;
  let made: TimeOff;
  let start: number;
  beforeAll(async () => {
    tenant = await createTenant();
    start = tenant.hourAhead(48);
    made = await take(tenant, start, start + HOUR);
  });

  it.each<[string, () => Record<string, unknown>]>([
    ["end", () => ({ end: utc(start) })],
    ["end", () => ({ end: utc(start - HOUR) })],
    ["end", () => ({ end: utc(start + 401 * DAY) })],
    ["start", () => ({ start: "tomorrow" })],
    ["start", () => ({ start: "2026-01-01T09:00:00" })],
    ["staffId", () => ({ staffId: "Mara" })],
    ["staffId", () => ({ staffId: crypto.randomUUID() })],
    ["reason", () => ({ reason: "x".repeat(301) })],
  ])("names %s", async (path, change) => {
    expectFault(await askAt(tenant, "POST", "/time-off", off(tenant, start, start + HOUR, change())), path);
    expectFault(await askAt(tenant, "PATCH", `/time-off/${made.id}`, change()), path);
    const { items } = await done<{ items: TimeOff[] }>(tenant, "GET", "/time-off");
    expect(items).toMatchObject([{ id: made.id, start: made.start, end: made.end }]);
  });

  it("may last 400 days, and never belongs to another business's staff", async () => {
    const own = await createTenant();
    expect(await take(own, start, start + 400 * DAY)).toMatchObject({ affected: [] });
    const stranger = { staffId: tenant.staffIds[0] };
    expectFault(await askAt(own, "POST", "/time-off", off(own, start, start + HOUR, stranger)), "staffId");
    expectProblem(await askAt(own, "PATCH", `/time-off/${made.id}`, { reason: "mine" }), 404, "not_found");
    expect(await askAt(own, "DELETE", `/time-off/${made.id}`)).toMatchObject({ status: 204 });
    const nowhere = { ...own, id: crypto.randomUUID() };
    expectProblem(await askAt(nowhere, "POST", "/time-off", off(own, start, start + HOUR)), 404, "not_found");
    expectProblem(await askAt(nowhere, "DELETE", `/time-off/${made.id}`), 404, "not_found");
    expectProblem(await askAt(nowhere, "GET", "/time-off"), 404, "not_found");
    expect((await done<{ items: TimeOff[] }>(tenant, "GET", "/time-off")).items).toHaveLength(1);
  });
});

describe("the list of time off", () => {
  it("comes by start, page by page, narrowed by dates in the business's zone and by staff", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], timezone: "Pacific/Auckland" });
    const noor = { staffId: tenant.staffIds[1] };
    const start = tenant.hourAhead(48);
    const past = await take(tenant, start - 5 * DAY, start - 4 * DAY);
    const all = [
      await take(tenant, start, start + HOUR),
      await take(tenant, start + DAY, start + 3 * DAY, noor),
      await take(tenant, start + 6 * DAY, start + 7 * DAY),
    ].map(({ id }) => id);
    const list = (query: string) =>
      done<{ items: TimeOff[]; nextCursor: string | null }>(tenant, "GET", `/time-off?${query}`);
    const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);
    expect(await ids("")).toEqual(all);
    const first = await list("limit=2");
    expect(first.items.map(({ id }) => id)).toEqual(all.slice(0, 2));
    const rest = await list(`limit=2&cursor=${first.nextCursor}`);
    expect(rest).toMatchObject({ items: [{ id: all[2] }], nextCursor: null });
    expect(await ids(`staffId=${noor.staffId}`)).toEqual([all[1]]);
    const there = (ms: number) =>
      new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" }).format(new Date(ms));
    expect(await ids(`from=${there(start + 2 * DAY)}&to=${there(start + 2 * DAY)}`)).toEqual([all[1]]);
    expect(await ids(`from=${dateOf(start - 6 * DAY)}&to=${there(start)}`)).toEqual([past.id, all[0]]);
  });
});
