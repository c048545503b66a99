import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database, SystemDatabase } from "../../db/client.ts";

const dialect = new PgDialect();

/** The statements that a query would send; nothing is sent. */
export async function statementsOf(query: (db: Database) => Promise<unknown>): Promise<SQL[]> {
  const kept: SQL[] = [];
  const keep: Database["book"] = async (_scope, statements) => {
    kept.push(...statements);
    return { ok: true, value: statements.map(() => []) };
  };
  const db: Database = { idempotency: undefined, withAccess: () => db, read: keep, write: keep, book: keep };
  await query(db);
  return kept;
}

/** The same of a query across all tenants. */
export async function systemStatementsOf(query: (db: SystemDatabase) => Promise<unknown>): Promise<SQL[]> {
  const kept: SQL[] = [];
  await query({
    system: async (statements) => {
      kept.push(...statements);
      return { ok: true, value: statements.map(() => []) };
    },
  });
  return kept;
}

/**
 * How PostgreSQL would run a statement under row-level security, with these very values: for the application's login in
 * a tenant, or for the role for sweeps.
 */
export async function planOf(scope: string | "system", statement: SQL): Promise<string> {
  neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
  const app = neon(env.DATABASE_URL);
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const [, lines] = await app.transaction([
    scope === "system"
      ? app.query("SET LOCAL ROLE gomomo_system")
      : app.query("SELECT set_config('app.tenant_id', $1, true)", [scope]),
    app.query(`EXPLAIN ${text}`, params),
  ]);
  return (lines as Record<string, string>[]).map((line) => line["QUERY PLAN"]).join("\n");
}
