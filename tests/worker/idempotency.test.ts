import { abortAllDurableObjects } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { apiKeyPrefix, hashApiKey } from "../../adapters/api-keys.ts";
import { apiKeys } from "../../db/schema/identity.ts";
import { ADMIN, askHold, askRelease, type HoldOnWire, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { park, roundTrips, withoutDatabase } from "../support/gateway.ts";
import { ask, expectProblem, newAddress } from "../support/http.ts";
import { close, forget, keptRows, limitHolds, type Post, posts, say, seen } from "../support/keyed.ts";
import { journalKinds, liveRows } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later, standAt } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What statements that keep an answer contain. */
const KEEPING = "INSERT INTO idempotency_keys";

const newKey = () => `key-${crypto.randomUUID()}`;
const post = (name: string) => (posts[name] as () => Promise<Post>)();

afterEach(comeBack);

describe.each(Object.keys(posts))("%s under an Idempotency-Key", (name) => {
  it("gives the same answer for the same words, whatever has become of it since", async () => {
    const asked = await post(name);
    const { tenant } = asked;
    const key = newKey();
    const first = seen(await say(asked, key));
    expect(first.status).toBe(name === "an outcome" ? 200 : 201);
    const told = await journalKinds(tenant);

    expect(seen(await say(asked, key))).toEqual(first);
    expect(await journalKinds(tenant)).toEqual(told);
    later(5 * HOUR);
    await asked.hinder();
    const changed = await journalKinds(tenant);
    expect((await say(asked, newKey())).status).toBeGreaterThanOrEqual(400);
    expect(seen(await say(asked, key))).toEqual(first);
    await close(tenant);
    expect(seen(await say(asked, key))).toEqual(first);
    await forget(tenant);
    expect(seen(await say(asked, key))).toEqual(first);
    expect(await journalKinds(tenant)).toEqual(changed);
  });

  it("makes one change for fifty twins at once, and gives them fifty equal answers", async () => {
    const asked = await post(name);
    const key = newKey();
    const answers = await crowd(50, () => say(asked, key));
    expect(Object.values(tally(answers.map((answer) => JSON.stringify(seen(answer)))))).toEqual([50]);
    expect(answers[0]?.status).toBe(name === "an outcome" ? 200 : 201);
    expect(await journalKinds(asked.tenant)).toEqual(asked.changes);
    expect(await keptRows(asked.tenant)).toHaveLength(1);
  });

  it("is refused for other words, with nothing changed", async () => {
    const asked = await post(name);
    const key = newKey();
    await say(asked, key);
    const told = await journalKinds(asked.tenant);
    expectProblem(await say(asked, key, { json: asked.otherJson }), 422, "idempotency_key_reused");
    expect(await journalKinds(asked.tenant)).toEqual(told);
  });

  it("keeps no refusal: what failed may be said again and succeed, also in other words", async () => {
    const asked = await post(name);
    const [key, other] = [newKey(), newKey()];
    await asked.hinder();
    for (const each of [key, other]) expect((await say(asked, each)).status).toBe(409);
    expect(await keptRows(asked.tenant)).toEqual([]);
    await asked.allow();
    expect((await say(asked, other, { json: asked.otherJson })).status).toBeLessThan(300);
    if (name === "a hold") expect((await say(asked, key)).status).toBe(201);
  });

  it("gives the answer whose way back was cut, with the queue dead and nothing done twice", async () => {
    const asked = await post(name);
    const key = newKey();
    const parked = await park("after", asked.tenant.id, KEEPING);
    const first = say(asked, key);
    await parked.arrived();
    // From the commit on, whoever asked never hears of it, and neither does who asks again in their stead.
    await withoutDatabase(asked.tenant.id, async () => {
      await abortAllDurableObjects();
      await parked.release("drop");
      expectProblem(await first, 503, "database_unavailable");
    });
    const [kept] = await keptRows(asked.tenant);
    expect(kept).toBeDefined();
    later(5 * HOUR);
    await asked.hinder();
    const again = await say(asked, key);
    expect(again.status).toBe(name === "an outcome" ? 200 : 201);
    const [{ id } = { id: undefined }] = kept?.answer as { id: string }[];
    expect((again.body as unknown as { id: string }).id).toBe(id);
    expect(await keptRows(asked.tenant)).toEqual([kept]);
  });

  it("costs no round trip more than without, and one when said again", async () => {
    const [plain, asked] = [await post(name), await post(name)];
    // The queue learns the tenant's configuration with its first order.
    for (const { tenant } of [plain, asked]) await hold(tenant, tenant.hourAhead(200));
    const key = newKey();
    const trips = async (each: Post, under: string | null) => roundTrips(each.tenant.id, () => say(each, under));
    expect([await trips(plain, null), await trips(asked, key), await trips(asked, key)]).toEqual([1, 1, 1]);
    await close(asked.tenant);
    expect(await trips(asked, key)).toBe(1);
  });

  it("leaves no secret in the database", async () => {
    const asked = await post(name);
    const { body } = await say(asked, newKey());
    const { holdToken, manageUrl } = body as unknown as { holdToken?: string; manageUrl?: string };
    const stored = JSON.stringify(await keptRows(asked.tenant));
    const secrets = [holdToken, manageUrl?.split("/m/")[1], asked.headers["hold-token"]].filter((text) => text);
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => stored.includes(secret as string))).toEqual([]);
    expect(stored).not.toMatch(/token/i);
  });
});

