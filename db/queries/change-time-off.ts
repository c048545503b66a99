import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { journal } from "./journal.ts";
import { overlapping, releaseParts, type TimeOffAnswer, timeOffColumns } from "./time-off-parts.ts";

export interface ChangeTimeOff {
  timeOffId: string;
  staffId?: string | undefined;
  /** Epoch milliseconds. */
  start?: number | undefined;
  end?: number | undefined;
  reason?: string | undefined;
  now: number;
  actor: string;
  /** The longest that it may be, in milliseconds. */
  longest: number;
  limit: number;
}

export type ChangeTimeOffAnswer =
  | { verdict: "done"; answer: TimeOffAnswer }
  | { verdict: "not_found" | "unknown_staff" | "not_in_order" | "too_long" };

/**
 * Changes time off as it stands, so two changes at once lose nothing of each other; otherwise as `createTimeOff`. One
 * round trip.
 */
export async function changeTimeOff(
  db: Database,
  tenantId: string,
  change: ChangeTimeOff,
): Promise<Result<ChangeTimeOffAnswer>> {
  const { timeOffId, staffId = null, start, end, reason = null, now, actor, longest, limit } = change;
  const batch = await db.book({ tenantId }, [
    sql`
    WITH before AS (SELECT * FROM time_off WHERE tenant_id = ${tenantId}::uuid AND id = ${timeOffId}::uuid),
    wanted AS (
      SELECT coalesce(${staffId}::uuid, staff_id) AS staff_id, coalesce(${reason}::text, reason) AS reason,
        ${start === undefined ? sql`starts_at` : instant(start)} AS starts_at,
        ${end === undefined ? sql`ends_at` : instant(end)} AS ends_at
      FROM before
    ),
    decision AS (
      SELECT CASE
          WHEN NOT EXISTS (SELECT FROM staff m WHERE m.tenant_id = ${tenantId}::uuid AND m.id = w.staff_id)
            THEN 'unknown_staff'
          WHEN w.ends_at <= w.starts_at THEN 'not_in_order'
          WHEN w.ends_at - w.starts_at > make_interval(secs => ${longest / 1000}::int) THEN 'too_long'
          ELSE 'done'
        END AS verdict
      FROM wanted w
    ),
    off AS (
      UPDATE time_off f SET staff_id = w.staff_id, starts_at = w.starts_at, ends_at = w.ends_at, reason = w.reason
      FROM wanted w, decision
      WHERE decision.verdict = 'done' AND f.tenant_id = ${tenantId}::uuid AND f.id = ${timeOffId}::uuid
      RETURNING f.*
    ),
    ${releaseParts(tenantId, now)},
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, kind, id AS subject_id, data
      FROM (
        SELECT tenant_id, id, 'hold.released' AS kind, '{"why": "time_off"}'::jsonb AS data FROM released
        UNION ALL SELECT off.tenant_id, off.id, 'time_off.changed',
          jsonb_build_object('staffId', off.staff_id, 'startsAt', off.starts_at, 'endsAt', off.ends_at)
        FROM off, before WHERE off IS DISTINCT FROM before
      ) c
    ),
    ${journal()}
    SELECT decision.verdict, told.*, ${overlapping(tenantId, now, limit)} AS overlapping
    FROM decision LEFT JOIN (SELECT ${timeOffColumns()} FROM off f) told ON true`,
  ]);
  if (!batch.ok) return batch;
  const { verdict = "not_found", overlapping: found, ...timeOff } = batch.value[0]?.[0] ?? {};
  if (verdict !== "done") return { ok: true, value: { verdict } as ChangeTimeOffAnswer };
  return { ok: true, value: { verdict, answer: { timeOff, overlapping: found } as unknown as TimeOffAnswer } };
}
