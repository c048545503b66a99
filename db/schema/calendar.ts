import { boolean, integer, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** The built-in calendar: what a business without another one would have in it. */
export const calendarEntries = pgTable(
  "calendar_entries",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    appointmentId: uuid("appointment_id").notNull(),
    /** The appointment's version; what is older than what stands here changes nothing. */
    version: integer("version").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    cancelled: boolean("cancelled").notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.appointmentId] })],
);
