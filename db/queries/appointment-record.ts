import { type SQL, sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { epoch, type Row } from "../client.ts";
import type { AppointmentStatus } from "../schema/appointments.ts";

/** An appointment as those who may see it see it; instants in epoch milliseconds. */
export interface AppointmentRecord {
  id: string;
  version: number;
  reference: string;
  status: AppointmentStatus;
  start: number;
  end: number;
  /** The tenant's IANA zone. */
  timezone: string;
  serviceId: string;
  serviceName: string;
  staffId: string;
  staffName: string;
  /** The address of the business, where it has told one. */
  place: string | null;
  clientName: string;
  clientEmail: string | null;
  clientPhone: string | null;
  /** What they are written to in; null where nobody told. */
  clientLanguage: Language | null;
  notes: string;
  /** How long before `start` a client may still move or cancel it. */
  changeNoticeMinutes: number;
}

/** Selects `AppointmentRecord` columns from rows of appointments named `a`. */
export function appointmentColumns(): SQL {
  return sql`a.id, a.version, a.reference, a.status, ${epoch(sql`a.starts_at`)} AS start, ${epoch(sql`a.ends_at`)} AS "end", t.timezone,
    a.service_id AS "serviceId", s.name AS "serviceName", a.staff_id AS "staffId", m.name AS "staffName",
    t.facts->>'address' AS place, a.client_name AS "clientName", a.client_email AS "clientEmail",
    a.client_phone AS "clientPhone", a.client_language AS "clientLanguage", a.notes, t.change_notice_minutes AS "changeNoticeMinutes"`;
}

/** The joins that `appointmentColumns` needs behind `a`. */
export function appointmentJoins(): SQL {
  return sql`
    JOIN tenants t ON t.id = a.tenant_id
    JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
    JOIN staff m ON m.tenant_id = a.tenant_id AND m.id = a.staff_id`;
}

/** Selects what a statement decided (`decision`, one row with a verdict) and the appointment that it tells (`told_now`). */
export function decisionAnswer(): SQL {
  return sql`SELECT decision.verdict AS decided, told_row.*
    FROM decision LEFT JOIN (SELECT ${appointmentColumns()} FROM told_now a ${appointmentJoins()}) told_row ON true`;
}

/** Reads `decisionAnswer`; where there was nothing to decide on, `decided` is "not_found". */
export function readDecision(rows: Row[] | undefined): { decided: string; appointment: AppointmentRecord | null } {
  const { decided = "not_found", ...appointment } = rows?.[0] ?? {};
  return {
    decided: decided as string,
    appointment: appointment.id ? (appointment as unknown as AppointmentRecord) : null,
  };
}
