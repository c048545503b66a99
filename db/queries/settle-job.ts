import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { MessageStatus } from "../schema/messages.ts";
import { type CarrierOptOut, carrierOptOut } from "./carrier-opt-out.ts";
import { audit } from "./journal.ts";

/** How a try of a job ended. */
export interface Settlement {
  jobId: string;
  /**
   * The try, and when it began, as a job that a person lets begin anew counts from the first again; one that someone
   * else has taken over stays as it is.
   */
  attempt: number;
  claimedAt: number;
  /** `pending` waits for `runAt`. */
  status: "completed" | "failed" | "cancelled" | "pending";
  reason: string | null;
  /** Epoch milliseconds; for `pending` alone. */
  runAt: number | null;
  /** Waiting was no failed try, so it does not count as one. */
  givesBackTry: boolean;
  /** What became of the message; told also where the job is someone else's by now. */
  message: { id: string; status: MessageStatus; providerId: string | null; reason: string | null } | null;
  /** What a person has to see. */
  failure: { id: string; message: string; payload: Record<string, unknown> } | null;
  /** What happened with it, on which something may follow. */
  event: { kind: string; data: Record<string, unknown> } | null;
  optOut: CarrierOptOut | null;
  now: number;
}

/** Writes down how a try of a job ended. Said again it changes nothing. One round trip. */
export async function settleJob(db: Database, tenantId: string, settlement: Settlement): Promise<Result<void>> {
  const { jobId, attempt, claimedAt, status, reason, runAt, givesBackTry, message, failure, event, optOut, now } =
    settlement;
  const at = instant(now);
  const batch = await db.write({ tenantId }, [
    sql`
    WITH settled AS (
      UPDATE jobs SET status = ${status}, reason = ${reason}, claimed_at = NULL,
        run_at = coalesce(${runAt === null ? sql`NULL` : instant(runAt)}, run_at),
        attempts = attempts - ${givesBackTry ? 1 : 0}::int,
        finished_at = CASE WHEN ${status === "pending"}::boolean THEN NULL ELSE ${at} END
      WHERE tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid AND status = 'claimed' AND attempts = ${attempt}::int
        AND claimed_at = ${instant(claimedAt)}
      RETURNING id, tenant_id, kind, subject_id, variant
    ),
    told_of AS (
      UPDATE messages SET status = ${message?.status ?? ""}, provider_id = coalesce(${message?.providerId ?? null}, provider_id),
        reason = ${message?.reason ?? null}, updated_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${message?.id ?? null}::uuid AND status = 'sending'
      RETURNING id, tenant_id, kind, subject_id, channel, to_key, segments
    ),
    ${carrierOptOut(sql`told_of`, optOut, now)},
    failed AS (
      INSERT INTO failures AS f (id, tenant_id, type, message, subject_id, payload, retries, created_at, updated_at)
      SELECT ${failure?.id ?? null}::uuid, tenant_id, 'job.' || kind, ${failure?.message ?? ""}, id,
        ${JSON.stringify(failure?.payload ?? {})}::jsonb, ${attempt}::int - 1, ${at}, ${at}
      FROM settled WHERE ${failure !== null}::boolean
      ON CONFLICT (tenant_id, type, subject_id) WHERE resolved_at IS NULL DO UPDATE
        SET message = excluded.message, retries = f.retries + 1, updated_at = excluded.updated_at
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, 'system'::text AS actor, kind, subject_id, data FROM (
        SELECT tenant_id, subject_id, 'job.' || ${status === "pending" ? "deferred" : status} AS kind,
          jsonb_strip_nulls(jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant, 'attempt', ${attempt}::int,
            'reason', ${reason}::text)) AS data
        FROM settled
        UNION ALL SELECT tenant_id, subject_id, 'message.' || ${message?.status ?? ""},
          jsonb_strip_nulls(jsonb_build_object('messageId', id, 'kind', kind, 'channel', channel, 'segments', segments,
            'reason', ${message?.reason ?? null}::text))
        FROM told_of
        UNION ALL SELECT tenant_id, subject_id, ${event?.kind ?? ""}, ${JSON.stringify(event?.data ?? {})}::jsonb
        FROM settled WHERE ${event !== null}::boolean
      ) c
    ),
    ${audit()},
    told AS (
      INSERT INTO domain_events (tenant_id, at, kind, subject_id, data)
      SELECT tenant_id, at, kind, subject_id, data FROM changes WHERE kind = ${event?.kind ?? ""}
    )
    SELECT FROM settled`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
