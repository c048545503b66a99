import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";

/** Gives time off back. Said again it changes nothing. One round trip; false where there is no such tenant. */
export async function deleteTimeOff(
  db: Database,
  tenantId: string,
  { timeOffId, now, actor }: { timeOffId: string; now: number; actor: string },
): Promise<Result<boolean>> {
  const batch = await db.book({ tenantId }, [
    sql`
    WITH deleted AS (
      DELETE FROM time_off WHERE tenant_id = ${tenantId}::uuid AND id = ${timeOffId}::uuid RETURNING *
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'time_off.deleted' AS kind, id AS subject_id,
        jsonb_build_object('staffId', staff_id, 'startsAt', starts_at, 'endsAt', ends_at) AS data FROM deleted
    ),
    ${journal()}
    SELECT t.id FROM tenants t WHERE t.id = ${tenantId}::uuid`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.length === 1 } : batch;
}
