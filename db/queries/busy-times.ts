import { sql } from "drizzle-orm";
import { type Database, instant, type Result, type Scope } from "../client.ts";
import { LIVE_STATUSES } from "../schema/appointments.ts";
import { type TenantConfig, tenantConfigOf, tenantConfigStatement } from "./tenant-config.ts";

/** What takes a staff member's time, buffers included; epoch milliseconds, end exclusive. */
export interface BusyTime {
  staffId: string;
  start: number;
  end: number;
}

export interface BusyTimesQuery {
  /** Epoch milliseconds: what touches this range is read. */
  from: number;
  to: number;
  /** Business time: holds that have ended by then take nothing. */
  now: number;
  /** A chat session's own hold does not hide its slot from it. */
  sessionId?: string | null | undefined;
  /** Nor does an appointment hide its own time from whoever moves it. */
  movingAppointmentId?: string | null | undefined;
}

/** Reads a tenant's configuration and its busy times in one snapshot. One round trip; null where there is no tenant. */
export async function readConfigAndBusyTimes(
  db: Database,
  scope: Scope,
  { from, to, now, sessionId, movingAppointmentId }: BusyTimesQuery,
): Promise<Result<{ config: TenantConfig; busy: BusyTime[] } | null>> {
  const batch = await db.read(scope, [
    tenantConfigStatement(now),
    // starts_at bounds the index scan: && is not leakproof, so under row-level security it is no index condition.
    sql`
      SELECT a.staff_id AS "staffId", lower(a.during) AS start, upper(a.during) AS "end"
      FROM appointments a
      WHERE a.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
        AND a.starts_at > ${instant(from)} - interval '24 hours' AND a.starts_at < ${instant(to)} + interval '24 hours'
        AND a.status IN ${LIVE_STATUSES} AND a.id IS DISTINCT FROM ${movingAppointmentId ?? null}::uuid
        AND NOT (a.status = 'held' AND (a.expires_at <= ${instant(now)} OR a.session_id = ${sessionId ?? null}::uuid IS TRUE))
      ORDER BY a.starts_at`,
  ]);
  if (!batch.ok) return batch;
  const config = tenantConfigOf(batch.value[0]);
  return { ok: true, value: config && { config, busy: (batch.value[1] ?? []) as unknown as BusyTime[] } };
}
