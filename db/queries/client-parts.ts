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
    refusal AS (
      SELECT CASE WHEN EXISTS (SELECT FROM matched WHERE blocked_at IS NOT NULL) THEN 'client_blocked'
        ELSE 'too_many_upcoming' END AS code
      FROM p JOIN tenants t ON t.id = p.tenant_id
      WHERE ${isClient}::boolean AND (
        EXISTS (SELECT FROM matched WHERE blocked_at IS NOT NULL)
        OR (
          SELECT count(*) FROM matched m JOIN appointments a ON a.tenant_id = p.tenant_id AND a.client_id = m.id
            AND a.starts_at > p.now AND a.status IN ('confirming', 'confirmed')
        ) >= coalesce((t.limits->>'upcomingPerClient')::int, ${defaultUpcoming}::int))
    )`;
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
