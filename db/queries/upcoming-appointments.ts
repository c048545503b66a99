import { type SQL, sql } from "drizzle-orm";
import { instant, type Row } from "../client.ts";
import { type TenantConfig, tenantConfigOf, tenantConfigStatement } from "./tenant-config.ts";

/** An appointment or a live hold ahead, without anything about its client. */
export interface UpcomingAppointment {
  id: string;
  version: number;
  /** Null on a hold. */
  reference: string | null;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  serviceId: string;
  staffId: string;
  /** When it ends by itself; null on what is booked. */
  expiresAt: number | null;
  /** Whether the business put it there against its own rules. */
  overridden: boolean;
}

/** What a change of the rules is held against: the rules as they are after it, and what is booked and held ahead. */
export interface Outlook {
  config: TenantConfig;
  /** By start. */
  upcoming: UpcomingAppointment[];
  /** Whether there are more than were read. */
  more: boolean;
}

/** More than a small business has ahead; bounds what one answer costs. */
const MAX_READ = 10_000;

/**
 * The two statements of an `Outlook`, for a batch behind the change.
 *
 * @param of only this staff member's or this service's
 */
export function outlookStatements(
  tenantId: string,
  now: number,
  { staffId, serviceId }: { staffId?: string; serviceId?: string } = {},
): SQL[] {
  return [
    tenantConfigStatement(now),
    sql`
      SELECT a.id, a.version, a.reference, a.starts_at AS start, a.ends_at AS "end", a.service_id AS "serviceId",
        a.staff_id AS "staffId", CASE WHEN a.status = 'held' THEN a.expires_at END AS "expiresAt",
        a.override_reason IS NOT NULL AS overridden
      FROM appointments a
      WHERE a.tenant_id = ${tenantId}::uuid AND a.starts_at > ${instant(now)}
        AND (a.status IN ('confirming', 'confirmed') OR (a.status = 'held' AND a.expires_at > ${instant(now)}))
        ${staffId ? sql`AND a.staff_id = ${staffId}::uuid` : sql``}
        ${serviceId ? sql`AND a.service_id = ${serviceId}::uuid` : sql``}
      ORDER BY a.starts_at, a.id LIMIT ${MAX_READ + 1}::int`,
  ];
}

/** Reads what `outlookStatements` gave; null where there is no such tenant. */
export function outlookOf([settings, ahead = []]: Row[][]): Outlook | null {
  const config = tenantConfigOf(settings);
  const upcoming = ahead.slice(0, MAX_READ) as unknown as UpcomingAppointment[];
  return config && { config, upcoming, more: ahead.length > MAX_READ };
}
