import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** The role that the Worker logs in as. */
export const APP_ROLE = "gomomo_app";
// Any constant will do; it keeps two migrations from running at the same time.
const MIGRATION_LOCK = 7_046_066;

export interface MigrateOptions {
  /** Direct URL of a role that owns the schema and may create roles. */
  url: string;
  /** The password that the application role logs in with from now on. */
  appPassword: string;
}

/**
 * Brings the database to the newest schema, whole or not at all, and gives the application role its login.
 * Safe to repeat and to run from two places at once.
 *
 * @returns how many migrations were new.
 */
export async function migrate({ url, appPassword }: MigrateOptions): Promise<{ applied: number }> {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a lost connection would end the process; whoever waits for an answer is told anyway.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const before = await countApplied(client);
    await applyMigrations(drizzle(client), { migrationsFolder: new URL("./migrations", import.meta.url).pathname });
    const login = `ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`;
    await client.query(login);
    // So that the Worker can tell whether the schema is the one that it was built for.
    await client.query(`GRANT USAGE ON SCHEMA drizzle TO ${APP_ROLE}`);
    await client.query(`GRANT SELECT ON drizzle.__drizzle_migrations TO ${APP_ROLE}`);
    return { applied: (await countApplied(client)) - before };
  } finally {
    await client.end();
  }
}

async function countApplied(client: pg.Client): Promise<number> {
  const { rows } = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') AS journal");
  if (rows[0].journal === null) return 0;
  const counted = await client.query("SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations");
  return counted.rows[0].applied;
}

/** `npm run db:migrate`: MIGRATION_DATABASE_URL is the direct URL, DATABASE_URL names the application's login. */
async function main(): Promise<void> {
  const { MIGRATION_DATABASE_URL, DATABASE_URL } = process.env;
  if (!MIGRATION_DATABASE_URL) throw new Error("MIGRATION_DATABASE_URL is missing: the owner's direct database URL.");
  if (!DATABASE_URL) throw new Error(`DATABASE_URL is missing: the URL with which ${APP_ROLE} will log in.`);
  const login = new URL(DATABASE_URL);
  if (login.username !== APP_ROLE || !login.password) {
    throw new Error(`DATABASE_URL must log in as ${APP_ROLE} with a password.`);
  }
  const { applied } = await migrate({
    url: MIGRATION_DATABASE_URL,
    appPassword: decodeURIComponent(login.password),
  });
  console.log(applied === 0 ? "The database is up to date." : `Applied ${applied} migration(s).`);
}

if (import.meta.main) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
