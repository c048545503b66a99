import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  ADMIN,
  ANA,
  askConfirm,
  askHold,
  confirm,
  dateOf,
  type HoldOnWire,
  hold,
  MINUTE,
  pathOf,
  utc,
} from "../support/booking.ts";
import { roundTrips } from "../support/gateway.ts";
import { type Answer, ask, expectProblem, type Problem } from "../support/http.ts";
import { appointmentRows, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

let tenant: TestTenant;
let held: HoldOnWire;
/** A wish and a confirm that are good, to spoil one thing of. */
let wish: Record<string, unknown>;
let booking: Record<string, unknown>;

beforeAll(async () => {
  tenant = await createTenant();
  held = await hold(tenant, tenant.hourAhead(48));
  wish = { serviceId: tenant.serviceId, start: utc(tenant.hourAhead(96)) };
  booking = { holdId: held.id, client: ANA };
});

const post = (path: string, init: Parameters<typeof ask>[1]) =>
  ask(pathOf(tenant, path), { method: "POST", ...init, headers: { "hold-token": held.holdToken, ...init?.headers } });
const DOORS = ["/holds", "/appointments"] as const;
const JSON_TYPE = { "content-type": "application/json" };

/** A refusal that names the field that is wrong and the rule that it breaks. */
function expectFault(answer: Answer<Problem>, path: string) {
  const { errors } = expectProblem(answer, 400, "invalid_request");
  expect(errors?.map((each) => each.path)).toContain(path);
  for (const { message } of errors ?? []) expect(message).toMatch(/\w{3}/);
}

describe.each(DOORS)("a body that %s cannot read", (door) => {
  it.each([
    "",
    "{",
    "hello",
    '{"a": 1,}',
    "{'a': 1}",
    '{"a": "\u0000"}',
    "undefined",
  ])("malformed: %j", async (body) => {
    expectProblem(await post(door, { body, headers: JSON_TYPE }), 400, "malformed_json");
  });

  it.each([
    "null",
    "[]",
    "5",
    '"text"',
    "{}",
    "[".repeat(20_000) + "]".repeat(20_000),
  ])("not an object, or an empty one", async (body) => {
    expectProblem(await post(door, { body, headers: JSON_TYPE }), 400, "invalid_request");
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
  ])("in another media type: %s", async (type) => {
    const body = JSON.stringify(door === "/holds" ? wish : booking);
    expectProblem(await post(door, { body, headers: { "content-type": type } }), 415, "unsupported_media_type");
  });

  it("of 10 MB, announced or not", async () => {
    const body = JSON.stringify({ ...wish, notes: "x".repeat(10 * 1024 * 1024) });
    expectProblem(await post(door, { body, headers: JSON_TYPE }), 413, "too_large");
    const announced = { ...JSON_TYPE, "content-length": String(body.length) };
    expectProblem(await post(door, { body, headers: announced }), 413, "too_large");
  });

  it("with a field that nobody knows, which is named", async () => {
    const json = { ...(door === "/holds" ? wish : booking), status: "confirmed" };
    const { errors } = expectProblem(await post(door, { json }), 400, "invalid_request");
    expect(JSON.stringify(errors)).toContain("status");
  });
});

describe("a wish that is not valid", () => {
  it.each([
    ["serviceId", undefined],
    ["serviceId", 5],
    ["serviceId", "massage"],
    ["serviceId", null],
    ["start", undefined],
    ["start", "tomorrow"],
    ["start", 1_800_000_000_000],
    ["start", "2026-11-24"],
    ["start", "2026-11-24T10:00:00"],
    ["start", "2026-02-30T10:00:00Z"],
    ["start", "2026-11-24T25:00:00Z"],
    ["start", "0000-01-01T00:00:00Z"],
    ["start", "9999-12-31T23:00:00-14:00"],
    ["staffId", "Mara"],
    ["staffId", {}],
    ["staffId", ""],
  ])("names %s (%j)", async (field, value) => {
    expectFault(await post("/holds", { json: { ...wish, [field]: value } }), field);
  });

  it("is not on offer off the grid, in the past, or beyond the horizon", async () => {
    const starts = [
      utc(tenant.hourAhead(96) + 7 * MINUTE),
      utc(tenant.hourAhead(96) + 1),
      utc(tenant.hourAhead(-2)),
      utc(tenant.hourAhead(62 * 24)),
      "2199-12-31T23:00:00Z",
      "2000-01-01T00:00:00Z",
    ];
    for (const start of starts) {
      expectProblem(await post("/holds", { json: { ...wish, start } }), 422, "slot_not_offered");
    }
  });

  it("finds no service, staff or business that is not this tenant's", async () => {
    const other = await createTenant();
    const strangers = [
      { ...wish, serviceId: crypto.randomUUID() },
      { ...wish, serviceId: other.serviceId },
      { ...wish, staffId: other.staffIds[0] },
    ];
    for (const json of strangers) expectProblem(await post("/holds", { json }), 404, "not_found");
    const nowhere = { ...tenant, id: crypto.randomUUID() };
    expectProblem(await askHold(nowhere, tenant.hourAhead(96)), 404, "not_found");
  });

  it("leaves nothing behind", async () => {
    expect(await appointmentRows(tenant)).toHaveLength(1);
  });
});

describe("a confirm that is not valid", () => {
  beforeEach(async () => {
    tenant = await createTenant();
    held = await hold(tenant, tenant.hourAhead(48));
    booking = { holdId: held.id, client: ANA };
  });
  afterEach(async () => {
    expect(await liveRows(tenant)).toMatchObject([{ id: held.id, status: "held", clientName: null }]);
  });

  const spoilt = (client: unknown, more = {}) => post("/appointments", { json: { ...booking, client, ...more } });

  it.each([
    ["client", undefined],
    ["client", "Ana"],
    ["client", []],
    ["client", { name: "Ana" }],
    ["client.name", { email: ANA.email }],
    ["client.name", { name: 5, email: ANA.email }],
    ["client.name", { name: "", email: ANA.email }],
    ["client.name", { name: "   ", email: ANA.email }],
    ["client.name", { name: "x".repeat(101), email: ANA.email }],
    ["client.email", { name: "Ana", email: "" }],
    ["client.email", { name: "Ana", email: "ana@" }],
    ["client.email", { name: "Ana", email: "ana gomez@example.com" }],
    ["client.email", { name: "Ana", email: "ana@example.com\nBcc: eve@example.com" }],
    ["client.email", { name: "Ana", email: `${"a".repeat(250)}@example.com` }],
    ["client.phone", { name: "Ana", phone: "12345" }],
    ["client.phone", { name: "Ana", phone: "call me" }],
    ["client.phone", { name: "Ana", phone: "+1 212 555 01" }],
    ["client.phone", { name: "Ana", phone: `+1212555${"0".repeat(60)}` }],
    ["client.phone", { name: "Ana", phone: 12125550142 }],
  ])("names %s (%j)", async (path, client) => {
    expectFault(await spoilt(client), path);
  });

  it.each([
    "Ana\u0000",
    "Ana\nGómez",
    "Ana\u001b[31m",
    "Ana\u202egnp",
    "Ana\u200b",
    "Ana\u0085",
    "Ana \ud83d",
  ])("names a name that holds what no name holds: %j", async (name) =>
    expectFault(await spoilt({ ...ANA, name }), "client.name"));

  it.each([
    ["too long", "x".repeat(2001)],
    ["of another type", 5],
  ])("names notes that are %s", async (_, notes) => {
    expectFault(await spoilt(ANA, { notes }), "notes");
  });

  it("names a hold's id or token that is none", async () => {
    expectFault(await spoilt(ANA, { holdId: "1" }), "holdId");
    for (const token of ["", "x".repeat(201)]) {
      expectFault(await post("/appointments", { json: booking, headers: { "hold-token": token } }), "hold-token");
    }
  });

  it("knows no field of the client that the contract does not", async () => {
    const { errors } = expectProblem(await spoilt({ ...ANA, vip: true }), 400, "invalid_request");
    expect(JSON.stringify(errors)).toContain("vip");
  });
});

describe("what people really write", () => {
  it.each([
    "<script>alert(1)</script>",
    "Robert'); DROP TABLE appointments;--",
    "Zoë Ångström-O’Neill",
    "李小龍",
    "محمد عبد الله",
    "👩‍👩‍👧 Family",
    "ñ".normalize("NFD"),
    "$1 %s \\n",
  ])("is kept as it is: %s", async (name) => {
    const own = await createTenant();
    const notes = `${name}\nand a second line`;
    const booked = await confirm(own, await hold(own, own.hourAhead(48)), { client: { ...ANA, name }, notes });
    expect(booked).toMatchObject({ client: { name }, notes });
    const read = await ask(pathOf(own, `/appointments/${booked.id}`), { headers: ADMIN });
    expect(read.body).toEqual(booked);
    expect(read.headers.get("content-type")).toMatch(/^application\/json/);
    expect(read.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("loses in notes what is no text", async () => {
    const own = await createTenant();
    const held = await hold(own, own.hourAhead(48));
    const booked = await confirm(own, held, { notes: "left\u0000 shoulder \ud83d" });
    expect(booked.notes).toBe("left shoulder \ufffd");
    expect(await confirm(own, held, { notes: "left\u0000 shoulder \ud83d" })).toEqual(booked);
  });

  it("is trimmed where it is a name, and in one form where it is a phone number", async () => {
    const own = await createTenant();
    const client = { name: "  Ana ", phone: "+44 (0)20 7946 0958" };
    const booked = await confirm(own, await hold(own, own.hourAhead(48)), { client });
    expect(booked.client).toEqual({ name: "Ana", email: null, phone: "+442079460958", language: null });
  });
});

describe("a question about availability that is not valid", () => {
  const today = () => dateOf(Date.now());
  const inDays = (days: number) => dateOf(Date.now() + days * 1440 * MINUTE);
  const asked = (change: Record<string, string | undefined>) => {
    const query = { serviceId: tenant.serviceId, from: today(), to: inDays(7), ...change };
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return ask(pathOf(tenant, `/availability?${new URLSearchParams(given)}`));
  };

  it.each([
    ["serviceId", undefined],
    ["serviceId", "massage"],
    ["from", undefined],
    ["from", "tomorrow"],
    ["from", "2026-02-30"],
    ["from", "2026-11-24T00:00:00Z"],
    ["to", undefined],
    ["to", "2026-1-1"],
    ["staffId", "Mara"],
    ["timezone", "Mars/Olympus"],
    ["timezone", ""],
  ])("names %s (%j)", async (field, value) => expectFault(await asked({ [field]: value }), field));

  it("names an end before the beginning, and more than 62 days", async () => {
    expectFault(await asked({ to: inDays(-1) }), "to");
    expectFault(await asked({ to: inDays(62) }), "to");
    expect(await asked({ to: inDays(61) })).toMatchObject({ status: 200 });
    expect(await asked({ to: today() })).toMatchObject({ status: 200 });
  });

  it("names a field that is given twice", async () => {
    const twice = `serviceId=${tenant.serviceId}&serviceId=${tenant.serviceId}&from=${today()}&to=${today()}`;
    expectFault(await ask(pathOf(tenant, `/availability?${twice}`)), "serviceId");
  });

  it("finds no service or staff that is not this tenant's", async () => {
    const other = await createTenant();
    for (const change of [{ serviceId: other.serviceId }, { staffId: other.staffIds[0] }]) {
      expectProblem(await asked(change), 404, "not_found");
    }
  });

  it.each(["0000-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])("names dates of no calendar: %s", async (date) => {
    expectFault(await asked({ from: date, to: date }), "from");
  });

  it.each([
    ["2000-01-01", "too_soon"],
    ["2199-12-31", "beyond_horizon"],
  ])("has an answer for %s: %s", async (date, reason) => {
    for (const timezone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      expect(await asked({ from: date, to: date, timezone })).toMatchObject({
        status: 200,
        body: { slots: [], reason },
      });
    }
  });
});

describe("ids in capitals", () => {
  it("are the same business, service and hold", async () => {
    const own = await createTenant();
    const loud = { ...own, id: own.id.toUpperCase(), serviceId: own.serviceId.toUpperCase() };
    const start = own.hourAhead(48);
    const first = await hold(loud, start);
    expectProblem(await askHold(own, start), 409, "slot_taken");
    expect(await confirm(own, { ...first, id: first.id.toUpperCase() })).toMatchObject({ id: first.id });
    expect(await roundTrips(own.id, () => hold(loud, start + 60 * MINUTE))).toBe(1);
  });
});

describe("addresses that lead nowhere", () => {
  it("name the part that is wrong", async () => {
    const broken = { id: "bloom" };
    expectFault(await ask(pathOf(broken, "/services")), "tenantId");
    expectFault(await ask(pathOf(broken, "/holds"), { method: "POST", json: wish }), "tenantId");
    expectFault(await ask(pathOf({ id: "%00" }, "/services")), "tenantId");
    expectFault(await ask(pathOf({ id: "%E0%A4%A" }, "/services")), "tenantId");
    expectFault(await ask(pathOf(tenant, "/appointments/1"), { headers: ADMIN }), "appointmentId");
    expectFault(await ask(pathOf(tenant, "/holds/1"), { method: "DELETE", headers: { "hold-token": "x" } }), "holdId");
  });

  it("find no business that does not exist", async () => {
    const nowhere = { ...tenant, id: crypto.randomUUID() };
    const query = `serviceId=${tenant.serviceId}&from=${dateOf(Date.now())}&to=${dateOf(Date.now())}`;
    expectProblem(await ask(pathOf(nowhere, "/services")), 404, "not_found");
    expectProblem(await ask(pathOf(nowhere, `/availability?${query}`)), 404, "not_found");
    expectProblem(await askConfirm(nowhere, held), 404, "hold_not_found");
  });

  it.each([
    ["GET", "/api/v1/nothing"],
    ["GET", "/api/v2/tenants"],
    ["PATCH", "/api/v1/tenants/x/services"],
    ["DELETE", "/api/v1/tenants/x/services"],
    ["POST", "/api/v1/tenants/x/nothing"],
  ])("%s %s is a problem too", async (method, path) => {
    const json = method === "GET" || method === "DELETE" ? undefined : {};
    expectProblem(await ask(path, { method, json }), 404, "not_found");
  });
});
