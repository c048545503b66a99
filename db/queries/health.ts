import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import journal from "../migrations/meta/_journal.json" with { type: "json" };

/** How many migrations the database has had, and how many this code was built with. One round trip. */
export async function readSchemaVersion(db: Database): Promise<Result<{ applied: number; expected: number }>> {
  const batch = await db.read({ slug: "" }, [sql`SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations`]);
  if (!batch.ok) return batch;
  return { ok: true, value: { applied: batch.value[0]?.[0]?.applied as number, expected: journal.entries.length } };
}

/** Whether the role that we log in as could step around row-level security. One round trip. */
export async function readRoleSafety(db: Database): Promise<Result<{ role: string; canBypass: boolean }>> {
  const batch = await db.read({ slug: "" }, [
    sql`
    SELECT current_user AS role,
      r.rolsuper OR r.rolbypassrls OR pg_has_role(current_user, 'gomomo_system', 'USAGE')
        OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) AS "canBypass"
    FROM pg_roles r WHERE r.rolname = current_user`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0] as unknown as { role: string; canBypass: boolean } } : batch;
}
