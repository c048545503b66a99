import { type NeonQueryFunction, neon, neonConfig } from "@neondatabase/serverless";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
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
  await sql`CREATE TABLE notes (id int PRIMARY KEY, body text CONSTRAINT body_is_short CHECK (length(body) < 10))`;
});

afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
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

it("tells all that PostgreSQL says", async () => {
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

it("tells a wrong password and an unknown database", async () => {
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
])("refuses %s", async (_, body, headers, status) => {
  const response = await post(body, headers);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ message: expect.stringMatching(/\w/) });
});

it("survives a database that goes away, and finds it again", async () => {
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
