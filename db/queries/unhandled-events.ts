import { sql } from "drizzle-orm";
import { type Database, epoch, type Result, type Row } from "../client.ts";
import { type SubjectFacts, subjectFactStatements, subjectFactsOf } from "./subject-facts.ts";

/** Events of one subject read together; what is more waits for the next reading. */
const MAX_EVENTS = 50;

export interface EventRow {
  id: number;
  kind: string;
  version: number;
  subjectId: string;
  /** Epoch milliseconds. */
  at: number;
  data: unknown;
}

/** The events of a subject on which nobody has acted yet, oldest first, and what is known of it. One round trip. */
export async function readUnhandledEvents(
  db: Database,
  tenantId: string,
  subjectId: string,
): Promise<Result<{ events: EventRow[]; facts: SubjectFacts | null }>> {
  const batch = await db.read({ tenantId }, [
    sql`
    SELECT id, kind, version, subject_id AS "subjectId", ${epoch(sql`at`)} AS at, data FROM domain_events
    WHERE tenant_id = ${tenantId}::uuid AND subject_id = ${subjectId}::uuid AND handled_at IS NULL
    ORDER BY id LIMIT ${MAX_EVENTS}::int`,
    ...subjectFactStatements(tenantId, sql`${subjectId}::uuid`),
  ]);
  if (!batch.ok) return batch;
  const [events = [], ...facts] = batch.value as Row[][];
  return { ok: true, value: { events: events as unknown as EventRow[], facts: subjectFactsOf(facts) } };
}
