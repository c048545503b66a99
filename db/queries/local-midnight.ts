import { type SQL, sql } from "drizzle-orm";

/**
 * The instant at which a date begins in the tenant's zone, as a scalar subquery: evaluated once before the scan, so that
 * it can bound it also under row-level security.
 */
export function localMidnight(tenantId: string, date: SQL): SQL {
  return sql`(SELECT ${midnightIn(sql`timezone`, date)} FROM tenants WHERE id = ${tenantId}::uuid)`;
}

/**
 * The instant at which a date begins in a zone. Of a midnight that comes twice, as in the Azores in autumn, PostgreSQL
 * takes the later one; the date begins with the earlier.
 */
export function midnightIn(timezone: SQL, date: SQL): SQL {
  return sql`(
    SELECT CASE WHEN (late - interval '1 hour') AT TIME ZONE ${timezone} >= day THEN late - interval '1 hour' ELSE late END
    FROM (SELECT (${date})::timestamp AS day) wanted, LATERAL (SELECT day AT TIME ZONE ${timezone} AS late) found)`;
}
