import { sql } from "drizzle-orm";
import { type Database, instant, list, type Result } from "../client.ts";
import { LIVE_STATUSES } from "../schema/appointments.ts";
import { journal } from "./journal.ts";

export interface PlaceHold {
  /** Minted before the first try; said again it answers the row that is already there. */
  id: string;
  serviceId: string;
  /** Who may take it by the rules, in the tenant's order. */
  staffIds: string[];
  /** Epoch milliseconds. */
  start: number;
  end: number;
  /** The service with its buffers. */
  blockedFrom: number;
  blockedTo: number;
  /** The local day of `start`, for fairness. */
  dayFrom: number;
  dayTo: number;
  now: number;
  expiresAt: number;
  sessionId: string | null;
  channel: string;
  actor: string;
  /** What the caller's configuration was; another one in the database is `stale`. */
  configVersion: number;
}

export type PlaceHoldAnswer =
  | { verdict: "held"; staffId: string; start: number; end: number; expiresAt: number }
  | { verdict: "taken" }
  | { verdict: "stale" };

/** No appointment with its buffers takes longer; see `appointments_during_bounded`. */
const DAY_MS = 86_400_000;

/**
 * Holds a slot for the first free staff member: least booked that day, then least recently booked. In the same
 * statement it releases the session's earlier hold, turns what is overdue and in the way to `expired`, and writes
 * audit and events. One round trip.
 *
 * ON CONFLICT DO NOTHING instead of a plain INSERT: against an EXCLUDE constraint the latter deadlocks under
 * contention.
 */
export async function placeHold(db: Database, tenantId: string, hold: PlaceHold): Promise<Result<PlaceHoldAnswer>> {
  const batch = await db.book({ tenantId }, [
    sql`
    WITH p AS (
      SELECT ${tenantId}::uuid AS tenant_id, ${hold.id}::uuid AS id, ${list(hold.staffIds, "uuid")} AS staff_ids,
        ${instant(hold.start)} AS starts_at, ${instant(hold.end)} AS ends_at,
        tstzrange(${instant(hold.blockedFrom)}, ${instant(hold.blockedTo)}) AS during,
        ${instant(hold.dayFrom)} AS day_from, ${instant(hold.dayTo)} AS day_to,
        ${instant(hold.now)} AS now, ${hold.sessionId}::uuid AS session_id,
        -- Ready-made bounds: a function over p would not be leakproof and so, under row-level security, no index
        -- condition, and the whole table would be read.
        ${instant(hold.blockedFrom - DAY_MS)} AS near_from, ${instant(hold.blockedTo + DAY_MS)} AS near_to
    ),
    settings AS (
      SELECT t.id FROM tenants t, p
      WHERE t.id = p.tenant_id AND t.config_version = ${hold.configVersion}::int AND t.booking_enabled
    ),
    mine AS (SELECT a.* FROM appointments a, p
             WHERE a.tenant_id = p.tenant_id AND a.id = p.id AND (a.status <> 'held' OR a.expires_at > p.now)),
    in_the_way AS (
      SELECT a.id, a.staff_id, (a.status = 'held' AND a.expires_at <= p.now) AS overdue,
        (a.status = 'held' AND a.session_id = p.session_id) IS TRUE AS own
      FROM appointments a, p
      WHERE a.tenant_id = p.tenant_id AND a.staff_id = ANY (p.staff_ids)
        AND a.starts_at > p.near_from AND a.starts_at < p.near_to
        AND a.status IN ${LIVE_STATUSES} AND a.during && p.during
    ),
    pick AS (
      SELECT candidate.staff_id
      FROM p CROSS JOIN unnest(p.staff_ids) WITH ORDINALITY candidate (staff_id, place)
      -- Where only one could take it there is nothing to be fair about, and nothing more to read.
      LEFT JOIN LATERAL (
        SELECT count(*) AS booked FROM appointments a
        WHERE cardinality(p.staff_ids) > 1 AND a.tenant_id = p.tenant_id AND a.staff_id = candidate.staff_id
          AND a.starts_at >= p.day_from AND a.starts_at < p.day_to AND a.status IN ${LIVE_STATUSES}
          AND NOT (a.status = 'held' AND a.expires_at <= p.now)
      ) today ON true
      LEFT JOIN LATERAL (
        SELECT a.created_at FROM appointments a
        WHERE cardinality(p.staff_ids) > 1 AND a.tenant_id = p.tenant_id AND a.staff_id = candidate.staff_id
        ORDER BY a.created_at DESC LIMIT 1
      ) latest ON true
      WHERE EXISTS (SELECT FROM settings) AND NOT EXISTS (SELECT FROM mine)
        AND NOT EXISTS (SELECT FROM in_the_way w WHERE w.staff_id = candidate.staff_id AND NOT w.overdue AND NOT w.own)
      ORDER BY today.booked, latest.created_at NULLS FIRST, candidate.place
      LIMIT 1
    ),
    expired AS (
      UPDATE appointments a SET status = 'expired', updated_at = p.now FROM p, in_the_way w, pick
      WHERE a.tenant_id = p.tenant_id AND a.id = w.id AND w.overdue AND w.staff_id = pick.staff_id
      RETURNING a.id, a.tenant_id
    ),
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
    ${journal()}
    SELECT CASE WHEN h.status = 'held' THEN 'held' WHEN EXISTS (SELECT FROM settings) THEN 'taken' ELSE 'stale' END
        AS verdict, h.staff_id AS "staffId", h.starts_at AS start, h.ends_at AS "end", h.expires_at AS "expiresAt"
    FROM p LEFT JOIN (SELECT * FROM held UNION ALL SELECT * FROM mine) h ON true`,
  ]);
  if (!batch.ok) return batch;
  const [row] = batch.value[0] ?? [];
  const verdict = row?.verdict === "held" || row?.verdict === "taken" ? row.verdict : "stale";
  return { ok: true, value: { ...row, verdict } as PlaceHoldAnswer };
}
