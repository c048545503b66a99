import { sql } from "drizzle-orm";
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Language } from "../../words/languages.ts";
import { services, staff } from "./catalogue.ts";
import { clients } from "./clients.ts";

/** Every state of an appointment; a hold is an appointment that nobody has confirmed yet. */
export const APPOINTMENT_STATUSES = [
  "held",
  "confirming",
  "confirmed",
  "completed",
  "no_show",
  "cancelled",
  "expired",
  "released",
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/**
 * Holds and appointments. That no two live rows of a staff member overlap is the constraint
 * `appointments_no_overlap` of the first migration, which drizzle cannot express.
 */
export const appointments = pgTable(
  "appointments",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id").notNull(),
    serviceId: uuid("service_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    status: text("status").$type<AppointmentStatus>().notNull(),
    /** As people see it. */
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    /** What the staff member is taken for: the service with its buffers. */
    during: tstzrange("during").notNull(),
    /** When a hold ends by itself; null on what never was a hold. */
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    /** Raised by every change a client can see. */
    version: integer("version").notNull().default(1),
    /** The chat session that holds; a new hold of the same session replaces the old one. */
    sessionId: uuid("session_id"),
    channel: text("channel").notNull(),
    reference: text("reference"),
    clientId: uuid("client_id"),
    /** What was given for this appointment, which may differ from the client's record. */
    clientName: text("client_name"),
    clientEmail: text("client_email"),
    /** What the email is found by; see the same column of clients. */
    clientEmailKey: text("client_email_key").generatedAlwaysAs(sql`lower(client_email)`),
    clientPhone: text("client_phone"),
    /** The client's own IANA zone, where it is known. */
    clientTimezone: text("client_timezone"),
    /** What they are written to in; null where nobody told. */
    clientLanguage: text("client_language").$type<Language>(),
    /** When texts to this number were agreed to with this booking. */
    textsAgreedAt: timestamp("texts_agreed_at", { withTimezone: true }),
    notes: text("notes").notNull().default(""),
    /** Why the business booked or moved it against its own rules. */
    overrideReason: text("override_reason"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    confirmedAt: timestamp("confirmed_at", { withTimezone: true }),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.tenantId, t.serviceId], foreignColumns: [services.tenantId, services.id] }),
    foreignKey({ columns: [t.tenantId, t.staffId], foreignColumns: [staff.tenantId, staff.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    unique("appointments_tenant_reference_key").on(t.tenantId, t.reference),
    index("appointments_tenant_starts_at").on(t.tenantId, t.startsAt),
    index("appointments_tenant_staff_starts_at").on(t.tenantId, t.staffId, t.startsAt),
    index("appointments_tenant_staff_created_at").on(t.tenantId, t.staffId, t.createdAt),
    index("appointments_tenant_client").on(t.tenantId, t.clientId, t.startsAt),
    index("appointments_tenant_email").on(t.tenantId, t.clientEmailKey, t.startsAt),
    index("appointments_tenant_phone").on(t.tenantId, t.clientPhone, t.startsAt),
    index("appointments_tenant_session").on(t.tenantId, t.sessionId).where(sql`status = 'held'`),
    index("appointments_overdue").on(t.expiresAt).where(sql`status = 'held'`),
    index("appointments_ended_holds").on(t.updatedAt).where(sql`status IN ('expired', 'released')`),
    check(
      "appointments_status_known",
      sql.raw(`status IN (${APPOINTMENT_STATUSES.map((status) => `'${status}'`).join(", ")})`),
    ),
    check(
      "appointments_during_covers",
      sql`NOT isempty(${t.during}) AND NOT lower_inf(${t.during}) AND NOT upper_inf(${t.during})
          AND ${t.startsAt} < ${t.endsAt} AND ${t.during} @> tstzrange(${t.startsAt}, ${t.endsAt})`,
    ),
    // Queries find neighbours by starts_at within a day, so no row may reach further than that.
    check("appointments_during_bounded", sql`upper(${t.during}) - lower(${t.during}) <= interval '24 hours'`),
    check("appointments_hold_ends", sql`status <> 'held' OR ${t.expiresAt} IS NOT NULL`),
    check(
      "appointments_booked_for_someone",
      sql`status NOT IN ('confirming', 'confirmed', 'completed', 'no_show')
          OR (${t.clientId} IS NOT NULL AND ${t.clientName} IS NOT NULL AND ${t.reference} IS NOT NULL)`,
    ),
  ],
);

/** The statuses that take a staff member's time; the same list stands in `appointments_no_overlap`. */
export const LIVE_STATUSES = sql.raw(`('held', 'confirming', 'confirmed', 'completed', 'no_show')`);
