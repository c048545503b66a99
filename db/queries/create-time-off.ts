import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";
import { overlapping, releaseParts, type TimeOffAnswer, timeOffColumns } from "./time-off-parts.ts";

export interface CreateTimeOff {
  timeOffId: string;
  staffId: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  reason: string;
  now: number;
  actor: string;
  /** How many of the appointments over it are read. */
  limit: number;
}

/**
 * Takes a staff member's time off. Appointments over it stand and are named; live holds inside of it are released. One
 * round trip; null where there is no such tenant, "unknown_staff" where they are not its staff.
 */
export async function createTimeOff(
  db: Database,
  tenantId: string,
  { timeOffId, staffId, start, end, reason, now, actor, limit }: CreateTimeOff,
): Promise<Result<TimeOffAnswer | "unknown_staff" | null>> {
  const parts = sql`
    off AS (
      INSERT INTO time_off (id, tenant_id, staff_id, starts_at, ends_at, reason)
      SELECT ${timeOffId}::uuid, m.tenant_id, m.id, ${instant(start)}, ${instant(end)}, ${reason}
      FROM staff m WHERE m.tenant_id = ${tenantId}::uuid AND m.id = ${staffId}::uuid
      RETURNING *
    ),
    ${releaseParts(tenantId, now)},
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, kind, id AS subject_id, data
      FROM (
        SELECT tenant_id, id, 'hold.released' AS kind, '{"why": "time_off"}'::jsonb AS data FROM released
        UNION ALL SELECT tenant_id, id, 'time_off.created',
          jsonb_build_object('staffId', staff_id, 'startsAt', starts_at, 'endsAt', ends_at) FROM off
      ) c
    ),
    ${journal()}`;
  const answer = sql`
    SELECT f.*, ${overlapping(tenantId, now, limit)} AS overlapping
    FROM tenants t LEFT JOIN (SELECT ${timeOffColumns()} FROM off f) f ON true WHERE t.id = ${tenantId}::uuid`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer, sql`id IS NOT NULL`)]));
  if (!rows.ok) return rows;
  const [row] = rows.value;
  if (!row) return { ok: true, value: null };
  const { overlapping: found, ...timeOff } = row;
  return {
    ok: true,
    value: timeOff.id ? ({ timeOff, overlapping: found } as unknown as TimeOffAnswer) : "unknown_staff",
  };
}
