import { type SQL, sql } from "drizzle-orm";
import { LIVE_STATUSES } from "../schema/appointments.ts";

/**
 * Common table expressions of every statement that takes somebody's time: what is in the way, whom to pick, and the
 * overdue holds that make room.
 *
 * They build on `p`, one row with tenant_id, id (left out of what is in the way), staff_ids (in the tenant's order),
 * during, day_from and day_to (for fairness), near_from and near_to (a day around `during`), now, session_id (whose own
 * hold is no hindrance) and keep_staff_id (who is taken first, if free); and on `allowed`, which is empty where nobody
 * is to be picked. They give `pick` with the staff_id: least booked that day, then least recently booked.
 *
 * The bounds of `p` are ready-made columns: a function over them would not be leakproof and so, under row-level
 * security, no index condition, and the whole table would be read.
 */
export function pickParts(): SQL {
  return sql`
    in_the_way AS (
      SELECT a.id, a.staff_id, (a.status = 'held' AND a.expires_at <= p.now) AS overdue,
        (a.status = 'held' AND a.session_id = p.session_id) IS TRUE AS own
      FROM appointments a, p
      WHERE a.tenant_id = p.tenant_id AND a.staff_id = ANY (p.staff_ids)
        AND a.starts_at > p.near_from AND a.starts_at < p.near_to
        AND a.status IN ${LIVE_STATUSES} AND a.during && p.during AND a.id <> p.id
    ),
    -- Whoever has it already and is free keeps it: nobody's day is read then, so that nobody's booking conflicts with it.
    keeps AS (
      SELECT FROM p WHERE p.keep_staff_id = ANY (p.staff_ids)
        AND NOT EXISTS (SELECT FROM in_the_way w WHERE w.staff_id = p.keep_staff_id AND NOT w.overdue AND NOT w.own)
    ),
    fair AS (SELECT FROM p WHERE cardinality(p.staff_ids) > 1 AND NOT EXISTS (SELECT FROM keeps)),
    pick AS (
      SELECT candidate.staff_id
      FROM p CROSS JOIN unnest(p.staff_ids) WITH ORDINALITY candidate (staff_id, place)
      LEFT JOIN LATERAL (
        SELECT count(*) AS booked FROM appointments a
        WHERE EXISTS (SELECT FROM fair) AND a.tenant_id = p.tenant_id AND a.staff_id = candidate.staff_id
          AND a.starts_at >= p.day_from AND a.starts_at < p.day_to AND a.status IN ${LIVE_STATUSES}
          AND NOT (a.status = 'held' AND a.expires_at <= p.now)
      ) today ON true
      LEFT JOIN LATERAL (
        SELECT a.created_at FROM appointments a
        WHERE EXISTS (SELECT FROM fair) AND a.tenant_id = p.tenant_id AND a.staff_id = candidate.staff_id
        ORDER BY a.created_at DESC LIMIT 1
      ) latest ON true
      WHERE EXISTS (SELECT FROM allowed)
        AND NOT EXISTS (SELECT FROM in_the_way w WHERE w.staff_id = candidate.staff_id AND NOT w.overdue AND NOT w.own)
      ORDER BY (candidate.staff_id = p.keep_staff_id) IS TRUE DESC, today.booked, latest.created_at NULLS FIRST,
        candidate.place
      LIMIT 1
    ),
    expired AS (
      UPDATE appointments a SET status = 'expired', updated_at = p.now FROM p, in_the_way w, pick
      WHERE a.tenant_id = p.tenant_id AND a.id = w.id AND w.overdue AND w.staff_id = pick.staff_id
      RETURNING a.id, a.tenant_id
    )`;
}
