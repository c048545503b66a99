import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database } from "../../db/client.ts";

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

/** How PostgreSQL would run a statement for the application's login, under row-level security, with these very values. */
export async function planOf(tenantId: string, statement: SQL): Promise<string> {
  neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
  const app = neon(env.DATABASE_URL);
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const [, lines] = await app.transaction([
    app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId]),
    app.query(`EXPLAIN ${text}`, params),
  ]);
  return (lines as Record<string, string>[]).map((line) => line["QUERY PLAN"]).join("\n");
}
