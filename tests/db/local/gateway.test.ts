import { neon, neonConfig, types } from "@neondatabase/serverless";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Gateway, startGateway } from "../../../db/local/gateway.ts";
import { type RunningPostgres, startPostgres } from "../../../db/local/postgres.ts";

// Starting databases on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: RunningPostgres;
let gateway: Gateway;
let sql: ReturnType<typeof neon>;

const smallPool = 5;

beforeAll(async () => {
  postgres = await startPostgres();
  gateway = await startGateway({ port: 0, postgresPort: postgres.port, maxConnections: smallPool });
  neonConfig.fetchEndpoint = gateway.fetchEndpoint;
  sql = neon(postgres.url);
  await sql`CREATE TABLE notes (id int PRIMARY KEY, body text CONSTRAINT body_is_short CHECK (length(body) < 10))`;
});

afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

beforeEach(async () => {
  await sql`TRUNCATE notes`;
});

/** A request as the driver makes it, for what the driver itself would not send. */
function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(gateway.fetchEndpoint, {
    method: "POST",
    body,
    headers: {
      "Neon-Connection-String": postgres.url,
      "Neon-Raw-Text-Output": "true",
      "Neon-Array-Mode": "true",
      ...headers,
    },
  });
}

describe("a single query", () => {
  it("answers rows, and on request how many and which fields", async () => {
    const full = await sql.query("INSERT INTO notes VALUES (1, 'one'), (2, NULL) RETURNING *", [], {
      fullResults: true,
    });
    expect(full).toMatchObject({
      command: "INSERT",
      rowCount: 2,
      rows: [
        { id: 1, body: "one" },
        { id: 2, body: null },
      ],
    });
    expect(full.fields.map(({ name, dataTypeID }) => [name, dataTypeID])).toEqual([
      ["id", types.builtins.INT4],
      ["body", types.builtins.TEXT],
    ]);
    expect(await sql.query("SELECT id FROM notes ORDER BY id", [], { arrayMode: true })).toEqual([[1], [2]]);
  });

  it("counts nothing where PostgreSQL counts nothing", async () => {
    const full = await sql.query("SET statement_timeout = 0", [], { fullResults: true });
    expect(full).toMatchObject({ command: "SET", rowCount: null, rows: [], fields: [] });
  });

  it("carries every type there and back", async () => {
    const at = new Date("2026-03-29T01:30:00.123Z");
    const bytes = Buffer.from([0, 1, 0x5c, 0xff]);
    const [row] =
      (await sql`SELECT ${null}::text AS nothing, ${"ü ' \\ 😀"}::text AS words, ${[1, null, 3]}::int[] AS list,
      ${['a "b"', "c,d", ""]}::text[] AS texts, ${{ a: [1, { b: null }] }}::jsonb AS json, ${bytes}::bytea AS bytes,
      ${at}::timestamptz AS at, ${true}::boolean AS yes, ${"9007199254740993"}::bigint AS large, ${1.5}::float8 AS half`) as [
        Record<string, unknown>,
      ];
    expect(row).toEqual({
      nothing: null,
      words: "ü ' \\ 😀",
      list: [1, null, 3],
      texts: ['a "b"', "c,d", ""],
      json: { a: [1, { b: null }] },
      bytes,
      at,
      yes: true,
      large: "9007199254740993",
      half: 1.5,
    });
  });

  it("leaves nothing behind for the next user of the connection", async () => {
    await sql`SET work_mem = '7MB'`;
    await sql`SELECT pg_advisory_lock(1)`;
    await sql`BEGIN`;
    const traces = await Promise.all(
      Array.from({ length: smallPool * 2 }, async () => {
        const [row] = await sql.query(
          "SELECT current_setting('work_mem') AS work_mem, pg_try_advisory_xact_lock(1) AS free, pg_sleep(0.01)",
        );
        return row;
      }),
    );
    expect(traces.every((trace) => trace?.work_mem === "4MB")).toBe(true);
    // Twins may hold the lock for a moment; the first alone would do, had the session let go of it.
    expect(traces.some((trace) => trace?.free)).toBe(true);
  });

  it("serves 200 at once with a pool of a few", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => sql`SELECT ${n}::int AS n, pg_sleep(0.001)`),
    );
    expect(answers.map((rows) => (rows as { n: number }[])[0]?.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });
});

