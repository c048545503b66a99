import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { JobKind } from "../schema/jobs.ts";
import { audit } from "./journal.ts";

/** A job that an event calls for. */
export interface NewJob {
  id: string;
  eventId: number;
  kind: JobKind;
  variant: string;
  priority: number;
  /** Epoch milliseconds. */
  runAt: number;
  data: Record<string, unknown>;
}

export interface ActOnEvents {
  subjectId: string;
  eventIds: number[];
  jobs: NewJob[];
  /** The subject's waiting jobs of these kinds are cancelled, for this reason; not those that come with it. */
  cancel: { kinds: JobKind[]; reason: string } | null;
  /** What was decided on, for the audit log. */
  decisions: { eventId: number; data: Record<string, unknown> }[];
  now: number;
}

/**
 * Acts on events once: whoever comes second finds them handled, and nothing of theirs is written. One round trip.
 *
 * @returns the ids of the jobs that it made, and that are due now, the most urgent first
 */
export async function actOnEvents(
  db: Database,
  tenantId: string,
  { subjectId, eventIds, jobs, cancel, decisions, now }: ActOnEvents,
): Promise<Result<string[]>> {
  const rows = jobs.map(({ runAt, ...job }) => ({ ...job, runAt: new Date(runAt).toISOString() }));
  const at = instant(now);
  const batch = await db.write({ tenantId }, [
    sql`
    WITH handled AS (
      UPDATE domain_events SET handled_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND subject_id = ${subjectId}::uuid AND handled_at IS NULL
        AND id = ANY (${sql.param(eventIds)}::bigint[])
      RETURNING id
    ),
    added AS (
      INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, variant, priority, run_at, data, created_at)
      SELECT j.id, ${tenantId}::uuid, j.kind, j."eventId", ${subjectId}::uuid, j.variant, j.priority, j."runAt", j.data, ${at}
      FROM handled, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS j (id uuid, kind text, "eventId" bigint,
        variant text, priority int, "runAt" timestamptz, data jsonb)
      WHERE j."eventId" = handled.id
      ON CONFLICT ON CONSTRAINT jobs_once_per_event DO NOTHING
      RETURNING id, kind, variant, run_at, priority
    ),
    cancelled AS (
      UPDATE jobs SET status = 'cancelled', reason = ${cancel?.reason ?? ""}, finished_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND subject_id = ${subjectId}::uuid AND status = 'pending'
        AND kind = ANY (${sql.param(cancel?.kinds ?? [])}::text[]) AND EXISTS (SELECT FROM handled)
      RETURNING id, kind, variant
    ),
    changes AS (
      SELECT ${tenantId}::uuid AS tenant_id, ${at} AS at, 'system'::text AS actor, c.kind, c.subject_id, c.data
      FROM (
        SELECT 'policy.decided' AS kind, ${subjectId}::uuid AS subject_id, d.data
        FROM handled, jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) AS d ("eventId" bigint, data jsonb)
        WHERE d."eventId" = handled.id
        UNION ALL SELECT 'job.created', ${subjectId}::uuid, jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant,
          'runAt', run_at) FROM added
        UNION ALL SELECT 'job.cancelled', ${subjectId}::uuid, jsonb_build_object('jobId', id, 'kind', kind, 'variant', variant,
          'reason', ${cancel?.reason ?? ""}::text) FROM cancelled
      ) c
    ),
    ${audit()}
    SELECT id FROM added WHERE run_at <= ${at} ORDER BY priority DESC, run_at, id`,
  ]);
  return batch.ok ? { ok: true, value: (batch.value[0] ?? []).map(({ id }) => id as string) } : batch;
}
