import { beforeAll, describe, expect, it } from "vitest";
import { crowd, tally } from "../support/crowd.ts";
import { ask, expectProblem } from "../support/http.ts";
import { journal } from "../support/rows.ts";
import { askAt, done, expectFault, newTenant } from "../support/settings.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

type Made = { id: string } & Record<string, unknown>;

const nine = [{ start: "09:00", end: "17:00" }];
const NOTHING_AFFECTED = { affected: [], affectedMore: false, affectedHolds: [] };
const newKey = () => ({ authorization: "Bearer local-admin-key", "idempotency-key": crypto.randomUUID() });
const long = (length: number) => "x".repeat(length);

let tenant: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  [tenant, other] = [await createTenant(), await createTenant()];
});

describe("staff", () => {
  it("are made, read, changed, archived and listed in the business's order", async () => {
    const own = await newTenant();
    const noor = await done(own, "POST", "/staff", { name: "Noor", position: 2 });
    const whole = {
      ...{ name: "Mara", weeklyHours: { 1: nine }, position: 1, active: true },
      overrides: [{ date: "2027-12-24", windows: [], note: "away" }],
    };
    const mara = await done(own, "POST", "/staff", whole);
    expect(noor).toEqual({
      ...{ id: noor.id, name: "Noor", weeklyHours: null, overrides: [], position: 2, active: true },
    });
    expect(mara).toEqual({ id: mara.id, ...whole });
    expect(await done(own, "GET", `/staff/${mara.id}`)).toEqual(mara);

    const changes = { name: "Mara B", weeklyHours: { 1: null, 2: nine }, overrides: [] };
    const changed = await done(own, "PATCH", `/staff/${mara.id}`, changes);
    expect(changed).toEqual({ ...mara, ...changes, weeklyHours: { 2: nine }, ...NOTHING_AFFECTED });
    const first = await done(own, "PATCH", `/staff/${noor.id}`, { weeklyHours: { 5: nine }, position: 0 });
    expect(first).toMatchObject({ weeklyHours: { 5: nine } });
    await done(own, "DELETE", `/staff/${mara.id}`);

    const { items } = await done<{ items: Made[] }>(own, "GET", "/staff");
    expect(items).toMatchObject([
      { id: noor.id, active: true },
      { id: mara.id, active: false },
    ]);
    const written = (await journal(own, { withData: true })).slice(1);
    expect(written).toMatchObject([
      { kind: "staff.created", subjectId: noor.id },
      { kind: "staff.created", subjectId: mara.id },
      { kind: "staff.changed", subjectId: mara.id, data: { fields: ["name", "weeklyHours", "overrides"] } },
      { kind: "staff.changed", subjectId: noor.id, data: { fields: ["weeklyHours", "position"] } },
      { kind: "staff.changed", subjectId: mara.id, data: { fields: ["active"] } },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["name", { name: " " }],
    ["name", { name: long(101) }],
    ["name", { name: "Mara\u202e" }],
    ["weeklyHours.1.0.end", { weeklyHours: { 1: [{ start: "17:00", end: "09:00" }] } }],
    ["overrides.1.date", { overrides: Array(2).fill({ date: "2027-01-01", windows: [] }) }],
    ["position", { position: -1 }],
    ["active", { active: null }],
  ])("refuse %s (%j)", async (path, change) => {
    const made = await askAt(tenant, "GET", "/staff");
    expectFault(await askAt(tenant, "POST", "/staff", { name: "Mara", ...change }), path);
    expectFault(await askAt(tenant, "PATCH", `/staff/${tenant.staffIds[0]}`, change), path);
    expect((await askAt(tenant, "GET", "/staff")).body).toEqual(made.body);
  });

  it("of another business, or of none, are not found", async () => {
    for (const id of [other.staffIds[0], crypto.randomUUID()]) {
      expectProblem(await askAt(tenant, "GET", `/staff/${id}`), 404, "not_found");
      expectProblem(await askAt(tenant, "PATCH", `/staff/${id}`, { name: "Mine" }), 404, "not_found");
      expectProblem(await askAt(tenant, "DELETE", `/staff/${id}`), 404, "not_found");
    }
    expect(await done(other, "GET", `/staff/${other.staffIds[0]}`)).toMatchObject({ name: "Mara", active: true });
    const nowhere = { id: crypto.randomUUID() };
    expectProblem(await askAt(nowhere, "POST", "/staff", { name: "Mara" }), 404, "not_found");
    expectProblem(await askAt(nowhere, "GET", "/staff"), 404, "not_found");
  });

  it("are made once under one Idempotency-Key, by however many at once", async () => {
    const own = await newTenant();
    const headers = newKey();
    const answers = await crowd(12, () => askAt<Made>(own, "POST", "/staff", { name: "Mara" }, headers), 6);
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 12 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await done<{ items: Made[] }>(own, "GET", "/staff")).items).toHaveLength(1);
    expectProblem(await askAt(own, "POST", "/staff", { name: "Noor" }, headers), 422, "idempotency_key_reused");
  });
});

