import { beforeAll, describe, expect, it } from "vitest";
import { utc } from "../support/booking.ts";
import { roundTrips } from "../support/gateway.ts";
import { expectProblem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { journal } from "../support/rows.ts";
import { askAt, done, newSettings } from "../support/settings.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

type Call = [method: Parameters<typeof askAt>[1], path: string, json?: unknown];
type Headers = Record<string, string>;

const HOUR = 3_600_000;

let tenant: TestTenant;
let timeOffId: string;
beforeAll(async () => {
  tenant = await createTenant();
  ({ id: timeOffId } = await done(tenant, "POST", "/time-off", timeOff()));
});

function timeOff() {
  const start = tenant.hourAhead(480);
  return { staffId: tenant.staffIds[0], start: utc(start), end: utc(start + HOUR) };
}

const reading = (): Call[] => [
  ["GET", ""],
  ["GET", "/staff"],
  ["GET", `/staff/${tenant.staffIds[0]}`],
  ["GET", "/services?archived=true"],
  ["GET", `/services/${tenant.serviceId}`],
  ["GET", "/time-off"],
];
/** The last ones archive and delete. */
const writing = (): Call[] => [
  ["PATCH", "", { name: "Changed", weeklyHours: { 1: null } }],
  ["PUT", "", newSettings()],
  ["POST", "/staff", { name: "Noor" }],
  ["PATCH", `/staff/${tenant.staffIds[0]}`, { name: "Changed", weeklyHours: {} }],
  ["POST", "/services", { name: "New", durationMinutes: 30, staffIds: tenant.staffIds }],
  ["PATCH", `/services/${tenant.serviceId}`, { name: "Changed", staffIds: tenant.staffIds }],
  ["POST", "/time-off", timeOff()],
  ["PATCH", `/time-off/${timeOffId}`, { reason: "changed" }],
  ["DELETE", `/staff/${tenant.staffIds[0]}`],
  ["DELETE", `/services/${tenant.serviceId}`],
  ["DELETE", `/time-off/${timeOffId}`],
];

/** All that the business has set, as the operator sees it. */
async function state(): Promise<unknown> {
  const all: unknown[] = [await journal(tenant)];
  for (const [method, path] of reading()) all.push((await askAt(tenant, method, path)).body);
  return all;
}

describe("what a business has set", () => {
  it("is neither read nor changed without a key, by another's, by a revoked one, or by one of too small scope", async () => {
    const other = await createTenant();
    const revoked = await createKey(tenant, "settings:read", "settings:write");
    expect(await askAt(tenant, "DELETE", `/api-keys/${revoked.id}`)).toMatchObject({ status: 204 });
    const strangers: [Headers, number, string][] = [
      [{}, 401, "unauthenticated"],
      [{ authorization: "Bearer gmo_of-nobody" }, 401, "unauthenticated"],
      [(await createKey(other, "settings:read", "settings:write")).headers, 401, "unauthenticated"],
      [revoked.headers, 401, "unauthenticated"],
      [(await createKey(tenant, "appointments:read", "appointments:write", "keys:write")).headers, 403, "forbidden"],
    ];
    const { headers: reader } = await createKey(tenant, "settings:read");
    const { headers: writer } = await createKey(tenant, "settings:write");
    const before = await state();
    for (const [headers, status, code] of strangers) {
      for (const [method, path, json] of [...reading(), ...writing()]) {
        expectProblem(await askAt(tenant, method, path, json, headers), status, code);
      }
    }
    for (const [method, path, json] of writing()) {
      expectProblem(await askAt(tenant, method, path, json, reader), 403, "forbidden");
    }
    for (const [method, path] of reading()) {
      expectProblem(await askAt(tenant, method, path, undefined, writer), 403, "forbidden");
    }
    expect(await state()).toEqual(before);
  });

  it("is not another's either where the key is good for that other", async () => {
    const other = await createTenant();
    const { headers } = await createKey(other, "settings:read", "settings:write");
    const before = await state();
    for (const path of [`/staff/${tenant.staffIds[0]}`, `/services/${tenant.serviceId}`]) {
      expectProblem(await askAt(other, "GET", path, undefined, headers), 404, "not_found");
      expectProblem(await askAt(other, "PATCH", path, { name: "Mine" }, headers), 404, "not_found");
      expectProblem(await askAt(other, "DELETE", path, undefined, headers), 404, "not_found");
    }
    expect(await askAt(other, "DELETE", `/time-off/${timeOffId}`, undefined, headers)).toMatchObject({ status: 204 });
    expect(await state()).toEqual(before);
  });

  it("is read and changed by a key of its scope, each call in one round trip", async () => {
    const reader = await createKey(tenant, "settings:read");
    const writer = await createKey(tenant, "settings:write");
    // The first use of a key in an hour is noted.
    await askAt(tenant, "GET", "", undefined, reader.headers);
    await askAt(tenant, "PATCH", "", {}, writer.headers);
    for (const [method, path] of reading()) {
      const trips = await roundTrips(tenant.id, async () => {
        expect(await askAt(tenant, method, path, undefined, reader.headers)).toMatchObject({ status: 200 });
      });
      expect([method, path, trips]).toEqual([method, path, 1]);
    }
    for (const [method, path, json] of writing()) {
      const headers = { ...writer.headers, "idempotency-key": crypto.randomUUID() };
      const trips = await roundTrips(tenant.id, async () => {
        const { status, body } = await askAt(tenant, method, path, json, headers);
        expect({ method, path, status, body }).toMatchObject({ status: expect.toBeOneOf([200, 201, 204]) });
      });
      expect([method, path, trips]).toEqual([method, path, 1]);
    }
    const { items } = await done<{ items: { name: string }[] }>(tenant, "GET", "/staff");
    expect(items.map(({ name }) => name)).toEqual(["Changed", "Noor"]);
    const actors = new Set((await journal(tenant)).map(({ actor }) => actor));
    expect([...actors]).toContain(`key:${writer.prefix}`);
  });

  it("asks the database once more only for the country of a phone number that came without", async () => {
    const own = await createTenant({ country: "DE" });
    const trips = (contact: unknown) => roundTrips(own.id, () => done(own, "PATCH", "", { contact }));
    expect(await trips({ phone: "+4930901820" })).toBe(1);
    expect(await trips({ phone: "030 901821" })).toBe(2);
    expect(await done(own, "GET", "")).toMatchObject({ contact: { phone: "+4930901821" } });
  });
});
