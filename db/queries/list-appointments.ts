import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { AppointmentStatus } from "../schema/appointments.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";
import { localMidnight } from "./local-midnight.ts";

export interface ListAppointments {
  /** Dates, both included, in the tenant's zone. */
  from?: string | undefined;
  to?: string | undefined;
  status?: AppointmentStatus | undefined;
  staffId?: string | undefined;
  serviceId?: string | undefined;
  clientId?: string | undefined;
  email?: string | undefined;
  /** Epoch milliseconds. */
  updatedSince?: number | undefined;
  /** What comes behind this place. */
  after?: Place | undefined;
  limit: number;
}

/** A place in the order of the list, which no later insert can shift. */
export interface Place {
  /** Epoch milliseconds. */
  start: number;
  id: string;
}

/** Appointments by start, then id; holds and what became of them are left out. One round trip. */
export async function listAppointments(
  db: Database,
  tenantId: string,
  list: ListAppointments,
): Promise<Result<AppointmentRecord[]>> {
  const { from, to, status, staffId, serviceId, clientId, email, updatedSince, after, limit } = list;
  const conditions = [
    sql`a.tenant_id = ${tenantId}::uuid`,
    sql`a.reference IS NOT NULL`,
    ...(from ? [sql`a.starts_at >= ${localMidnight(tenantId, sql`${from}::date`)}`] : []),
    ...(to ? [sql`a.starts_at < ${localMidnight(tenantId, sql`${to}::date + 1`)}`] : []),
    ...(status ? [sql`a.status = ${status}`] : []),
    ...(staffId ? [sql`a.staff_id = ${staffId}::uuid`] : []),
    ...(serviceId ? [sql`a.service_id = ${serviceId}::uuid`] : []),
    ...(clientId ? [sql`a.client_id = ${clientId}::uuid`] : []),
    ...(email ? [sql`a.client_email_key = lower(${email})`] : []),
    ...(updatedSince === undefined ? [] : [sql`a.updated_at >= ${instant(updatedSince)}`]),
    ...(after ? [sql`(a.starts_at, a.id) > (${instant(after.start)}, ${after.id}::uuid)`] : []),
  ];
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${appointmentColumns()} FROM appointments a ${appointmentJoins()}
        WHERE ${sql.join(conditions, sql` AND `)} ORDER BY a.starts_at, a.id LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as AppointmentRecord[] } : batch;
}
