import { type SQL, sql } from "drizzle-orm";
import { epoch, instant } from "../client.ts";

/** Time in which a staff member takes no appointments; epoch milliseconds. */
export interface TimeOffRecord {
  id: string;
  staffId: string;
  start: number;
  end: number;
  reason: string;
}

/** An appointment over time off, without anything about its client. */
export interface OverlappingAppointment {
  id: string;
  version: number;
  reference: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  serviceId: string;
  staffId: string;
}

/** What became of time off, and what is booked over it. */
export interface TimeOffAnswer {
  timeOff: TimeOffRecord;
  /** By start, one more than asked for where there are more. */
  overlapping: OverlappingAppointment[];
}

/** Selects `TimeOffRecord` columns from rows of time_off named `f`. */
export function timeOffColumns(): SQL {
  return sql`f.id, f.staff_id AS "staffId", ${epoch(sql`f.starts_at`)} AS start, ${epoch(sql`f.ends_at`)} AS "end", f.reason`;
}

/**
 * Common table expressions of the statements that take somebody's time off. They build on `off`, at most one row of
 * time_off as it is after them, and give `released`: live holds inside of it, which nobody could keep.
 *
 * That both this and whatever takes a slot are serializable, and that a slot is taken only at the config_version which
 * time off raises, makes every slot either seen here or judged again with this time off.
 */
export function releaseParts(tenantId: string, now: number): SQL {
  return sql`
    near AS (
      SELECT off.*, starts_at - interval '24 hours' AS near_from, ends_at + interval '24 hours' AS near_to FROM off
    ),
    released AS (
      UPDATE appointments a SET status = 'released', updated_at = ${instant(now)} FROM near
      WHERE a.tenant_id = ${tenantId}::uuid AND a.staff_id = near.staff_id
        AND a.starts_at > near.near_from AND a.starts_at < near.near_to
        AND a.status = 'held' AND a.expires_at > ${instant(now)}
        AND a.starts_at < near.ends_at AND a.ends_at > near.starts_at
      RETURNING a.id, a.tenant_id
    )`;
}

/** What is booked over `near` of `releaseParts` and not over yet, buffers included, as one JSON list. */
export function overlapping(tenantId: string, now: number, limit: number): SQL {
  return sql`
    coalesce((
      SELECT jsonb_agg(to_jsonb(over_it)) FROM (
        SELECT a.id, a.version, a.reference, ${epoch(sql`a.starts_at`)} AS start, ${epoch(sql`a.ends_at`)} AS "end",
          a.service_id AS "serviceId", a.staff_id AS "staffId"
        FROM appointments a, near
        WHERE a.tenant_id = ${tenantId}::uuid AND a.staff_id = near.staff_id
          AND a.starts_at > near.near_from AND a.starts_at < near.near_to
          AND a.status IN ('confirming', 'confirmed') AND a.ends_at > ${instant(now)}
          AND a.during && tstzrange(near.starts_at, near.ends_at)
        ORDER BY a.starts_at, a.id LIMIT ${limit}::int
      ) over_it), '[]')`;
}
