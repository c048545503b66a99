import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { staff } from "../schema/catalogue.ts";
import { journal } from "./journal.ts";
import { type Fields, insertion } from "./settings-parts.ts";
import { type StaffRecord, staffColumns } from "./staff-record.ts";

/** Adds a staff member. One round trip; null where there is no such tenant. */
export async function createStaff(
  db: Database,
  tenantId: string,
  { staffId, fields, now, actor }: { staffId: string; fields: Fields; now: number; actor: string },
): Promise<Result<StaffRecord | null>> {
  const { columns, values } = insertion(staff, fields);
  const parts = sql`
    created AS (
      INSERT INTO staff (id, tenant_id, ${columns})
      SELECT ${staffId}::uuid, t.id, ${values} FROM tenants t WHERE t.id = ${tenantId}::uuid
      RETURNING *
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'staff.created' AS kind, id AS subject_id,
        '{}'::jsonb AS data FROM created
    ),
    ${journal()}`;
  const answer = sql`SELECT ${staffColumns()} FROM created m`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer)]));
  return rows.ok ? { ok: true, value: (rows.value[0] ?? null) as StaffRecord | null } : rows;
}
