import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { audit } from "./journal.ts";

export interface DeadLetter {
  /** The failure's id, derived from the message's: the same message is one failure. */
  id: string;
  kind: "events" | "job";
  /** The job, or the subject of the events. */
  subjectId: string;
  now: number;
}

/**
 * Writes down work that the queue gave up. While it waits for somebody it stands there once, and what came twice, or
 * is of a business that is not there, changes nothing. One round trip.
 */
export async function recordDeadLetter(
  db: Database,
  tenantId: string,
  { id, kind, subjectId, now }: DeadLetter,
): Promise<Result<void>> {
  const at = instant(now);
  const batch = await db.write({ tenantId }, [
    sql`
    WITH failed AS (
      INSERT INTO failures (id, tenant_id, type, message, subject_id, payload, created_at, updated_at)
      SELECT ${id}::uuid, t.id, ${`queue.${kind}`}, 'The queue gave it up after all its tries.', ${subjectId}::uuid,
        jsonb_build_object('kind', ${kind}::text), ${at}, ${at}
      FROM tenants t WHERE t.id = ${tenantId}::uuid
      ON CONFLICT DO NOTHING
      RETURNING id, tenant_id, subject_id
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, 'system'::text AS actor, 'queue.gave_up' AS kind, subject_id,
        jsonb_build_object('kind', ${kind}::text, 'failureId', id) AS data
      FROM failed
    ),
    ${audit()}
    SELECT FROM failed`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
