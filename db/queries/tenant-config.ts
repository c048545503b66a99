import { type SQL, sql } from "drizzle-orm";
import { type Database, instant, type Result, type Row, type Scope } from "../client.ts";
import type { DateOverride, WeeklyHours } from "../schema/hours.ts";
import { DEFAULT_LIMITS, type Facts, type Limits, type Look } from "../schema/tenants.ts";
import { modelTokensToday } from "./model-tokens.ts";
import type { PolicyRule } from "./policy-rules.ts";

export interface ServiceConfig {
  id: string;
  name: string;
  description: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  price: { amountMinor: number; currency: string } | null;
  /** Who offers it, in the tenant's order. */
  staffIds: string[];
}

export interface StaffConfig {
  id: string;
  name: string;
  weeklyHours: WeeklyHours | null;
  overrides: DateOverride[];
  /** Epoch milliseconds, end exclusive; what is over is left out. */
  timeOff: { start: number; end: number }[];
}

/** Everything that a tenant has set, at one `configVersion`. Holds no data of clients. */
export interface TenantConfig {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  country: string;
  weeklyHours: WeeklyHours;
  overrides: DateOverride[];
  slotStepMinutes: number;
  minimumNoticeMinutes: number;
  horizonDays: number;
  changeNoticeMinutes: number;
  bookingEnabled: boolean;
  facts: Facts;
  look: Look;
  sites: string[];
  limits: Limits;
  /** What language models used for the business since its last midnight. */
  modelTokensToday: number;
  /** Whether a message can be passed on to the business: it has an address for that. */
  takesMessages: boolean;
  /** On what visitors may be told that they will get. */
  rules: PolicyRule[];
  configVersion: number;
  services: ServiceConfig[];
  staff: StaffConfig[];
}

/** Reads a tenant's configuration. One round trip; null where there is no such tenant. */
export async function readTenantConfig(db: Database, scope: Scope, now: number): Promise<Result<TenantConfig | null>> {
  const batch = await db.read(scope, [tenantConfigStatement(now)]);
  return batch.ok ? { ok: true, value: tenantConfigOf(batch.value[0]) } : batch;
}

/** The statement alone, for batches that need the configuration beside something else. */
export function tenantConfigStatement(now: number): SQL {
  return sql`
    SELECT t.id, t.slug, t.name, t.timezone, t.country, t.weekly_hours AS "weeklyHours", t.overrides,
      t.slot_step_minutes AS "slotStepMinutes", t.minimum_notice_minutes AS "minimumNoticeMinutes",
      t.horizon_days AS "horizonDays", t.change_notice_minutes AS "changeNoticeMinutes",
      t.booking_enabled AS "bookingEnabled", t.facts, t.look, t.sites, t.limits,
      ${modelTokensToday(now)} AS "modelTokensToday",
      t.contact->>'email' IS NOT NULL AS "takesMessages",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', r.id, 'tenantId', r.tenant_id, 'action', r.action, 'effect', r.effect,
          'conditions', r.conditions, 'priority', r.priority, 'reason', r.reason))
        FROM policy_rules r WHERE (r.tenant_id = t.id OR r.tenant_id IS NULL)
          AND r.action IN ('send_confirmation', 'send_reminder', 'send_waitlist_notification', 'send_contact_followup')), '[]') AS rules,
      t.config_version AS "configVersion",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'id', s.id, 'name', s.name, 'description', s.description, 'durationMinutes', s.duration_minutes,
          'bufferBeforeMinutes', s.buffer_before_minutes, 'bufferAfterMinutes', s.buffer_after_minutes,
          'price', CASE WHEN s.price_minor IS NOT NULL
                        THEN jsonb_build_object('amountMinor', s.price_minor, 'currency', s.currency) END,
          'staffIds', coalesce((
            SELECT jsonb_agg(m.id ORDER BY m.position, m.name) FROM staff_services o
            JOIN staff m ON m.tenant_id = o.tenant_id AND m.id = o.staff_id AND m.active
            WHERE o.tenant_id = t.id AND o.service_id = s.id), '[]')
          ) ORDER BY s.position, s.name)
        FROM services s WHERE s.tenant_id = t.id AND s.active), '[]') AS services,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'id', m.id, 'name', m.name, 'weeklyHours', m.weekly_hours, 'overrides', m.overrides,
          'timeOff', coalesce((
            SELECT jsonb_agg(jsonb_build_object(
              'start', (extract(epoch FROM f.starts_at) * 1000)::bigint,
              'end', (extract(epoch FROM f.ends_at) * 1000)::bigint) ORDER BY f.starts_at)
            FROM time_off f WHERE f.tenant_id = t.id AND f.staff_id = m.id AND f.ends_at > ${instant(now)}), '[]')
          ) ORDER BY m.position, m.name)
        FROM staff m WHERE m.tenant_id = t.id AND m.active), '[]') AS staff
    FROM tenants t WHERE t.id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
}

/** Reads what `tenantConfigStatement` gave. */
export function tenantConfigOf(rows: Row[] | undefined): TenantConfig | null {
  const row = rows?.[0] as unknown as TenantConfig | undefined;
  return row ? { ...row, limits: { ...DEFAULT_LIMITS, ...row.limits } } : null;
}
