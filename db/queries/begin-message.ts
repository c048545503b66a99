import { sql } from "drizzle-orm";
import { type Database, epoch, instant, type Result } from "../client.ts";
import type { Channel } from "../schema/messages.ts";
import { addressKey, hasEndedTexts } from "./subject-facts.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface BeginMessage {
  /** The message's id, minted before. */
  id: string;
  jobId: string;
  /** The try that this belongs to; a job that someone else has taken over sends nothing here. */
  attempt: number;
  claimedAt: number;
  kind: string;
  channel: Channel;
  /** An email, or a number in E.164. */
  address: string;
  /** What a text says; only a digest of it is kept. */
  body: string | null;
  subjectId: string;
  /** The version of the appointment that it speaks of; null where it is about none. */
  version: number | null;
  segments: number | null;
  /** Messages that this address may get in an hour; null where nothing is counted. */
  perHour: number | null;
  /** Between two of this kind to this address; null where they may follow each other. */
  minutesApart: number | null;
  /** Whether the person's wish to hear no more keeps it back. */
  heedsOptOut: boolean;
  now: number;
}

export type BeginVerdict =
  | { verdict: "begun" }
  /** The job is someone else's by now. */
  | { verdict: "lost" }
  | { verdict: "opted_out" }
  /** The appointment is not what it was when this was written, or whoever left the inquiry was erased. */
  | { verdict: "changed" }
  /** The address has had its messages; from `until` on (epoch milliseconds) there is room for one. */
  | { verdict: "limited"; until: number }
  /** The address has just had one of these; from `until` on (epoch milliseconds) it may have another. */
  | { verdict: "too_soon"; until: number };

/**
 * Writes down that a message is about to be handed over, which is the last moment at which limits, opt-outs and the
 * appointment itself are looked at. Those who write to one address at the same time wait for each other, so limits hold
 * exactly. Said again it gives the same answer. One round trip.
 */
export async function beginMessage(db: Database, tenantId: string, begin: BeginMessage): Promise<Result<BeginVerdict>> {
  const key = addressKey(sql`${begin.address}::text`);
  const batch = await db.write({ tenantId }, [
    // The second statement sees what those have written who had the lock before.
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${tenantId}::text || ${begin.channel}::text || ${key}, 0))`,
    sql`
    WITH claim AS (
      SELECT id FROM jobs WHERE tenant_id = ${tenantId}::uuid AND id = ${begin.jobId}::uuid AND status = 'claimed'
        AND attempts = ${begin.attempt}::int AND claimed_at = ${instant(begin.claimedAt)}
      FOR UPDATE
    ),
    -- With as many in the hour before, the oldest of the newest so many has to grow an hour old first.
    full_hour AS (
      SELECT created_at + interval '1 hour' AS until FROM messages
      WHERE tenant_id = ${tenantId}::uuid AND to_key = ${key} AND channel = ${begin.channel} AND status <> 'failed'
        AND id <> ${begin.id}::uuid AND created_at > ${instant(begin.now - HOUR_MS)}
      ORDER BY created_at DESC OFFSET ${Math.max((begin.perHour ?? 1) - 1, 0)}::int LIMIT 1
    ),
    one_before AS (
      SELECT max(created_at) + make_interval(mins => ${begin.minutesApart ?? 0}::int) AS until FROM messages
      WHERE tenant_id = ${tenantId}::uuid AND to_key = ${key} AND channel = ${begin.channel} AND kind = ${begin.kind}
        AND status <> 'failed' AND id <> ${begin.id}::uuid
        AND created_at > ${instant(begin.now - (begin.minutesApart ?? 0) * MINUTE_MS)}
    ),
    -- The client's record may have ended their agreement since the job was claimed.
    ended AS (
      SELECT FROM appointments a JOIN clients c ON c.tenant_id = a.tenant_id AND c.id = a.client_id
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${begin.subjectId}::uuid AND ${begin.channel}::text = 'text'
        AND ${hasEndedTexts(sql`${begin.address}::text`)}
    ),
    decision AS (
      SELECT CASE
          WHEN NOT EXISTS (SELECT FROM claim) THEN 'lost'
          WHEN NOT EXISTS (SELECT FROM appointments a WHERE a.tenant_id = ${tenantId}::uuid
            AND a.id = ${begin.subjectId}::uuid AND a.version = ${begin.version}::int)
            AND ${begin.version !== null}::boolean THEN 'changed'
          WHEN EXISTS (SELECT FROM inquiries i WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ${begin.subjectId}::uuid
            AND i.client_email IS NULL AND i.client_phone IS NULL) THEN 'changed'
          WHEN ${begin.heedsOptOut}::boolean AND (EXISTS (SELECT FROM opt_outs o WHERE o.tenant_id = ${tenantId}::uuid
            AND o.channel = ${begin.channel} AND o.address_key = ${key}) OR EXISTS (SELECT FROM ended)) THEN 'opted_out'
          WHEN ${begin.perHour !== null}::boolean AND EXISTS (SELECT FROM full_hour) THEN 'limited'
          WHEN (SELECT until FROM one_before) IS NOT NULL THEN 'too_soon'
          ELSE 'begun'
        END AS verdict
    ),
    begun AS (
      INSERT INTO messages (id, tenant_id, job_id, kind, channel, to_key, body_key, subject_id, status,
        segments, created_at, updated_at)
      SELECT ${begin.id}::uuid, ${tenantId}::uuid, ${begin.jobId}::uuid, ${begin.kind}, ${begin.channel}, ${key},
        encode(sha256(convert_to(${begin.body}::text, 'UTF8')), 'hex'), ${begin.subjectId}::uuid, 'sending', ${begin.segments}::int, ${instant(begin.now)}, ${instant(begin.now)}
      FROM decision WHERE verdict = 'begun'
      ON CONFLICT DO NOTHING
      RETURNING id
    )
    SELECT CASE WHEN verdict = 'begun' AND NOT EXISTS (SELECT FROM begun UNION ALL SELECT FROM messages
          WHERE tenant_id = ${tenantId}::uuid AND id = ${begin.id}::uuid AND status = 'sending')
        THEN 'lost' ELSE verdict END AS verdict,
      (SELECT ${epoch(sql`until`)} FROM (SELECT until FROM full_hour WHERE verdict = 'limited'
        UNION ALL SELECT until FROM one_before WHERE verdict = 'too_soon') room) AS until
    FROM decision`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[1]?.[0] as unknown as BeginVerdict } : batch;
}
