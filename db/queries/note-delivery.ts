import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type CarrierOptOut, carrierOptOut } from "./carrier-opt-out.ts";
import { audit } from "./journal.ts";

/** What a provider tells of a text after it has taken it. */
export interface Delivery {
  /** Our own id of the message, and the provider's. */
  messageId: string;
  providerId: string;
  status: "sent" | "delivered" | "undelivered" | "failed";
  reason: string | null;
  optOut: CarrierOptOut | null;
  now: number;
}

/**
 * Writes down what became of a text, which settles also one of which nobody knew whether it went out, with its job and
 * what a person was asked to look after. News come twice and out of order: a message only goes forward, from handed over
 * to sent to its end, and its first end counts. One round trip.
 */
export async function noteDelivery(db: Database, tenantId: string, delivery: Delivery): Promise<Result<void>> {
  const { messageId, providerId, status, reason, optOut, now } = delivery;
  const at = instant(now);
  const openTo = status === "sent" ? sql`('sending', 'unknown')` : sql`('sending', 'unknown', 'sent')`;
  const batch = await db.write({ tenantId }, [
    sql`
    WITH told_of AS (
      UPDATE messages SET status = ${status}, provider_id = ${providerId}, reason = ${reason}, updated_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid AND channel = 'text' AND status IN ${openTo}
        AND coalesce(provider_id, ${providerId}) = ${providerId}
      RETURNING id, tenant_id, job_id, kind, subject_id, channel, to_key
    ),
    ${carrierOptOut(sql`told_of`, optOut, now)},
    -- It went out after all, so its job has done what it was for.
    completed AS (
      UPDATE jobs j SET status = 'completed', reason = NULL FROM told_of
      WHERE j.tenant_id = told_of.tenant_id AND j.id = told_of.job_id AND j.status = 'failed'
        AND j.reason = 'outcome_unknown' AND ${status}::text <> 'failed'
      RETURNING j.id, j.tenant_id, j.kind, j.subject_id, j.variant
    ),
    resolved AS (
      UPDATE failures f SET resolved_at = ${at}, resolved_by = 'system', updated_at = ${at} FROM completed c
      WHERE f.tenant_id = c.tenant_id AND f.type = 'job.' || c.kind AND f.subject_id = c.id AND f.resolved_at IS NULL
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, 'system'::text AS actor, subject_id, 'message.' || ${status}::text AS kind,
        jsonb_strip_nulls(jsonb_build_object('messageId', id, 'kind', kind, 'channel', channel,
          'reason', ${reason}::text)) AS data
      FROM told_of
      UNION ALL SELECT tenant_id, ${at}, 'system', subject_id, 'job.completed',
        jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant)
      FROM completed
    ),
    ${audit()}
    SELECT FROM told_of`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
