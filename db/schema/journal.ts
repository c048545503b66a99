import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** Who changed what and when. Holds ids and facts of the change, never names, addresses or numbers of people. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** "visitor", "chat:<session>", "platform", "system". */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectId: uuid("subject_id").notNull(),
    data: jsonb("data").notNull().default({}),
  },
  (t) => [
    index("audit_log_tenant_at").on(t.tenantId, t.at, t.id),
    index("audit_log_tenant_subject").on(t.tenantId, t.subjectId, t.at, t.id),
    index("audit_log_at").on(t.at),
  ],
);

/** What happened, for those who act on it later; written by the statement that made it happen. */
export const domainEvents = pgTable(
  "domain_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    at: timestamp("at", { withTimezone: true }).notNull(),
    kind: text("kind").notNull(),
    /** Version of the event's shape. */
    version: integer("version").notNull().default(1),
    subjectId: uuid("subject_id").notNull(),
    data: jsonb("data").notNull().default({}),
    /** When it was acted on, once; at once where nobody acts on its kind. */
    handledAt: timestamp("handled_at", { withTimezone: true }),
  },
  (t) => [
    index("domain_events_unhandled").on(t.tenantId, t.subjectId, t.id).where(sql`handled_at IS NULL`),
    index("domain_events_tenant_id").on(t.tenantId, t.id),
    index("domain_events_at").on(t.at),
  ],
);

/** The kinds of events on which something follows; the others are there to be read. */
export const ACTED_ON = [
  "appointment.confirmed",
  "appointment.moved",
  "appointment.cancelled",
  "hold.expired",
  "inquiry.created",
  "waitlist.matched",
  "api_key.created",
  "calendar.failed",
  "calendar.recovered",
  "calendar.exhausted",
] as const;
export type ActedOn = (typeof ACTED_ON)[number];
