import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPostgres, startPostgres } from "../../../db/local/postgres.ts";
import { migrate } from "../../../db/migrate.ts";

let postgres: RunningPostgres;
let ownerUrl: string;

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function as(user: string, password: string): string {
  const url = new URL(postgres.url);
  Object.assign(url, { username: user, password, pathname: "/neonlike" });
  return url.href;
}

beforeAll(async () => {
  postgres = await startPostgres();
  await query(postgres.url, "CREATE ROLE neonlike LOGIN CREATEROLE BYPASSRLS PASSWORD 'owner-for-tests'");
  await query(postgres.url, "CREATE DATABASE neonlike OWNER neonlike");
  ownerUrl = as("neonlike", "owner-for-tests");
});
afterAll(() => postgres.stop());

it("migrates as Neon's owner, who is no superuser, also when two do it at once, and again", async () => {
  const both = await Promise.all([
    migrate({ url: ownerUrl, appPassword: "first-for-tests" }),
    migrate({ url: ownerUrl, appPassword: "first-for-tests" }),
  ]);
  expect(both.map(({ applied }) => applied).sort()).toEqual([0, expect.any(Number)]);
  expect(both.some(({ applied }) => applied > 0)).toBe(true);
  expect(await migrate({ url: ownerUrl, appPassword: 'it\'s "new"' })).toEqual({ applied: 0 });
});

it("gives the application role its newest password, no ownership, and no way around row-level security", async () => {
  const appUrl = as("gomomo_app", encodeURIComponent('it\'s "new"'));
  const [role] = await query(
    appUrl,
    `SELECT rolsuper, rolbypassrls, rolcreaterole, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
     FROM pg_roles r WHERE rolname = current_user`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
  expect(await query(appUrl, "SELECT id FROM tenants")).toEqual([]);
});

it("lets the slug of a public page be resolved, and nothing else, without a tenant", async () => {
  await query(
    ownerUrl,
    `INSERT INTO tenants (id, slug, name, timezone, country, weekly_hours, look, limits, created_at)
     VALUES ('00000000-0000-4000-8000-00000000000a', 'a', 'A', 'UTC', 'US', '{}', '{}', '{}', now())`,
  );
  const appUrl = as("gomomo_app", encodeURIComponent('it\'s "new"'));
  const [row] = await query(appUrl, "SELECT tenant_id_of_slug('a') AS id, (SELECT count(*)::int FROM tenants) AS seen");
  expect(row).toEqual({ id: "00000000-0000-4000-8000-00000000000a", seen: 0 });
});
