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
 * one. Builds on `p` (also with name, email, phone and texts_agreed), `matched` and `booking`, which is empty where
 * nothing is booked.
 *
 * Who agrees to texts agrees for the number of this booking: the record says so where it has that very number, and
 * nothing was said of it before.
 *
 * @param agreedBy how they said that they agree to texts; null where they did not
 */
export function clientParts(newClientId: string, agreedBy: string | null): SQL {
  // A part that changes rows reads them even where it changes none, and under SERIALIZABLE what is read conflicts.
  const agreed = agreedBy === null ? sql`` : agreedParts(agreedBy);
  return sql`
    added AS (
      INSERT INTO clients (id, tenant_id, name, email, phone, texts_agreed_at, texts_agreed_by, created_at)
      SELECT ${newClientId}::uuid, p.tenant_id, p.name, p.email, p.phone, CASE WHEN p.texts_agreed THEN p.now END,
        ${agreedBy}::text, p.now FROM p
      WHERE EXISTS (SELECT FROM booking) AND NOT EXISTS (SELECT FROM matched)
      RETURNING id
    ),
    client AS (
      SELECT id FROM matched WHERE place = 1 AND EXISTS (SELECT FROM booking)
      UNION ALL SELECT id FROM added
    )${agreed}`;
}

function agreedParts(agreedBy: string): SQL {
  return sql`,
    texts_agreed AS (
      UPDATE clients c SET texts_agreed_at = p.now, texts_agreed_by = ${agreedBy}::text, version = c.version + 1
      FROM p, matched
      WHERE EXISTS (SELECT FROM booking) AND matched.place = 1 AND c.tenant_id = p.tenant_id
        AND c.id = matched.id AND c.phone = p.phone AND c.texts_agreed_at IS NULL AND c.texts_ended_at IS NULL
      RETURNING c.*
    )`;
}

/**
 * More rows of `changes`, which tell of a record on which an agreement to texts was noted; builds on `clientParts` with the
 * same `agreedBy`.
 */
export function agreedChanges(actor: string, agreedBy: string | null): SQL {
  if (agreedBy === null) return sql``;
  return sql`
    UNION ALL SELECT c.tenant_id, p.now AS at, ${actor}::text AS actor, 'client.changed' AS kind, c.id AS subject_id,
      jsonb_build_object('version', c.version, 'fields', '["texts"]'::jsonb, 'blocked', c.blocked_at IS NOT NULL,
        'texts', true) AS data
    FROM texts_agreed c, p`;
}
