import { sql } from "drizzle-orm";
import { answering } from "../answering.ts";
import { type Database, epoch, instant, type Result, type Row } from "../client.ts";
import { journal } from "./journal.ts";
import { pickParts } from "./slot-parts.ts";
import { type TakeSlot, takeSlotParameters } from "./take-slot.ts";

export interface PlaceHold extends TakeSlot {
  serviceId: string;
  expiresAt: number;
  channel: string;
  actor: string;
  /** What the caller's configuration was; another one in the database is `stale`. */
  configVersion: number;
}

export type PlaceHoldAnswer =
  | { verdict: "held"; id: string; staffId: string; start: number; end: number; expiresAt: number }
  | { verdict: "taken" }
  | { verdict: "stale" };

/**
 * Holds a slot for the first free staff member: least booked that day, then least recently booked. In the same
 * statement it releases the session's earlier hold, turns what is overdue and in the way to `expired`, and writes
 * audit and events. One round trip.
 *
 * ON CONFLICT DO NOTHING instead of a plain INSERT: against an EXCLUDE constraint the latter deadlocks under
 * contention.
 *
 * What was answered under the same `Idempotency-Key` before comes as the fault `replayed`, for `placeHoldAnswer`: it takes
 * nobody's time now.
 */
export async function placeHold(db: Database, tenantId: string, hold: PlaceHold): Promise<Result<PlaceHoldAnswer>> {
  const parts = sql`
    p AS (SELECT ${takeSlotParameters(tenantId, hold)}),
    settings AS (
      SELECT t.id FROM tenants t, p
      WHERE t.id = p.tenant_id AND t.config_version = ${hold.configVersion}::int AND t.booking_enabled
    ),
    mine AS (SELECT a.* FROM appointments a, p
             WHERE a.tenant_id = p.tenant_id AND a.id = p.id AND (a.status <> 'held' OR a.expires_at > p.now)),
    allowed AS (SELECT FROM settings WHERE NOT EXISTS (SELECT FROM mine)),
    ${pickParts()},
    released AS (
      UPDATE appointments a SET status = 'released', updated_at = p.now FROM p, pick
      -- The constant keeps holds without a session from reading, and conflicting with, everyone else's.
      WHERE ${hold.sessionId !== null}::boolean AND a.tenant_id = p.tenant_id AND a.session_id = p.session_id
        AND a.status = 'held' AND a.expires_at > p.now
      RETURNING a.id, a.tenant_id
    ),
    held AS (
      INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at,
                                session_id, channel, created_at, updated_at)
      SELECT p.id, p.tenant_id, ${hold.serviceId}::uuid, pick.staff_id, 'held', p.starts_at, p.ends_at, p.during,
        ${instant(hold.expiresAt)}, p.session_id, ${hold.channel}, p.now, p.now
      FROM p, pick
      -- Counting them makes both run before the insert.
      WHERE (SELECT count(*) FROM expired) + (SELECT count(*) FROM released) >= 0
      ON CONFLICT DO NOTHING
      RETURNING *
    ),
    changes AS (
      SELECT c.tenant_id, p.now AS at, ${hold.actor}::text AS actor, c.kind, c.id AS subject_id, c.data
      FROM p, (
        SELECT tenant_id, id, 'hold.expired' AS kind, '{}'::jsonb AS data FROM expired
        UNION ALL SELECT tenant_id, id, 'hold.released', '{"why": "replaced"}' FROM released
        UNION ALL SELECT tenant_id, id, 'hold.placed',
          jsonb_build_object('serviceId', service_id, 'staffId', staff_id, 'startsAt', starts_at) FROM held
      ) c
    ),
    ${journal()}`;
  const answer = sql`
    SELECT CASE WHEN h.status = 'held' THEN 'held' WHEN EXISTS (SELECT FROM settings) THEN 'taken' ELSE 'stale' END
        AS verdict, h.id, h.staff_id AS "staffId", ${epoch(sql`h.starts_at`)} AS start, ${epoch(sql`h.ends_at`)} AS "end",
        ${epoch(sql`h.expires_at`)} AS "expiresAt"
    FROM p LEFT JOIN (SELECT * FROM held UNION ALL SELECT * FROM mine) h ON true`;
  const batch = await db.book({ tenantId }, [answering(db, parts, answer, sql`verdict = 'held'`)]);
  return batch.ok ? { ok: true, value: placeHoldAnswer(batch.value[0] ?? []) } : batch;
}

/** Reads the statement's rows, also where they were kept. */
export function placeHoldAnswer([row]: Row[]): PlaceHoldAnswer {
  const verdict = row?.verdict === "held" || row?.verdict === "taken" ? row.verdict : "stale";
  return { ...row, verdict } as PlaceHoldAnswer;
}
