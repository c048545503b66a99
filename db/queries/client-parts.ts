import { type SQL, sql } from "drizzle-orm";

/**
 * Common table expressions that find whom an appointment is for: `matched`, everybody of this email or phone number,
 * and `refusal` with a `code` where they may not book by themselves.
 *
 * They build on `p`, one row with tenant_id, email_key, phone and now. `wanted` tells whether to look at all.
 *
 * @param isClient whether the client books, whom a block and the number of appointments ahead bind
 */
export function matchParts(wanted: SQL, isClient: boolean, defaultUpcoming: number): SQL {
  return sql`
    matched AS (
      SELECT c.id, c.blocked_at, row_number() OVER (
        ORDER BY (c.email_key = p.email_key) IS TRUE DESC, c.created_at, c.id) AS place
      FROM clients c, p
      WHERE ${wanted} AND c.tenant_id = p.tenant_id AND (c.email_key = p.email_key OR c.phone = p.phone)
    ),
    -- Also by what was given for each appointment, which its client's record may not hold.
    upcoming AS (
      SELECT count(DISTINCT a.id) AS ahead FROM p, LATERAL (
        ${upcomingOf(sql`a.client_id IN (SELECT id FROM matched)`)}
        UNION ALL ${upcomingOf(sql`a.client_email_key = p.email_key`)}
        UNION ALL ${upcomingOf(sql`a.client_phone = p.phone`)}
      ) a
      WHERE ${isClient}::boolean AND ${wanted}
    ),
    refusal AS (
      SELECT CASE WHEN EXISTS (SELECT FROM matched WHERE blocked_at IS NOT NULL) THEN 'client_blocked'
        ELSE 'too_many_upcoming' END AS code
      FROM p JOIN tenants t ON t.id = p.tenant_id
      WHERE ${isClient}::boolean AND (
        EXISTS (SELECT FROM matched WHERE blocked_at IS NOT NULL)
        OR (SELECT ahead FROM upcoming) >= coalesce((t.limits->>'upcomingPerClient')::int, ${defaultUpcoming}::int))
    )`;
}

function upcomingOf(whose: SQL): SQL {
  return sql`SELECT a.id FROM appointments a
    WHERE a.tenant_id = p.tenant_id AND ${whose} AND a.starts_at > p.now AND a.status IN ('confirming', 'confirmed')`;
}

/**
 * `client`, the one row whose id the appointment gets: who was matched first, and is never overwritten, or else a new
 * one. Builds on `p` (also with name and email), `matched` and `booking`, which is empty where nothing is booked.
 */
export function clientParts(newClientId: string): SQL {
  return sql`
    added AS (
      INSERT INTO clients (id, tenant_id, name, email, phone, created_at)
      SELECT ${newClientId}::uuid, p.tenant_id, p.name, p.email, p.phone, p.now FROM p
      WHERE EXISTS (SELECT FROM booking) AND NOT EXISTS (SELECT FROM matched)
      RETURNING id
    ),
    client AS (
      SELECT id FROM matched WHERE place = 1 AND EXISTS (SELECT FROM booking)
      UNION ALL SELECT id FROM added
    )`;
}