describe("an Idempotency-Key", () => {
  it.each([
    ["too short", "0123456789abcde"],
    ["too long", "x".repeat(201)],
    ["with a space", "0123456789 abcdef"],
  ])("that is %s is refused, and nothing is done", async (_, key) => {
    const asked = await post("a hold");
    const { errors } = expectProblem(await say(asked, key), 400, "invalid_request");
    expect(errors?.[0]?.path).toBe("idempotency-key");
    expect(await liveRows(asked.tenant)).toEqual([]);
    expect((await say(asked, "0123456789abcdef")).status).toBe(201);
  });

  it("is good for one address alone, also where nothing would be changed", async () => {
    const asked = await post("a hold");
    const key = newKey();
    await say(asked, key);
    const headers = { ...ADMIN, "idempotency-key": key };
    const visitors = { "idempotency-key": key, "hold-token": "local.none" };
    const { client, holdId } = { client: { name: "Ana", email: "ana@example.com" }, holdId: crypto.randomUUID() };
    const path = pathOf(asked.tenant, "/appointments");
    const confirmed = await ask(path, { method: "POST", json: { holdId, client }, headers: visitors });
    // A token that is nobody's does not get as far as the key.
    expectProblem(confirmed, 404, "hold_not_found");
    const looked = { reference: "ABCDEF", email: client.email };
    const lookup = () => ask(`${path}/lookup`, { method: "POST", json: looked, headers });
    expectProblem(await lookup(), 404, "not_found");
    const booking = { ...asked.json, start: asked.otherJson.start, client };
    expect(await ask(path, { method: "POST", json: booking, headers })).toMatchObject({ status: 201 });
    expectProblem(await lookup(), 422, "idempotency_key_reused");
  });

  it("is a caller's own: the same one of somebody else, or at another business, is another", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor", "Olga"] });
    const elsewhere = await createTenant();
    const key = newKey();
    const start = tenant.hourAhead(48);
    const callers = [{}, ADMIN, { authorization: `Bearer ${await newApiKey(tenant)}` }];
    const held = async (at: TestTenant, headers: Record<string, string>) => {
      const { status, body } = await askHold(at, start, { headers: { ...headers, "idempotency-key": key } });
      expect({ status, body }).toMatchObject({ status: 201 });
      return (body as unknown as HoldOnWire).id;
    };
    const ids = [...(await crowd(3, (i) => held(tenant, callers[i] ?? {}))), await held(elsewhere, {})];
    expect(new Set(ids).size).toBe(4);
    expect(await crowd(3, (i) => held(tenant, callers[i] ?? {}))).toEqual(ids.slice(0, 3));
  });

  it("said again takes nobody's time: whoever waits behind it gets what its ended hold has left free", async () => {
    const asked = await post("a hold");
    const { tenant } = asked;
    const key = newKey();
    const first = await say(asked, key);
    await askRelease(tenant, first.body as unknown as HoldOnWire);
    const parked = await park("before", tenant.id, KEEPING);
    const again = say(asked, key);
    await parked.arrived();
    const behind = say(asked, null);
    // Once someone who came later and wanted another time has it, the one before stands in line.
    await hold(tenant, tenant.hourAhead(120));
    await parked.release();
    expect(seen(await again)).toEqual(seen(first));
    expect(await behind).toMatchObject({ status: 201 });
  });

  it("said again counts as one hold of its caller", async () => {
    const asked = await post("a hold");
    const { tenant } = asked;
    await limitHolds(tenant, 2);
    const [key, address] = [newKey(), newAddress()];
    const headers = { "idempotency-key": key };
    for (let times = 0; times < 4; times++) {
      expect((await askHold(tenant, tenant.hourAhead(96), { address, headers })).status).toBe(201);
    }
    expect((await askHold(tenant, tenant.hourAhead(98), { address })).status).toBe(201);
    expectProblem(await askHold(tenant, tenant.hourAhead(100), { address }), 429, "too_many_holds");
    expect((await askHold(tenant, tenant.hourAhead(96), { address, headers })).status).toBe(201);
  });

  it("is free again after 24 hours, and not before", async () => {
    const asked = await post("a hold");
    const key = newKey();
    const began = Date.now();
    standAt(began);
    const first = seen(await say(asked, key));
    standAt(began + DAY - 1);
    expect(seen(await say(asked, key))).toEqual(first);
    expectProblem(await say(asked, key, { json: asked.otherJson }), 422, "idempotency_key_reused");
    standAt(began + DAY);
    const { status, body } = await say(asked, key, { json: asked.otherJson });
    expect({ status, start: (body as unknown as HoldOnWire).start }).toEqual({
      status: 201,
      start: asked.otherJson.start,
    });
    expectProblem(await say(asked, key), 422, "idempotency_key_reused");
    expect(await keptRows(asked.tenant)).toHaveLength(1);
  });

  // The twin waits for as long as it may, four seconds.
  it("of a request that still runs lets its twin wait, and then says so", { timeout: 30_000 }, async () => {
    // The outcome first, whose appointment has begun: it puts the clock forward.
    const names = Object.keys(posts).reverse();
    const all = await crowd(4, (i) => post(names[i] ?? ""), 1);
    const key = newKey();
    const running = await crowd(4, (i) => runningTwin(all[i] as Post, key));
    const answers = await crowd(4, (i) => say(all[i] as Post, key));
    expect(tally(answers.map(({ body }) => body.code))).toEqual({ idempotency_in_progress: 4 });
    for (const answer of answers) {
      expectProblem(answer, 409, "idempotency_in_progress");
      expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    }
    // The first ones fail after all, and the twins that wait by now are served in their stead.
    const twins = crowd(4, (i) => say(all[i] as Post, key));
    await crowd(4, async (i) => running[i]?.fail());
    expect((await twins).map(({ status }) => status)).toEqual([200, 201, 201, 201]);
  });
});

