import { type SQL, sql } from "drizzle-orm";
import { instant, type Result, type SystemDatabase } from "../client.ts";
import { RECLAIM_MS } from "./claim-job.ts";

/** Something that waits for the queue's consumer: a subject's events, or a job. */
export interface DueWork {
  kind: "events" | "job";
  tenantId: string;
  id: string;
}

/** Events that are younger are left to those who were nudged after the change. */
const NUDGED_MS = 10_000;

/**
 * Whether an event's turn is in the minute of `now`: each minute at first, from two hours on with pauses that double as
 * its age does, of about a hundredth of it. What waits so long is hardly a lost nudge: mostly nobody here can read it,
 * and many such would keep all others waiting.
 */
function isLookedAt(now: number): SQL {
  const minutes = sql`extract(epoch FROM ${instant(now)} - at) / 60`;
  return sql`mod(${minutes}, greatest(1, power(2, floor(log(2, greatest(${minutes}, 1) / 60))))) < 1`;
}

/**
 * Subjects whose events nobody has acted on, and jobs that have become due or were left behind, of all tenants, the most
 * urgent first; at most `limit` of each. It takes nothing: said again it finds the same, but
 * for old events, of which each minute has its own. One round trip.
 */
export async function dueWork(
  db: SystemDatabase,
  { now, limit }: { now: number; limit: number },
): Promise<Result<DueWork[]>> {
  const batch = await db.system([
    sql`
    SELECT tenant_id AS "tenantId", subject_id AS id FROM domain_events
    WHERE handled_at IS NULL AND at <= ${instant(now - NUDGED_MS)} AND ${isLookedAt(now)}
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
