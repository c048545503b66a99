import { sql } from "drizzle-orm";
import { ownerDatabase } from "./tenant.ts";

/**
 * In how many rows of each table of the database any of these texts stands, in whatever column and case; tables without
 * one are left out. Enumerated from the catalogue, so that a new table is looked at, too.
 */
export async function tracesOf(...texts: string[]): Promise<Record<string, number>> {
  const owner = ownerDatabase();
  const tables = await owner.execute(sql`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`);
  const found: Record<string, number> = {};
  for (const { name } of tables.rows as { name: string }[]) {
    const rows = await owner.execute(sql`
      SELECT count(*)::int AS rows FROM ${sql.raw(name)} planted
      WHERE EXISTS (SELECT FROM unnest(${sql.param(texts)}::text[]) wanted
                    WHERE strpos(lower(planted::text), lower(wanted)) > 0)`);
    const count = Number(rows.rows[0]?.rows);
    if (count > 0) found[name] = count;
  }
  return found;
}