describe("services", () => {
  const massage = { name: "Massage", durationMinutes: 60 };

  it("are made, read, changed and archived; whoever asks sees those that are on offer", async () => {
    const own = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = own.staffIds;
    const bare = await done(own, "POST", "/services", { name: "Advice", durationMinutes: 60, staffIds: [] });
    expect(bare).toEqual({
      ...{
        id: bare.id,
        name: "Advice",
        durationMinutes: 60,
        description: "",
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
      },
      ...{ price: null, position: 0, active: true, staffIds: [] },
    });
    const whole = {
      ...{ name: "Facial", description: "With oil.", durationMinutes: 45, bufferBeforeMinutes: 5 },
      ...{ bufferAfterMinutes: 10, price: { amountMinor: 9500, currency: "EUR" }, position: 3, active: true },
    };
    const facial = await done(own, "POST", "/services", { ...whole, staffIds: [noor, mara, noor] });
    expect(facial).toEqual({ id: facial.id, ...whole, staffIds: [mara, noor] });
    expect(await done(own, "GET", `/services/${facial.id}`)).toEqual(facial);

    const path = `/services/${facial.id}`;
    const changed = await done(own, "PATCH", path, { price: null, staffIds: [mara], position: 1 });
    expect(changed).toEqual({ ...facial, price: null, staffIds: [mara], position: 1, ...NOTHING_AFFECTED });
    await done(own, "PATCH", path, { staffIds: [mara] });
    const priced = await done(own, "PATCH", path, { price: { amountMinor: 1, currency: "JPY" }, staffIds: [noor] });
    expect(priced).toMatchObject({ price: { amountMinor: 1, currency: "JPY" }, staffIds: [noor] });
    await done(own, "DELETE", `/services/${bare.id}`);
    await done(own, "DELETE", `/staff/${noor}`);

    const shown = await ask<{ items: Made[] }>(`/api/v1/tenants/${own.id}/services`);
    expect(shown.body.items).toEqual([
      { id: own.serviceId, ...massage, description: "", staffIds: [mara] },
      {
        ...{ id: facial.id, name: "Facial", description: "With oil.", durationMinutes: 45, staffIds: [] },
        price: { amountMinor: 1, currency: "JPY" },
      },
    ]);
    // Who is archived still offers it once they are back.
    expect(await done(own, "GET", path)).toMatchObject({ staffIds: [noor] });
    const all = await done<{ items: Made[] }>(own, "GET", "/services?archived=true");
    expect(all.items.map(({ id, active }) => [id, active])).toEqual([
      [bare.id, false],
      [own.serviceId, true],
      [facial.id, true],
    ]);
    expectProblem(await ask(`/api/v1/tenants/${own.id}/services?archived=true`), 401, "unauthenticated");
    const written = await journal(own, { withData: true });
    expect(written.filter(({ kind }) => kind.startsWith("service."))).toMatchObject([
      { kind: "service.created", subjectId: bare.id },
      { kind: "service.created", subjectId: facial.id },
      { kind: "service.changed", data: { fields: ["priceMinor", "currency", "position", "staffIds"] } },
      { kind: "service.changed", data: { fields: ["priceMinor", "currency", "staffIds"] } },
      { kind: "service.changed", subjectId: bare.id, data: { fields: ["active"] } },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["name", { name: "" }],
    ["description", { description: long(1001) }],
    ["durationMinutes", { durationMinutes: 4 }],
    ["durationMinutes", { durationMinutes: 721 }],
    ["bufferBeforeMinutes", { bufferBeforeMinutes: 241 }],
    ["bufferAfterMinutes", { bufferAfterMinutes: -1 }],
    ["price.currency", { price: { amountMinor: 1, currency: "usd" } }],
    ["price.currency", { price: { amountMinor: 1, currency: "XYZ" } }],
    ["price.amountMinor", { price: { amountMinor: 9.5, currency: "USD" } }],
    ["price.amountMinor", { price: { amountMinor: -1, currency: "USD" } }],
    ["staffIds.0", { staffIds: ["Mara"] }],
    ["staffIds", { staffIds: "Mara" }],
  ])("refuse %s (%j)", async (path, change) => {
    const before = await askAt(tenant, "GET", `/services/${tenant.serviceId}`);
    expectFault(await askAt(tenant, "POST", "/services", { ...massage, staffIds: [], ...change }), path);
    expectFault(await askAt(tenant, "PATCH", `/services/${tenant.serviceId}`, change), path);
    expect((await askAt(tenant, "GET", `/services/${tenant.serviceId}`)).body).toEqual(before.body);
  });

  it("name whoever is no staff of the business, and write nothing", async () => {
    const own = await createTenant();
    const strangers = [other.staffIds[0] ?? "", crypto.randomUUID()];
    const staffIds = [own.staffIds[0], ...strangers];
    const path = `/services/${own.serviceId}`;
    const before = await done(own, "GET", path);
    for (const answer of [
      await askAt(own, "POST", "/services", { ...massage, staffIds }),
      await askAt(own, "PATCH", path, { name: "Other", staffIds }),
    ]) {
      expectFault(answer, "staffIds.1");
      expect(answer.body.errors?.map((each) => each.path)).toEqual(["staffIds.1", "staffIds.2"]);
    }
    expect(await done(own, "GET", path)).toEqual(before);
    expect((await askAt<{ items: Made[] }>(own, "GET", "/services")).body.items).toHaveLength(1);
    expect(await journal(own)).toEqual([]);
  });

  it("of another business, or of none, are not found", async () => {
    for (const id of [other.serviceId, crypto.randomUUID()]) {
      expectProblem(await askAt(tenant, "GET", `/services/${id}`), 404, "not_found");
      const staffIds = { staffIds: tenant.staffIds };
      expectProblem(await askAt(tenant, "PATCH", `/services/${id}`, staffIds), 404, "not_found");
      expectProblem(await askAt(tenant, "DELETE", `/services/${id}`), 404, "not_found");
    }
    expect(await done(other, "GET", `/services/${other.serviceId}`)).toMatchObject({
      ...{ name: "Massage", active: true, staffIds: other.staffIds },
    });
  });

  it("are made once under one Idempotency-Key, by however many at once", async () => {
    const own = await createTenant();
    const headers = newKey();
    const json = { ...massage, staffIds: own.staffIds };
    const answers = await crowd(12, () => askAt<Made>(own, "POST", "/services", json, headers), 6);
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 12 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await askAt<{ items: Made[] }>(own, "GET", "/services")).body.items).toHaveLength(2);
  });
});
