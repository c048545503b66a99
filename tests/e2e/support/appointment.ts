import { query } from "./database.ts";

export interface StoredAppointment {
  status: string;
  start: string;
  minutes: number;
  service: string;
  staff: string;
  name: string;
  email: string | null;
}

/** The row in PostgreSQL that has this reference. */
export async function appointmentOf(reference: string): Promise<StoredAppointment | undefined> {
  const rows = await query<StoredAppointment & { starts_at: Date }>(
    `SELECT a.status, a.starts_at, extract(epoch FROM a.ends_at - a.starts_at)::int / 60 AS minutes,
            s.name AS service, p.name AS staff, c.name, c.email
       FROM appointments a
       JOIN services s ON s.id = a.service_id
       JOIN staff p ON p.id = a.staff_id
       JOIN clients c ON c.id = a.client_id
      WHERE a.reference = $1`,
    [reference],
  );
  return rows.map(({ starts_at, ...row }) => ({ ...row, start: starts_at.toISOString() }))[0];
}

/** How many appointments and holds a business has, of any status. */
export async function countAppointments(tenantId: string): Promise<number> {
  const [row] = await query<{ count: number }>("SELECT count(*)::int FROM appointments WHERE tenant_id = $1", [
    tenantId,
  ]);
  return row?.count ?? 0;
}
