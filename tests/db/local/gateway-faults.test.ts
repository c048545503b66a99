import { type NeonQueryFunction, neon, neonConfig } from "@neondatabase/serverless";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Gateway, startGateway } from "../../../db/local/gateway.ts";
import { type RunningPostgres, startPostgres } from "../../../db/local/postgres.ts";

// Starting databases on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: RunningPostgres;
let gateway: Gateway;
let sql: NeonQueryFunction<false, false>;

beforeAll(async () => {
  postgres = await startPostgres();
  gateway = await startGateway({ port: 0, postgresPort: postgres.port });
  neonConfig.fetchEndpoint = gateway.fetchEndpoint;
  sql = neon(postgres.url);
  await sql`CREATE TABLE marks (name text)`;
});

afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

async function call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${gateway.url}${path}`, init);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return await response.json();
}

/** A promise of its own, because the driver's runs its query once for every `then`. */
const mark = async (name: string) => await sql`INSERT INTO marks VALUES (${name})`;
const marked = async (name: string) => (await sql`SELECT FROM marks WHERE name = ${name}`).length;

describe("counters", () => {
  it("count one for each request, a batch too", async () => {
    await call("POST", "/stats/reset");
    await sql`SELECT 1`;
    await sql.transaction([sql`SELECT 1`, sql`INSERT INTO marks VALUES ('counted')`]);
    await sql`SELECT nonsense`.catch(() => undefined);
    expect(await call("GET", "/stats")).toEqual({
      roundTrips: 3,
      byOperation: { SELECT: 1, "SELECT,INSERT": 1, error: 1 },
    });
    expect(gateway.stats().roundTrips).toBe(3);
  });

  it("count for one tenant beside others", async () => {
    expect(await call("GET", "/stats?match=tenant-a")).toEqual({ roundTrips: 0 });
    await Promise.all([mark("tenant-a"), mark("tenant-b"), mark("tenant-a")]);
    expect(await call("GET", "/stats?match=tenant-a")).toEqual({ roundTrips: 2 });
  });
});

describe("a drop", () => {
  it("cuts off so many requests, before they run or after", async () => {
    await call("POST", "/control", { drop: { match: "cut-before", when: "before", count: 2 } });
    await call("POST", "/control", { drop: { match: "cut-after", when: "after" } });
    await expect(mark("cut-before")).rejects.toThrow();
    await expect(mark("cut-before")).rejects.toThrow();
    await expect(mark("cut-after")).rejects.toThrow();
    await mark("cut-before");
    expect([await marked("cut-before"), await marked("cut-after")]).toEqual([1, 1]);
  });
});

describe("a hold", () => {
  it("parks a request before it runs", async () => {
    await call("POST", "/control", { hold: { match: "before-1", when: "before" } });
    const pending = mark("before-1");
    expect(await call("GET", "/control/held?match=before-1")).toMatchObject({ held: [{ when: "before" }] });
    expect(await sql`SELECT count(*)::int AS n FROM marks WHERE name LIKE 'before-_'`).toEqual([{ n: 0 }]);
    expect(await call("POST", "/control/release", { match: "before-1" })).toEqual({ released: 1 });
    await pending;
    expect(await marked("before-1")).toBe(1);
  });

  it("parks a request after it ran and can lose its answer", async () => {
    await call("POST", "/control", { hold: { match: ["INSERT", "after-1"], when: "after", count: 1 } });
    const lost = expect(mark("after-1")).rejects.toThrow("Error connecting to database");
    await call("GET", "/control/held?match=INSERT&match=after-1");
    expect(await marked("after-1")).toBe(1);
    await call("POST", "/control/release", { match: ["INSERT", "after-1"], drop: true });
    await lost;
  });

  it("dropped before it runs never runs", async () => {
    await call("POST", "/control", { hold: { match: ["INSERT", "never"], when: "before" } });
    const lost = expect(mark("never")).rejects.toThrow("Error connecting to database");
    await call("GET", "/control/held?match=INSERT&match=never");
    await call("POST", "/control/release", { match: ["INSERT", "never"], drop: true });
    await lost;
    expect(await marked("never")).toBe(0);
  });

  it("lets only as many wait as it was told, and only those that match", async () => {
    await call("POST", "/control", { hold: { match: "few", when: "before", count: 1 } });
    const requests = [mark("few"), mark("few"), mark("many")].map((request) => request.then(() => "done"));
    expect(await Promise.any(requests)).toBe("done");
    expect(await call("GET", "/control/held?match=few")).toMatchObject({ held: [{ match: ["few"] }] });
    await call("POST", "/control/release", { match: "few" });
    await Promise.all(requests);
    expect(await marked("few")).toBe(2);
  });

  it("ends with its caller, whose statement is then not run", async () => {
    await call("POST", "/control", { hold: { match: "gone", when: "before", count: 2 } });
    const caller = new AbortController();
    const pending = sql.query("INSERT INTO marks VALUES ($1)", ["gone"], { fetchOptions: { signal: caller.signal } });
    const lost = expect(pending).rejects.toThrow("Error connecting to database");
    await call("GET", "/control/held?match=gone");
    const stays = mark("gone");
    const held = async () => ((await call("GET", "/control/held?match=gone")) as { held: unknown[] }).held.length;
    await expect.poll(held).toBe(2);
    caller.abort();
    await lost;
    await expect.poll(held).toBe(1);
    await call("POST", "/control/release", { match: "gone" });
    await stays;
    expect(await sql`SELECT FROM marks WHERE name LIKE 'gon_'`).toHaveLength(1);
  });
});

it("cancels a running statement when its caller hangs up, as Neon does", async () => {
  const caller = new AbortController();
  const pending = sql.query("SELECT pg_sleep(600) AS long_nap", [], { fetchOptions: { signal: caller.signal } });
  const lost = expect(pending).rejects.toThrow("Error connecting to database");
  const naps = async () =>
    (await sql`SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%long_' || 'nap'`).length;
  await expect.poll(naps).toBe(1);
  caller.abort();
  await lost;
  await expect.poll(naps).toBe(0);
});

it("adds latency to each round trip that matches", async () => {
  await call("POST", "/control", { match: "slowly", latencyMs: 200 });
  const startedAt = performance.now();
  await mark("slowly");
  // Timers may fire a millisecond early, twice here; there is no upper bound to assert.
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(195);
  await call("POST", "/control", { match: "slowly", latencyMs: 0 });
});

it("plays a database that is down", async () => {
  await call("POST", "/control", { match: "outage", down: true });
  await expect(mark("outage")).rejects.toThrow("HTTP status 500");
  await mark("elsewhere");
  await call("POST", "/control", { match: "outage", down: false });
  await mark("outage");
  expect(await marked("outage")).toBe(1);
});

it("plays a statement that fails, with PostgreSQL's own code", async () => {
  await call("POST", "/control", { match: "clash", failWith: "40001" });
  await expect(mark("clash")).rejects.toMatchObject({ name: "NeonDbError", code: "40001" });
  await mark("elsewhere");
  await call("POST", "/control", { match: "clash", failWith: null });
  await mark("clash");
  expect(await marked("clash")).toBe(1);
});

it("tells what is wrong with a control request", async () => {
  await expect(call("POST", "/control", { latency: 5 })).rejects.toThrow("latency");
  await expect(call("GET", "/nowhere")).rejects.toThrow("404");
});
