import { type SQL, sql } from "drizzle-orm";
import { type Database, epoch, type Result, type Row } from "../client.ts";
import { type SubjectFacts, subjectFactStatements, subjectFactsOf } from "./subject-facts.ts";

/** Events of one subject read together; what is more waits for the next reading. */
const MAX_EVENTS = 50;
/** Failures in a row that are counted. */
const MANY = 4;

/** An event as it was written down, of any kind and version. */
export interface EventRow {
  id: number;
  kind: string;
  version: number;
  subjectId: string;
  /** Epoch milliseconds. */
  at: number;
  data: unknown;
}

/**
 * How often a business's calendar could not be written to since it last could, up to the event `e`: the same whenever
 * it is asked. Jobs that were done are known for 90 days.
 */
function failuresInARow(): SQL {
  return sql`
    SELECT count(*) FROM (
      SELECT FROM domain_events f
      WHERE f.tenant_id = e.tenant_id AND f.id <= e.id AND f.kind = 'calendar.failed' AND f.at > greatest(
        e.at - interval '90 days',
        (SELECT max(j.finished_at) FROM jobs j WHERE j.tenant_id = e.tenant_id AND j.status = 'completed'
          AND j.kind IN ('write_calendar', 'retry_calendar_sync') AND j.finished_at <= e.at))
      ORDER BY f.id DESC LIMIT ${MANY}::int) newest`;
}

/** The events of a subject on which nobody has acted yet, oldest first, and what is known of it. One round trip. */
export async function readUnhandledEvents(
  db: Database,
  tenantId: string,
  subjectId: string,
): Promise<Result<{ events: EventRow[]; facts: SubjectFacts | null }>> {
  const batch = await db.read({ tenantId }, [
    sql`
    SELECT id, kind, version, subject_id AS "subjectId", ${epoch(sql`at`)} AS at,
      CASE WHEN kind = 'calendar.failed' THEN data || jsonb_build_object('failuresInARow', (${failuresInARow()}))
        ELSE data END AS data
    FROM domain_events e
    WHERE tenant_id = ${tenantId}::uuid AND subject_id = ${subjectId}::uuid AND handled_at IS NULL
    ORDER BY id LIMIT ${MAX_EVENTS}::int`,
    ...subjectFactStatements(tenantId, sql`${subjectId}::uuid`),
  ]);
  if (!batch.ok) return batch;
  const [events = [], ...facts] = batch.value as Row[][];
  return { ok: true, value: { events: events as unknown as EventRow[], facts: subjectFactsOf(facts) } };
}
