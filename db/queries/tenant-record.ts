import { type SQL, sql } from "drizzle-orm";
import { epoch, type Row } from "../client.ts";
import { type BusinessContact, type CalendarSettings, DEFAULT_LIMITS } from "../schema/tenants.ts";
import type { TenantConfig } from "./tenant-config.ts";

/** What conversations need to know, which is no setting. */
type Told = "takesMessages" | "rules" | "modelTokensToday";

/** All that a business has set, its private contact data too. */
export interface TenantRecord extends Omit<TenantConfig, "configVersion" | "services" | "staff" | Told> {
  contact: BusinessContact;
  calendar: CalendarSettings;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** Selects `TenantRecord` columns from rows of tenants named `t`. */
export function tenantColumns(): SQL {
  return sql`t.id, t.slug, t.name, t.timezone, t.country, t.weekly_hours AS "weeklyHours", t.overrides,
    t.slot_step_minutes AS "slotStepMinutes", t.minimum_notice_minutes AS "minimumNoticeMinutes",
    t.horizon_days AS "horizonDays", t.change_notice_minutes AS "changeNoticeMinutes",
    t.booking_enabled AS "bookingEnabled", t.contact, t.facts, t.look, t.sites, t.limits, t.calendar,
    ${epoch(sql`t.created_at`)} AS "createdAt"`;
}

/** Selects one business. */
export function tenantRecordStatement(tenantId: string): SQL {
  return sql`SELECT ${tenantColumns()} FROM tenants t WHERE t.id = ${tenantId}::uuid`;
}

/** Reads what `tenantColumns` gave. */
export function tenantRecordOf(rows: Row[] | undefined): TenantRecord | null {
  const row = rows?.[0] as unknown as TenantRecord | undefined;
  return row ? { ...row, limits: { ...DEFAULT_LIMITS, ...row.limits } } : null;
}
