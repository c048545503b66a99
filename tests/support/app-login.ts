import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";

/** SQL by the Worker's own login, straight at the database. */

/** The SQLSTATE of what a role may not do, also where a row does not pass its policies. */
export const FORBIDDEN = "42501";
/** Takes on the role for sweeps, as the first statement of a batch. */
export const AS_SYSTEM = "SET LOCAL ROLE gomomo_system";

type Row = Record<string, unknown>;

/** Runs statements with the tenant's setting or without one; gives the last one's rows. */
export async function asApp(tenantId: string | null, ...statements: string[]): Promise<Row[]> {
  neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
  const app = neon(env.DATABASE_URL);
  const scope = tenantId === null ? [] : [app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId])];
  const results = await app.transaction([...scope, ...statements.map((text) => app.query(text))]);
  return results.at(-1) as Row[];
}

/** The SQLSTATE that a statement fails with, or how many rows it touched. */
export const outcome = (tenantId: string | null, ...statements: string[]) =>
  asApp(tenantId, ...statements).then(
    (rows) => rows.length,
    (error: { code?: string }) => error.code ?? String(error),
  );
