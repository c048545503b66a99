import { sql } from "drizzle-orm";
import { instant, type Result, type SystemDatabase } from "../client.ts";

/** Something that waits for the queue's consumer: a subject's events, or a job. */
export interface DueWork {
  kind: "events" | "job";
  tenantId: string;
  id: string;
}

/** Events that are younger are left to those who were nudged after the change. */
const NUDGED_MS = 10_000;
const RECLAIM_MS = 5 * 60_000;

/**
 * Subjects whose events nobody has acted on, and jobs that have become due or were left behind, of all tenants, the most
 * urgent first; at most `limit` of each. It takes nothing: said again it finds the same. One round trip.
 */
export async function dueWork(
  db: SystemDatabase,
  { now, limit }: { now: number; limit: number },
): Promise<Result<DueWork[]>> {
  const batch = await db.system([
    sql`
    SELECT tenant_id AS "tenantId", subject_id AS id FROM domain_events
    WHERE handled_at IS NULL AND at <= ${instant(now - NUDGED_MS)}
    GROUP BY tenant_id, subject_id ORDER BY min(at), tenant_id, subject_id LIMIT ${limit}::int`,
    sql`
    SELECT tenant_id AS "tenantId", id FROM jobs
    WHERE (status = 'pending' AND run_at <= ${instant(now)})
       OR (status = 'claimed' AND claimed_at <= ${instant(now - RECLAIM_MS)})
    ORDER BY priority DESC, run_at, id LIMIT ${limit}::int`,
  ]);
  if (!batch.ok) return batch;
  const [subjects = [], jobs = []] = batch.value;
  return {
    ok: true,
    value: [
      ...subjects.map((row) => ({ kind: "events", ...row }) as DueWork),
      ...jobs.map((row) => ({ kind: "job", ...row }) as DueWork),
    ],
  };
}
