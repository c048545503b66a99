import { type SQL, sql } from "drizzle-orm";
import { type Database, epoch, instant, type Result, type Row } from "../client.ts";
import type { JobKind } from "../schema/jobs.ts";
import type { Channel, MessageStatus } from "../schema/messages.ts";
import { type SubjectFacts, subjectFactStatements, subjectFactsOf } from "./subject-facts.ts";

/** How long a claim holds before someone else may take it over, in milliseconds. */
export const RECLAIM_MS = 5 * 60_000;

/** A job that is ours for the moment. */
export interface ClaimedJob {
  id: string;
  kind: JobKind;
  eventId: number;
  subjectId: string;
  variant: string;
  /** This try, from 1, and when it began, in epoch milliseconds; only whoever holds the newest may end the job. */
  attempt: number;
  claimedAt: number;
  data: Record<string, unknown>;
  /** Epoch milliseconds. */
  createdAt: number;
  runAt: number;
}

/** The message of an earlier try that may have gone out. */
export interface EarlierMessage {
  id: string;
  channel: Channel;
  status: MessageStatus;
  /** SHA-256 in hex of the address and of a text's words. */
  toKey: string | null;
  bodyKey: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface Claim {
  job: ClaimedJob;
  earlier: EarlierMessage | null;
  facts: SubjectFacts;
}

/**
 * Takes a job that is due, or whose claim was left behind, and reads what is known of its subject. Of two who come at
 * the same time one gets it. One round trip.
 *
 * @returns null where there is nothing to do: not due, someone else's, or over
 */
export async function claimJob(
  db: Database,
  tenantId: string,
  { jobId, now }: { jobId: string; now: number },
): Promise<Result<Claim | null>> {
  const job = (column: SQL) =>
    sql`(SELECT ${column} FROM jobs WHERE tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid)`;
  const batch = await db.write({ tenantId }, [
    sql`
    UPDATE jobs SET status = 'claimed', claimed_at = ${instant(now)}, attempts = attempts + 1
    WHERE tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid AND (
      (status = 'pending' AND run_at <= ${instant(now)})
      OR (status = 'claimed' AND claimed_at <= ${instant(now - RECLAIM_MS)}))
    RETURNING id, kind, event_id AS "eventId", subject_id AS "subjectId", variant, attempts AS attempt, data,
      ${epoch(sql`claimed_at`)} AS "claimedAt",
      ${epoch(sql`created_at`)} AS "createdAt", ${epoch(sql`run_at`)} AS "runAt"`,
    sql`
    SELECT id, channel, status, to_key AS "toKey", body_key AS "bodyKey", ${epoch(sql`created_at`)} AS "createdAt" FROM messages
    WHERE tenant_id = ${tenantId}::uuid AND job_id = ${jobId}::uuid AND status <> 'failed'`,
    ...subjectFactStatements(tenantId, job(sql`subject_id`)),
  ]);
  if (!batch.ok) return batch;
  const [claimed, earlier, ...rest] = batch.value as Row[][];
  const facts = subjectFactsOf(rest);
  if (!claimed?.[0] || !facts) return { ok: true, value: null };
  return {
    ok: true,
    value: {
      job: claimed[0] as unknown as ClaimedJob,
      earlier: (earlier?.[0] as unknown as EarlierMessage | undefined) ?? null,
      facts,
    },
  };
}
