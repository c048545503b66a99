import { type SQL, sql } from "drizzle-orm";
import type { DateOverride, WeeklyHours } from "../schema/hours.ts";

export interface StaffRecord {
  id: string;
  name: string;
  /** Null means the hours of the business. */
  weeklyHours: WeeklyHours | null;
  overrides: DateOverride[];
  position: number;
  /** False: archived. */
  active: boolean;
}

/** Selects `StaffRecord` columns from rows of staff named `m`. */
export function staffColumns(): SQL {
  return sql`m.id, m.name, m.weekly_hours AS "weeklyHours", m.overrides, m.position, m.active`;
}

/** Selects one staff member, archived or not. */
export function staffRecordStatement(tenantId: string, staffId: string): SQL {
  return sql`SELECT ${staffColumns()} FROM staff m WHERE m.tenant_id = ${tenantId}::uuid AND m.id = ${staffId}::uuid`;
}
