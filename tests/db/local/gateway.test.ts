import { type NeonQueryFunction, neon, neonConfig, types } from "@neondatabase/serverless";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Gateway, startGateway } from "../../../db/local/gateway.ts";
import { type RunningPostgres, startPostgres } from "../../../db/local/postgres.ts";

// Starting databases on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: RunningPostgres;
let gateway: Gateway;
let sql: NeonQueryFunction<false, false>;

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
    const locks = async () => (await sql`SELECT FROM pg_locks WHERE locktype = 'advisory'`).length;
    await expect.poll(locks).toBe(0);
    const settings = await Promise.all(
      Array.from({ length: smallPool * 2 }, () => sql`SELECT current_setting('work_mem') AS work_mem`),
    );
    expect(settings.flat()).toEqual(Array.from({ length: smallPool * 2 }, () => ({ work_mem: "4MB" })));
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
    const barrier = new pg.Client({ connectionString: postgres.url });
    await barrier.connect();
    /** Both have read before either writes: the barrier opens when both wait at it. */
    const race = async (isolationLevel: "Serializable" | "RepeatableRead", first: number) => {
      await barrier.query("SELECT pg_advisory_lock(42)");
      const racers = [first, first + 1].map(async (id) => {
        const read = sql`SELECT count(*) FROM notes`;
        const wait = sql`SELECT pg_advisory_xact_lock_shared(42)`;
        await sql.transaction([read, wait, sql`INSERT INTO notes VALUES (${id}, 'skew')`], { isolationLevel });
      });
      const outcomes = Promise.allSettled(racers);
      await expect.poll(async () => (await sql`SELECT FROM pg_locks WHERE NOT granted`).length).toBe(2);
      await barrier.query("SELECT pg_advisory_unlock(42)");
      return await outcomes;
    };
    const lenient = await race("RepeatableRead", 10);
    expect(lenient.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const strict = await race("Serializable", 20);
    const refused = strict.filter((each) => each.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["40001"]);
    await barrier.end();
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
