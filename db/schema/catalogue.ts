import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { DateOverride, WeeklyHours } from "./hours.ts";
import { tenants } from "./tenants.ts";

export const services = pgTable(
  "services",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    durationMinutes: integer("duration_minutes").notNull(),
    bufferBeforeMinutes: integer("buffer_before_minutes").notNull().default(0),
    bufferAfterMinutes: integer("buffer_after_minutes").notNull().default(0),
    /** In the currency's minor unit, cents for USD; null where the price is not told. */
    priceMinor: integer("price_minor"),
    /** ISO 4217. */
    currency: text("currency"),
    /** Order in lists. */
    position: integer("position").notNull().default(0),
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    unique("services_tenant_id_id_key").on(t.tenantId, t.id),
    check("services_duration_bounds", sql`${t.durationMinutes} BETWEEN 5 AND 720`),
    check(
      "services_buffer_bounds",
      sql`${t.bufferBeforeMinutes} BETWEEN 0 AND 240 AND ${t.bufferAfterMinutes} BETWEEN 0 AND 240`,
    ),
    check("services_price_has_currency", sql`(${t.priceMinor} IS NULL) = (${t.currency} IS NULL)`),
  ],
);

export const staff = pgTable(
  "staff",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    /** Null means the hours of the business; both apply where both are set. */
    weeklyHours: jsonb("weekly_hours").$type<WeeklyHours>(),
    overrides: jsonb("overrides").$type<DateOverride[]>().notNull().default([]),
    position: integer("position").notNull().default(0),
    active: boolean("active").notNull().default(true),
  },
  (t) => [unique("staff_tenant_id_id_key").on(t.tenantId, t.id)],
);

/** Who offers what. */
export const staffServices = pgTable(
  "staff_services",
  {
    tenantId: uuid("tenant_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    serviceId: uuid("service_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.serviceId, t.staffId] }),
    foreignKey({ columns: [t.tenantId, t.staffId], foreignColumns: [staff.tenantId, staff.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.serviceId], foreignColumns: [services.tenantId, services.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** Time in which a staff member takes no appointments. */
export const timeOff = pgTable(
  "time_off",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    reason: text("reason").notNull().default(""),
  },
  (t) => [
    foreignKey({ columns: [t.tenantId, t.staffId], foreignColumns: [staff.tenantId, staff.id] }).onDelete("cascade"),
    index("time_off_tenant_ends_at").on(t.tenantId, t.endsAt),
    check("time_off_ends_after_start", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);
