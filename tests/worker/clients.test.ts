import { afterEach, describe, expect, it } from "vitest";
import { ADMIN, type AppointmentOnWire, confirm, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import {
  addClient,
  askAdd,
  askChange,
  askErase,
  changeClient,
  clientPath,
  listClients,
  readClient,
} from "../support/clients.ts";
import { crowd, tally } from "../support/crowd.ts";
import { roundTrips } from "../support/gateway.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { clientRows, journal } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const DAY = 24 * 60 * MINUTE;
const ANA = { name: "Ana Gómez", email: "Ana@example.com" };
const BO = { name: "Bo", phone: "+1 212 555 0142" };

afterEach(comeBack);

describe("a new client", () => {
  it("is written down with what was told, and nothing came of it yet", async () => {
    const tenant = await createTenant();
    const { status, body, headers } = await askAdd(tenant, { ...BO, notes: "likes tea" });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        ...{ id: expect.any(String), version: 1, name: "Bo", email: null, phone: "+12125550142", notes: "likes tea" },
        ...{ blockedAt: null, texts: { agreed: false, agreedAt: null, by: null, endedAt: null } },
        ...{ visits: 0, noShows: 0, upcoming: 0, lastVisitAt: null, createdAt: expect.any(String), erasedAt: null },
      },
    });
    expect(headers.get("etag")).toBe('"1"');
    expect(await readClient(tenant, { id: (body as unknown as { id: string }).id })).toEqual(body);
    expect((await journal(tenant)).map(({ kind }) => kind)).toEqual(["client.created"]);
  });

  it("needs a name and something to be reached by", async () => {
    const tenant = await createTenant();
    for (const json of [
      { name: "Ana" },
      { email: "ana@example.com" },
      { name: "Ana", phone: "12" },
      { ...ANA, age: 7 },
    ]) {
      expectProblem(await askAdd(tenant, json), 400, "invalid_request");
    }
    expect(await clientRows(tenant)).toEqual([]);
    expectProblem(await askAdd({ id: crypto.randomUUID() }, ANA), 404, "not_found");
  });

  it("with the email of another is refused with just that, in whatever case, and by many at once", async () => {
    const tenant = await createTenant();
    const answers = await crowd(20, (i) => askAdd(tenant, i % 2 ? ANA : { ...ANA, email: "ANA@EXAMPLE.COM" }));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 400: 19 });
    const refused = expectProblem(await askAdd(tenant, ANA), 400, "invalid_request");
    expect(refused.errors).toEqual([{ path: "email", message: "is another client's already" }]);
    expect(await clientRows(tenant)).toHaveLength(1);
    await addClient(await createTenant(), ANA);
  });

  it("is written down once however often one Idempotency-Key says so", async () => {
    const tenant = await createTenant();
    const headers = { ...ADMIN, "idempotency-key": crypto.randomUUID() };
    const answers = await crowd(20, () => askAdd(tenant, BO, headers));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await clientRows(tenant)).toHaveLength(1);
  });

  it("is who then books with that email", async () => {
    const tenant = await createTenant();
    const { id } = await addClient(tenant, ANA);
    await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), { client: { ...ANA, email: "ana@EXAMPLE.com" } });
    expect(await readClient(tenant, { id })).toMatchObject({ upcoming: 1, visits: 0 });
    expect(await clientRows(tenant)).toHaveLength(1);
  });
});

