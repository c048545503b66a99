import { type SQL, sql } from "drizzle-orm";

export interface ServiceRecord {
  id: string;
  name: string;
  description: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  price: { amountMinor: number; currency: string } | null;
  position: number;
  /** False: archived. */
  active: boolean;
  /** Who offers it, in the tenant's order; also those who are archived. */
  staffIds: string[];
}

/**
 * Selects `ServiceRecord` columns from rows of services named `s`.
 *
 * @param offers whether a staff member `m` offers it
 */
export function serviceColumns(offers: SQL): SQL {
  return sql`s.id, s.name, s.description, s.duration_minutes AS "durationMinutes",
    s.buffer_before_minutes AS "bufferBeforeMinutes", s.buffer_after_minutes AS "bufferAfterMinutes",
    CASE WHEN s.price_minor IS NOT NULL
         THEN jsonb_build_object('amountMinor', s.price_minor, 'currency', s.currency) END AS price,
    s.position, s.active,
    coalesce((SELECT jsonb_agg(m.id ORDER BY m.position, m.name) FROM staff m
              WHERE m.tenant_id = s.tenant_id AND ${offers}), '[]') AS "staffIds"`;
}

/** One service, or all of them in the tenant's order. */
export function serviceRecordStatement(tenantId: string, serviceId: string | null): SQL {
  return sql`
    SELECT ${serviceColumns(sql`EXISTS (
      SELECT FROM staff_services o WHERE o.tenant_id = s.tenant_id AND o.service_id = s.id AND o.staff_id = m.id)`)}
    FROM services s WHERE s.tenant_id = ${tenantId}::uuid ${serviceId ? sql`AND s.id = ${serviceId}::uuid` : sql``}
    ORDER BY s.position, s.name, s.id`;
}

/** Which of these are no staff of this tenant's. */
export function unknownStaff(tenantId: string, staffIds: SQL): SQL {
  return sql`
    SELECT given.id FROM unnest(${staffIds}) given (id)
    WHERE NOT EXISTS (SELECT FROM staff m WHERE m.tenant_id = ${tenantId}::uuid AND m.id = given.id)`;
}
