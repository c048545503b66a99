import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { Place } from "./list-appointments.ts";
import { localMidnight } from "./local-midnight.ts";
import { type TimeOffRecord, timeOffColumns } from "./time-off-parts.ts";

export interface ListTimeOff {
  /** Dates, both included, in the tenant's zone; left out, whatever is not over yet. */
  from?: string | undefined;
  to?: string | undefined;
  staffId?: string | undefined;
  after?: Place | undefined;
  limit: number;
  now: number;
}

/** Time off that touches these dates, by start, then id. One round trip; null where there is no such tenant. */
export async function listTimeOff(
  db: Database,
  tenantId: string,
  { from, to, staffId, after, limit, now }: ListTimeOff,
): Promise<Result<TimeOffRecord[] | null>> {
  const conditions = [
    sql`f.tenant_id = ${tenantId}::uuid`,
    sql`f.ends_at > ${from ? localMidnight(tenantId, sql`${from}::date`) : instant(now)}`,
    ...(to ? [sql`f.starts_at < ${localMidnight(tenantId, sql`${to}::date + 1`)}`] : []),
    ...(staffId ? [sql`f.staff_id = ${staffId}::uuid`] : []),
    ...(after ? [sql`(f.starts_at, f.id) > (${instant(after.start)}, ${after.id}::uuid)`] : []),
  ];
  const batch = await db.read({ tenantId }, [
    sql`SELECT t.id FROM tenants t WHERE t.id = ${tenantId}::uuid`,
    sql`SELECT ${timeOffColumns()} FROM time_off f
        WHERE ${sql.join(conditions, sql` AND `)} ORDER BY f.starts_at, f.id LIMIT ${limit}::int`,
  ]);
  if (!batch.ok) return batch;
  const [tenant, found] = batch.value;
  return { ok: true, value: tenant?.length ? (found as unknown as TimeOffRecord[]) : null };
}