describe("a client's history", () => {
  it("counts what came of their appointments, and lists them", async () => {
    const tenant = await createTenant();
    const all: AppointmentOnWire[] = [];
    for (const hours of [2, 4, 6, 8, 240]) {
      all.push(await confirm(tenant, await hold(tenant, tenant.hourAhead(hours)), { client: ANA }));
    }
    await confirm(tenant, await hold(tenant, tenant.hourAhead(10)), { client: BO });
    const [first, second, third, fourth] = all;
    await ask(pathOf(tenant, `/appointments/${fourth?.id}`), { method: "DELETE", headers: ADMIN });
    later(DAY);
    for (const [each, outcome] of [
      [first, "completed"],
      [second, "completed"],
      [third, "no_show"],
    ] as const) {
      const path = pathOf(tenant, `/appointments/${each?.id}/outcome`);
      expect((await ask(path, { method: "POST", json: { outcome }, headers: ADMIN })).status).toBe(200);
    }
    const [ana] = (await listClients(tenant, { query: "ana" })).items;
    expect(ana).toMatchObject({ visits: 2, noShows: 1, upcoming: 1, lastVisitAt: second?.start });
    const { body } = await ask<{ items: AppointmentOnWire[] }>(pathOf(tenant, `/appointments?clientId=${ana?.id}`), {
      headers: ADMIN,
    });
    expect(body.items.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

describe("the list of clients", () => {
  it("is searched by parts of name, email and phone number", async () => {
    const tenant = await createTenant();
    const ana = await addClient(tenant, ANA);
    const bo = await addClient(tenant, { name: "Bo 100%", phone: "+49 170 1234567" });
    await addClient(await createTenant(), ANA);
    const found = async (query: string) => (await listClients(tenant, { query })).items.map(({ id }) => id);
    expect(await found("GÓM")).toEqual([ana.id]);
    expect(await found("a@EXAMPLE")).toEqual([ana.id]);
    expect(await found(" bo ")).toEqual([bo.id]);
    expect(await found("%")).toEqual([bo.id]);
    expect(await found("0170 123-45")).toEqual([bo.id]);
    expect(await found("+49 (170)")).toEqual([bo.id]);
    expect(await found("_")).toEqual([]);
    expect(await found("")).toEqual([bo.id, ana.id]);
  });

  it("comes newest first, page by page, and who is new meanwhile shifts no page", async () => {
    const tenant = await createTenant();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.unshift((await addClient(tenant, { ...BO, name: `Client ${i}` })).id);
      later(i % 2);
    }
    const all = (await listClients(tenant)).items.map(({ id }) => id);
    expect(all.toSorted()).toEqual(ids.toSorted());
    const first = await listClients(tenant, { limit: "2" });
    await addClient(tenant, ANA);
    const second = await listClients(tenant, { limit: "2", cursor: first.nextCursor ?? "" });
    const third = await listClients(tenant, { limit: "2", cursor: second.nextCursor ?? "" });
    expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(all);
    expect(third.nextCursor).toBeNull();
    expectProblem(await ask(pathOf(tenant, "/clients?limit=201"), { headers: ADMIN }), 400, "invalid_request");
    expectProblem(await ask(pathOf(tenant, "/clients?cursor=bm9uZQ"), { headers: ADMIN }), 400, "invalid_request");
  });

  it("can be narrowed to who is blocked", async () => {
    const tenant = await createTenant();
    const [ana, bo] = [await addClient(tenant, ANA), await addClient(tenant, BO)];
    await changeClient(tenant, bo, { blocked: true });
    expect((await listClients(tenant, { blocked: "true" })).items.map(({ id }) => id)).toEqual([bo.id]);
    expect((await listClients(tenant, { blocked: "false" })).items.map(({ id }) => id)).toEqual([ana.id]);
  });
});

describe("changing a client", () => {
  it("changes what is told, leaves the rest, and raises the version; said again it changes nothing", async () => {
    const tenant = await createTenant();
    const ana = await addClient(tenant, { ...ANA, notes: "likes tea" });
    const json = { name: "Ana Ruiz", phone: "+12125550143", notes: "likes coffee" };
    const { status, body, headers } = await askChange(tenant, ana, json, { ...ADMIN, "if-match": '"1"' });
    expect({ status, body }).toEqual({ status: 200, body: { ...ana, ...json, version: 2 } });
    expect(headers.get("etag")).toBe('"2"');
    expect(await askChange(tenant, ana, json, { ...ADMIN, "if-match": '"1"' })).toMatchObject({ status: 200, body });
    expect(await changeClient(tenant, ana, {})).toEqual(body);
    expect((await journal(tenant)).map(({ kind }) => kind)).toEqual(["client.created", "client.changed"]);
    const stale = await askChange(tenant, ana, { name: "Ana" }, { ...ADMIN, "if-match": '"1"' });
    expectProblem(stale, 412, "version_mismatch");
    expect(await readClient(tenant, ana)).toEqual(body);
  });

  it("keeps them reachable and their email their own", async () => {
    const tenant = await createTenant();
    const [ana, bo] = [await addClient(tenant, ANA), await addClient(tenant, BO)];
    const taken = expectProblem(await askChange(tenant, bo, { email: "ANA@example.com" }), 400, "invalid_request");
    expect(taken.errors).toEqual([{ path: "email", message: "is another client's already" }]);
    const unreachable = expectProblem(await askChange(tenant, ana, { email: null }), 400, "invalid_request");
    expect(unreachable.errors?.[0]?.path).toBe("email");
    const json = { email: null, phone: "+12125550144" };
    expect(await changeClient(tenant, ana, json)).toMatchObject(json);
    expect(await changeClient(tenant, bo, { email: "ana@example.com" })).toMatchObject({ email: "ana@example.com" });
  });

  it("by many to one email gives it to one of them", async () => {
    const tenant = await createTenant();
    const all: { id: string }[] = [];
    for (let i = 0; i < 8; i++) all.push(await addClient(tenant, { ...BO, name: `Client ${i}` }));
    const answers = await crowd(8, (i) => askChange(tenant, all[i] ?? { id: "" }, { email: "one@example.com" }));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 1, 400: 7 });
  });

  it("keeps since when they are blocked, until they are not", async () => {
    const tenant = await createTenant();
    const ana = await addClient(tenant, ANA);
    const blocked = await changeClient(tenant, ana, { blocked: true });
    expect(blocked.blockedAt).toEqual(expect.any(String));
    later(DAY);
    expect(await changeClient(tenant, ana, { blocked: true })).toEqual(blocked);
    expect(await changeClient(tenant, ana, { blocked: false })).toMatchObject({ blockedAt: null, version: 3 });
  });

  it("keeps when and how they agreed to texts, and when that ended", async () => {
    const tenant = await createTenant();
    const bo = await addClient(tenant, BO);
    const by = "ticked the box at the desk";
    const { texts, version } = await changeClient(tenant, bo, { texts: { agreed: true, by } });
    expect(texts).toEqual({ agreed: true, agreedAt: expect.any(String), by, endedAt: null });
    later(DAY);
    expect(await changeClient(tenant, bo, { texts: { agreed: true, by } })).toMatchObject({ texts, version });
    const ended = await changeClient(tenant, bo, { texts: { agreed: false } });
    expect(ended.texts).toEqual({ ...texts, agreed: false, endedAt: expect.any(String) });
    later(DAY);
    expect(await changeClient(tenant, bo, { texts: { agreed: false } })).toEqual(ended);
    const again = await changeClient(tenant, bo, { texts: { agreed: true, by } });
    expect(again.texts).toMatchObject({ agreed: true, endedAt: null });
    expect(again.texts.agreedAt).not.toBe(texts.agreedAt);
    const missing = await askChange(tenant, bo, { texts: { agreed: true } });
    expectProblem(missing, 400, "invalid_request");
  });

  it("takes no agreement to texts without a number", async () => {
    const tenant = await createTenant();
    const bo = await addClient(tenant, { name: "Bo", email: "bo@example.com" });
    const texts = { agreed: true, by: "paper form" };
    const { errors } = expectProblem(await askChange(tenant, bo, { texts }), 400, "invalid_request");
    expect(errors?.[0]?.path).toBe("texts");
    expect(await readClient(tenant, bo)).toEqual(bo);
    const both = await changeClient(tenant, bo, { phone: "+12125550147", texts });
    expect(both.texts.agreed).toBe(true);
    expectProblem(await askChange(tenant, bo, { phone: null, texts }), 400, "invalid_request");
  });

  it("ends an agreement to texts with the number that it was for", async () => {
    const tenant = await createTenant();
    const bo = await addClient(tenant, BO);
    const texts = { agreed: true, by: "said so on the phone" };
    await changeClient(tenant, bo, { texts });
    const kept = await changeClient(tenant, bo, { name: "Bob", phone: BO.phone });
    expect(kept.texts).toMatchObject({ agreed: true, endedAt: null });
    const moved = await changeClient(tenant, bo, { phone: "+12125550145" });
    expect(moved.texts).toMatchObject({ agreed: false, endedAt: expect.any(String) });
    const asked = await changeClient(tenant, bo, { phone: "+12125550146", texts });
    expect(asked.texts).toMatchObject({ agreed: true, endedAt: null });
  });

  it("takes at most 5,000 characters of notes", async () => {
    const tenant = await createTenant();
    const ana = await addClient(tenant, ANA);
    expect(await changeClient(tenant, ana, { notes: "x".repeat(5000) })).toMatchObject({ version: 2 });
    expectProblem(await askChange(tenant, ana, { notes: "x".repeat(5001) }), 400, "invalid_request");
  });
});

describe("clients are the business's own", () => {
  it("for keys of their scope, and for nobody without one", async () => {
    const tenant = await createTenant();
    const ana = await addClient(tenant, ANA);
    const doors = (headers: Record<string, string>) => ({
      list: () => ask(pathOf(tenant, "/clients"), { headers }),
      read: () => ask(clientPath(tenant, ana), { headers }),
      export: () => ask(`${clientPath(tenant, ana)}/export`, { headers }),
      add: () => askAdd(tenant, BO, headers),
      change: () => askChange(tenant, ana, { notes: "written" }, headers),
      erase: () => askErase(tenant, ana, headers),
    });
    const outcomes = async (headers: Record<string, string>) => {
      const statuses: Record<string, number> = {};
      for (const [name, door] of Object.entries(doors(headers))) statuses[name] = (await door()).status;
      return statuses;
    };
    const all = (status: number) => Object.fromEntries(Object.keys(doors({})).map((name) => [name, status]));
    const elsewhere = await createTenant();
    const theirs = await createKey(elsewhere, "clients:read", "clients:write");
    const { manageUrl } = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), { client: BO });
    const manage = { authorization: `Bearer ${new URL(manageUrl).pathname.slice("/m/".length)}` };
    expect(await outcomes({})).toEqual(all(401));
    expect(await outcomes(theirs.headers)).toEqual(all(401));
    expect(await outcomes(manage)).toEqual(all(403));
    expect(await outcomes((await createKey(tenant, "appointments:write")).headers)).toEqual(all(403));
    const reader = await createKey(tenant, "clients:read");
    expect(await outcomes(reader.headers)).toEqual({ ...all(200), add: 403, change: 403, erase: 403 });
    expect(await readClient(tenant, ana)).toEqual(ana);
    const writer = await createKey(tenant, "clients:write");
    expect(await outcomes(writer.headers)).toEqual({
      ...{ list: 403, read: 403, export: 403, add: 201, change: 200, erase: 204 },
    });
  });

  it("and of nobody else: an id of elsewhere is not found", async () => {
    const [tenant, elsewhere] = [await createTenant(), await createTenant()];
    const ana = await addClient(tenant, ANA);
    expectProblem(await ask(clientPath(elsewhere, ana), { headers: ADMIN }), 404, "not_found");
    expectProblem(await ask(`${clientPath(elsewhere, ana)}/export`, { headers: ADMIN }), 404, "not_found");
    expectProblem(await askChange(elsewhere, ana, { name: "Eve" }), 404, "not_found");
    expectProblem(await askErase(elsewhere, ana), 404, "not_found");
    expect(await readClient(tenant, ana)).toEqual(ana);
  });
});

it("each call about clients is one round trip", async () => {
  const tenant: TestTenant = await createTenant();
  const counted = (work: () => Promise<unknown>) => roundTrips(tenant.id, work);
  const ana = await addClient(tenant, ANA);
  expect({
    add: await counted(() => addClient(tenant, BO)),
    list: await counted(() => listClients(tenant, { query: "ana" })),
    read: await counted(() => readClient(tenant, ana)),
    change: await counted(() => changeClient(tenant, ana, { notes: utc(0) })),
    erase: await counted(() => askErase(tenant, ana)),
  }).toEqual({ add: 1, list: 1, read: 1, change: 1, erase: 1 });
});