describe("a batch", () => {
  it("happens whole or not at all", async () => {
    const failing = sql.transaction([
      sql`INSERT INTO notes VALUES (1, 'one')`,
      sql`INSERT INTO notes VALUES (1, 'twin')`,
    ]);
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await sql`SELECT * FROM notes`).toEqual([]);

    const [, count] = await sql.transaction([
      sql`INSERT INTO notes VALUES (1, 'one')`,
      sql`SELECT count(*)::int FROM notes`,
    ]);
    expect(count).toEqual([{ count: 1 }]);
    expect(await sql`SELECT * FROM notes`).toEqual([{ id: 1, body: "one" }]);
  });

  it.each([
    ["ReadUncommitted", "read uncommitted"],
    ["ReadCommitted", "read committed"],
    ["RepeatableRead", "repeatable read"],
    ["Serializable", "serializable"],
  ] as const)("runs %s when told so", async (isolationLevel, name) => {
    const [rows] = await sql.transaction([sql`SELECT current_setting('transaction_isolation') AS level`], {
      isolationLevel,
    });
    expect(rows).toEqual([{ level: name }]);
  });

  it("refuses the second of two that read what the other writes, under SERIALIZABLE only", async () => {
    const race = (isolationLevel: "Serializable" | "RepeatableRead", first: number) =>
      Promise.allSettled(
        [first, first + 1].map((id) =>
          sql.transaction(
            [sql`SELECT count(*) FROM notes`, sql`SELECT pg_sleep(0.3)`, sql`INSERT INTO notes VALUES (${id}, 'skew')`],
            { isolationLevel },
          ),
        ),
      );
    const lenient = await race("RepeatableRead", 10);
    expect(lenient.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const strict = await race("Serializable", 20);
    const refused = strict.filter((each) => each.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["40001"]);
  });

  it("refuses a write when it is read-only", async () => {
    const writing = sql.transaction([sql`INSERT INTO notes VALUES (1, 'one')`], { readOnly: true });
    await expect(writing).rejects.toMatchObject({ code: "25006" });
  });

  it("keeps local settings to its own transaction", async () => {
    await sql.transaction([sql`SELECT set_config('app.tenant_id', 'somebody', true)`]);
    const answers = await Promise.all(
      Array.from(
        { length: smallPool * 2 },
        () => sql`SELECT nullif(current_setting('app.tenant_id', true), '') AS tenant`,
      ),
    );
    expect(answers.flat()).toEqual(Array.from({ length: smallPool * 2 }, () => ({ tenant: null })));
  });
});

describe("errors", () => {
  it("come with all that PostgreSQL says", async () => {
    await sql`INSERT INTO notes VALUES (1, 'one')`;
    await expect(sql`INSERT INTO notes VALUES (1, 'two')`).rejects.toMatchObject({
      name: "NeonDbError",
      severity: "ERROR",
      code: "23505",
      constraint: "notes_pkey",
      detail: "Key (id)=(1) already exists.",
      schema: "public",
      table: "notes",
    });
    await expect(sql`INSERT INTO notes VALUES (2, 'much too long')`).rejects.toMatchObject({
      code: "23514",
      constraint: "body_is_short",
    });
    await expect(sql`SELECT nonsense FROM notes`).rejects.toMatchObject({ code: "42703", position: "8" });
    await expect(sql.query("SELECT 1; SELECT 2")).rejects.toMatchObject({ code: "42601" });
  });

  it("tell a wrong password and an unknown database", async () => {
    const wrong = new URL(postgres.url);
    wrong.password = "wrong";
    await expect(neon(wrong.href)`SELECT 1`).rejects.toMatchObject({ code: "28P01" });
    const unknown = new URL(postgres.url);
    unknown.pathname = "/nowhere";
    await expect(neon(unknown.href)`SELECT 1`).rejects.toMatchObject({ code: "3D000" });
  });

  it.each([
    ["malformed JSON", "{", {}, 400],
    ["no statement", "{}", {}, 400],
    ["a zero byte in the statement", JSON.stringify({ query: "SELECT 1\0" }), {}, 400],
    ["an unknown isolation level", '{"queries":[]}', { "Neon-Batch-Isolation-Level": "Chaos" }, 400],
    ["a connection string that is none", '{"query":"SELECT 1"}', { "Neon-Connection-String": "nonsense" }, 400],
    ["a body of 11 MB", JSON.stringify({ query: "x".repeat(11 * 1024 * 1024) }), {}, 413],
    ["a browser", '{"query":"SELECT 1"}', { Origin: "https://example.com" }, 403],
  ])("refuse %s", async (_, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/\w/) });
  });

  it("of a database that is away are no crash, and pass", async () => {
    const own = await startPostgres();
    const front = await startGateway({ port: 0, postgresPort: own.port });
    const ask = () =>
      fetch(front.fetchEndpoint, {
        method: "POST",
        body: '{"query":"SELECT 1"}',
        headers: { "Neon-Connection-String": own.url, "Neon-Raw-Text-Output": "true" },
      });
    expect((await ask()).status).toBe(200);
    await own.stop();
    // The first answer may still be of a pooled connection that has just been cut; what counts is that one comes.
    expect([400, 500]).toContain((await ask()).status);
    const away = await ask();
    expect(away.status).toBe(500);
    expect(await away.json()).toMatchObject({ message: expect.stringContaining("couldn't connect") });
    const again = await startPostgres({ port: own.port });
    expect((await ask()).status).toBe(200);
    await front.stop();
    await again.stop();
  });
});
