import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { tenants } from "../schema/tenants.ts";
import { journal } from "./journal.ts";
import { type Fields, insertion } from "./settings-parts.ts";
import { type TenantRecord, tenantColumns, tenantRecordOf } from "./tenant-record.ts";

/**
 * Makes a business. One round trip.
 *
 * A constraint fault of `tenants_slug_unique` means that the slug is another's, one of `tenants_pkey` that the id is in
 * use. Twins under one Idempotency-Key meet neither: each read the keys that the first one writes, so the others are
 * serialization failures and find its answer on the next try.
 */
export async function createTenant(
  db: Database,
  tenantId: string,
  { settings, now, actor }: { settings: Fields; now: number; actor: string },
): Promise<Result<TenantRecord | null>> {
  const { columns, values } = insertion(tenants, settings);
  const parts = sql`
    created AS (
      INSERT INTO tenants (id, created_at, ${columns})
      SELECT ${tenantId}::uuid, ${instant(now)}, ${values}
      -- Where no tenant was entered, as for what was answered before, nothing is made.
      WHERE nullif(current_setting('app.tenant_id', true), '')::uuid = ${tenantId}::uuid
      RETURNING *
    ),
    changes AS (
      SELECT id AS tenant_id, created_at AS at, ${actor}::text AS actor, 'tenant.created' AS kind, id AS subject_id,
        '{}'::jsonb AS data FROM created
    ),
    ${journal()}`;
  const answer = sql`SELECT ${tenantColumns()} FROM created t`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer)]));
  return rows.ok ? { ok: true, value: tenantRecordOf(rows.value) } : rows;
}
