import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { DateOverride, WeeklyHours } from "./hours.ts";

/** What the receptionist may state about the business; it answers only from these. */
export interface Facts {
  address?: string;
  directions?: string;
  phone?: string;
  email?: string;
  parking?: string;
  policies?: string;
  about?: string;
  /** At most 30. */
  questions?: { question: string; answer: string }[];
}

/** How the business appears in the widget and on its pages. */
export interface Look {
  /** "#rrggbb"; corrected by widget and pages where it would fail contrast. */
  accent: string;
  privacyUrl: string;
}

/** How the operator and the platform reach the business. Private: the receptionist speaks from `Facts` alone. */
export interface BusinessContact {
  email?: string;
  billingEmail?: string;
  /** E.164. */
  phone?: string;
  /** E.164; the owner's own, for urgent notes. */
  personalPhone?: string;
}

/** The defaults of the specification that a tenant may change. */
export interface Limits {
  /** How long a hold lives, in minutes. */
  holdMinutes: number;
  /** Chat messages that one session may send in a minute. */
  chatMessagesPerMinute: number;
  /** Live holds that one address may have at a time. */
  holdsPerAddress: number;
  /** Appointments ahead that one email or phone number may have. */
  upcomingPerClient: number;
  /** How long before its start an appointment is brought to mind, in minutes; 0 for not at all. */
  firstReminderMinutes: number;
  secondReminderMinutes: number;
  /** Texts that one number gets of us in an hour. */
  textsPerHour: number;
  /** Tokens that language models may use for the business from one midnight of its zone to the next; 0 for no model. */
  modelTokensPerDay: number;
}

/** Where a business has its appointments beside gomomo. */
export interface CalendarSettings {
  provider: "none" | "builtin";
  /** Makes the built-in one fail, to see what happens then. */
  fault?: "auth" | "network" | "timeout" | "rate_limit" | "all";
}

/** What holds where a tenant has set nothing else. */
export const DEFAULT_LIMITS: Limits = {
  holdMinutes: 5,
  chatMessagesPerMinute: 20,
  holdsPerAddress: 3,
  upcomingPerClient: 3,
  firstReminderMinutes: 1_440,
  secondReminderMinutes: 120,
  textsPerHour: 3,
  modelTokensPerDay: 300_000,
};

export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    /** IANA zone; every wall-clock time of the tenant is read in it. */
    timezone: text("timezone").notNull(),
    /** ISO 3166-1 alpha-2, for phone numbers written without a country. */
    country: text("country").notNull(),
    weeklyHours: jsonb("weekly_hours").$type<WeeklyHours>().notNull(),
    overrides: jsonb("overrides").$type<DateOverride[]>().notNull().default([]),
    slotStepMinutes: integer("slot_step_minutes").notNull().default(30),
    minimumNoticeMinutes: integer("minimum_notice_minutes").notNull().default(60),
    horizonDays: integer("horizon_days").notNull().default(60),
    /** How long before its start a client may still move or cancel an appointment; the business always may. */
    changeNoticeMinutes: integer("change_notice_minutes").notNull().default(0),
    bookingEnabled: boolean("booking_enabled").notNull().default(true),
    contact: jsonb("contact").$type<BusinessContact>().notNull().default({}),
    facts: jsonb("facts").$type<Facts>().notNull().default({}),
    look: jsonb("look").$type<Look>().notNull(),
    /** Origins that may embed the widget and call the public routes, "https://example.com". */
    sites: text("sites").array().notNull().default(sql`'{}'`),
    /** What differs from `DEFAULT_LIMITS`. */
    limits: jsonb("limits").$type<Partial<Limits>>().notNull().default({}),
    calendar: jsonb("calendar").$type<CalendarSettings>().notNull().default({ provider: "none" }),
    /** Raised by a trigger with every change of settings, services, staff and time off. */
    configVersion: integer("config_version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    check("tenants_slot_step_bounds", sql`${t.slotStepMinutes} BETWEEN 5 AND 720`),
    check("tenants_minimum_notice_bounds", sql`${t.minimumNoticeMinutes} BETWEEN 0 AND 525600`),
    check("tenants_change_notice_bounds", sql`${t.changeNoticeMinutes} BETWEEN 0 AND 43200`),
    check("tenants_horizon_bounds", sql`${t.horizonDays} BETWEEN 1 AND 730`),
    check("tenants_slug_form", sql`${t.slug} ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'`),
  ],
);