async function newApiKey(tenant: TestTenant): Promise<string> {
  const key = `gmo_${crypto.randomUUID()}`;
  const row = { id: crypto.randomUUID(), tenantId: tenant.id, name: "Key", createdAt: new Date() };
  const scopes = ["appointments:write" as const];
  await ownerDatabase()
    .insert(apiKeys)
    .values({ ...row, scopes, prefix: apiKeyPrefix(key), hash: await hashApiKey(key) });
  return key;
}

/** A first request under this key that is not done yet: a transaction that has its key and goes on until it is ended. */
async function runningTwin({ tenant, headers }: Post, key: string): Promise<{ fail(): Promise<void> }> {
  const db = ownerDatabase();
  const principal = headers.authorization ? "platform" : "visitor";
  const asleep = sql`SELECT pg_sleep(60) AS ${sql.raw(`"${tenant.id}"`)}`;
  const transaction = db.batch([
    db.execute(sql`INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash, answer, created_at)
      VALUES (${tenant.id}, ${principal}, ${key}, 'its own', '[]', ${utc(Date.now())})`),
    db.execute(asleep),
  ]);
  const ended = transaction.then(
    () => undefined,
    () => undefined,
  );
  const found = sql`FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE ${`%"${tenant.id}"%`}`;
  while ((await db.execute(sql`SELECT pid ${found}`)).rows.length === 0);
  return {
    async fail() {
      await db.execute(sql`SELECT pg_cancel_backend(pid) ${found}`);
      await ended;
    },
  };
}
