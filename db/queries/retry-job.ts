import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { type JobRecord, jobColumns } from "./job-record.ts";
import { journal } from "./journal.ts";

export type RetryAnswer = { verdict: "retried"; job: JobRecord } | { verdict: "not_found" | "not_changeable" };

/**
 * Lets a failed job begin anew: due now, with all its tries, and its failure resolved. A message of which nobody knows
 * whether it went out stands in its way no longer, as a person has decided that it may go out twice. One round trip.
 */
export async function retryJob(
  db: Database,
  tenantId: string,
  { jobId, now, actor }: { jobId: string; now: number; actor: string },
): Promise<Result<RetryAnswer>> {
  const at = instant(now);
  const parts = sql`
    target AS (SELECT id, status FROM jobs WHERE tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid),
    retried AS (
      UPDATE jobs j SET status = 'pending', run_at = ${at}, attempts = 0, reason = NULL, finished_at = NULL
      FROM target WHERE target.status = 'failed' AND j.tenant_id = ${tenantId}::uuid AND j.id = target.id
      RETURNING j.*
    ),
    given_up AS (
      UPDATE messages m SET status = 'failed', reason = 'given_up', updated_at = ${at} FROM retried
      WHERE m.tenant_id = ${tenantId}::uuid AND m.job_id = retried.id AND m.status IN ('unknown', 'sending')
      RETURNING m.id
    ),
    resolved AS (
      UPDATE failures f SET resolved_at = ${at}, resolved_by = ${actor}, updated_at = ${at} FROM retried
      WHERE f.tenant_id = ${tenantId}::uuid AND f.subject_id = retried.id AND f.resolved_at IS NULL
      RETURNING f.id, f.type, f.subject_id
    ),
    changes AS (
      SELECT ${tenantId}::uuid AS tenant_id, ${at} AS at, ${actor}::text AS actor, kind, subject_id, data FROM (
        SELECT 'job.retried' AS kind, subject_id, jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant,
          'givenUp', (SELECT coalesce(jsonb_agg(id), '[]') FROM given_up)) AS data
        FROM retried
        UNION ALL SELECT 'failure.resolved', id, jsonb_build_object('type', type, 'about', subject_id) FROM resolved
      ) c
    ),
    ${journal()}`;
  const answer = sql`
    SELECT CASE WHEN told_now.id IS NULL THEN 'not_changeable' ELSE 'retried' END AS verdict, told_now.*
    FROM target LEFT JOIN (SELECT ${jobColumns()} FROM retried j) told_now ON true`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer, sql`verdict = 'retried'`)]));
  if (!rows.ok) return rows;
  const { verdict = "not_found", ...job } = rows.value[0] ?? {};
  if (verdict !== "retried") return { ok: true, value: { verdict: verdict as "not_found" | "not_changeable" } };
  return { ok: true, value: { verdict, job: job as unknown as JobRecord } };
}
