import { beforeEach, describe, expect, it } from "vitest";
import { ANA, dateOf, type HoldOnWire, hold, pathOf, utc } from "../support/booking.ts";
import { ask, call, expectProblem } from "../support/http.ts";
import { liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const SITE = "https://bloom.example";
const OWN_HOST = "http://gomomo.test";

let tenant: TestTenant;
let held: HoldOnWire;

beforeEach(async () => {
  tenant = await createTenant({ sites: [SITE, "https://www.bloom.example:8443"] });
  held = await hold(tenant, tenant.hourAhead(48));
});

/** Every public route, asked in a way that would do something. Each names a slot of its own. */
const routes = {
  "GET services": () => ["/services", {}],
  "GET availability": () => {
    const day = dateOf(tenant.hourAhead(48));
    return [`/availability?serviceId=${tenant.serviceId}&from=${day}&to=${day}`, {}];
  },
  "POST holds": () => [
    "/holds",
    { method: "POST", json: { serviceId: tenant.serviceId, start: utc(tenant.hourAhead(96)) } },
  ],
  "POST appointments": () => [
    "/appointments",
    { method: "POST", json: { holdId: held.id, client: ANA }, headers: { "hold-token": held.holdToken } },
  ],
  "DELETE holds": () => [`/holds/${held.id}`, { method: "DELETE", headers: { "hold-token": held.holdToken } }],
  "POST chat": () => ["/chat", { method: "POST", json: { after: 0 } }],
} satisfies Record<string, () => [string, Parameters<typeof ask>[1]]>;

function askFrom(origin: string | null, route: keyof typeof routes) {
  const [path, init] = routes[route]() as [string, NonNullable<Parameters<typeof ask>[1]>];
  const headers = { ...(init.headers as Record<string, string>), ...(origin !== null && { origin }) };
  return ask(pathOf(tenant, path), { ...init, headers });
}

const names = Object.keys(routes) as (keyof typeof routes)[];

describe("a page that is none of the business's own", () => {
  it.each(names)("is refused by %s, in words that it can read", async (route) => {
    const answer = await askFrom("https://evil.example", route);
    expectProblem(answer, 403, "origin_not_allowed");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://evil.example");
    expect(await liveRows(tenant)).toMatchObject([{ id: held.id, status: "held" }]);
  });

  it.each([
    "null",
    "http://bloom.example",
    "https://bloom.example:8443",
    "https://www.bloom.example",
    "https://bloom.example.evil.example",
    "https://evil-bloom.example",
    "https://bloom.example/",
    "HTTPS://BLOOM.EXAMPLE.",
    "https://gomomo.test",
    "http://gomomo.test:8787",
  ])("is %s, however alike", async (origin) => {
    expectProblem(await askFrom(origin, "GET services"), 403, "origin_not_allowed");
    expectProblem(await askFrom(origin, "POST holds"), 403, "origin_not_allowed");
  });
});

describe("a page of the business, our own page, and a program without an Origin", () => {
  it.each([SITE, "https://www.bloom.example:8443", OWN_HOST, null])("pass: %s", async (origin) => {
    for (const route of ["GET services", "GET availability"] as const) {
      const { status, headers } = await askFrom(origin, route);
      expect({ route, status, origin: headers.get("access-control-allow-origin") }).toEqual({
        route,
        status: 200,
        origin,
      });
    }
  });

  it("book and give back", async () => {
    for (const [route, status] of [
      ["POST holds", 201],
      ["POST appointments", 201],
      ["POST chat", 200],
    ] as const) {
      expect({ route, status: (await askFrom(SITE, route)).status }).toEqual({ route, status });
    }
    const other = await hold(tenant, tenant.hourAhead(50));
    const headers = { "hold-token": other.holdToken, origin: SITE };
    expect(await ask(pathOf(tenant, `/holds/${other.id}`), { method: "DELETE", headers })).toMatchObject({
      status: 204,
    });
  });
});

describe("a browser that asks beforehand", () => {
  it("learns what it may send and read", async () => {
    const headers = {
      origin: SITE,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,hold-token",
    };
    const response = await call(pathOf(tenant, "/appointments"), { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(SITE);
    expect(response.headers.get("access-control-allow-methods")).toContain("DELETE");
    expect(response.headers.get("access-control-allow-headers")?.toLowerCase()).toMatch(/content-type.*hold-token/);
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("vary")).toMatch(/origin/i);
  });

  it("is told of every refusal, also of one before the door", async () => {
    const headers = { origin: SITE, "content-type": "text/plain" };
    const refused = await ask(pathOf(tenant, "/holds"), { method: "POST", body: "x", headers });
    expectProblem(refused, 415, "unsupported_media_type");
    expect(refused.headers.get("access-control-allow-origin")).toBe(SITE);
  });
});
