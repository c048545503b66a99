import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { audit } from "./journal.ts";

/** An appointment as the built-in calendar is to have it. */
export interface CalendarEntry {
  appointmentId: string;
  /** The appointment's version. */
  version: number;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  cancelled: boolean;
  now: number;
}

/**
 * Writes an appointment into the built-in calendar, unless what stands there is as new or newer. What is cancelled stays
 * as a row, so that no late writer brings it back. One round trip.
 *
 * @returns whether anything has changed
 */
export async function writeCalendarEntry(
  db: Database,
  tenantId: string,
  { appointmentId, version, start, end, cancelled, now }: CalendarEntry,
): Promise<Result<boolean>> {
  const batch = await db.write({ tenantId }, [
    sql`
    WITH written AS (
      INSERT INTO calendar_entries AS e (tenant_id, appointment_id, version, starts_at, ends_at, cancelled, updated_at)
      VALUES (${tenantId}::uuid, ${appointmentId}::uuid, ${version}::int, ${instant(start)}, ${instant(end)},
        ${cancelled}::boolean, ${instant(now)})
      ON CONFLICT (tenant_id, appointment_id) DO UPDATE SET version = excluded.version, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, cancelled = excluded.cancelled, updated_at = excluded.updated_at
      WHERE e.version < excluded.version
      RETURNING tenant_id, appointment_id, version, cancelled, updated_at
    ),
    changes AS (
      SELECT tenant_id, updated_at AS at, 'system'::text AS actor, appointment_id AS subject_id,
        CASE WHEN cancelled THEN 'calendar.deleted' ELSE 'calendar.written' END AS kind,
        jsonb_build_object('version', version) AS data
      FROM written
    ),
    ${audit()}
    SELECT FROM written`,
  ]);
  return batch.ok ? { ok: true, value: (batch.value[0] ?? []).length > 0 } : batch;
}
