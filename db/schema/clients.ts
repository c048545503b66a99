import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** One record per person and tenant, found by email first, then by phone; a match never overwrites it. */
export const clients = pgTable(
  "clients",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    email: text("email"),
    /** What the email is found by. A column and not an index over lower(): that is not leakproof, so no query under
     * row-level security could use the index. */
    emailKey: text("email_key").generatedAlwaysAs(sql`lower(email)`),
    /** E.164. */
    phone: text("phone"),
    /** The business's own; no client sees them. */
    notes: text("notes").notNull().default(""),
    /** Since when they cannot book by themselves. */
    blockedAt: timestamp("blocked_at", { withTimezone: true }),
    /** When and how they agreed to texts, and when they took it back. */
    textsAgreedAt: timestamp("texts_agreed_at", { withTimezone: true }),
    textsAgreedBy: text("texts_agreed_by"),
    textsEndedAt: timestamp("texts_ended_at", { withTimezone: true }),
    /** Raised by every change of the record. */
    version: integer("version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** When the person had their data erased; the row stays for the appointments that were. */
    erasedAt: timestamp("erased_at", { withTimezone: true }),
  },
  (t) => [
    unique("clients_tenant_id_id_key").on(t.tenantId, t.id),
    unique("clients_tenant_email_key").on(t.tenantId, t.emailKey),
    index("clients_tenant_phone").on(t.tenantId, t.phone),
    index("clients_tenant_created_at").on(t.tenantId, t.createdAt, t.id),
    check("clients_reachable", sql`${t.email} IS NOT NULL OR ${t.phone} IS NOT NULL OR ${t.erasedAt} IS NOT NULL`),
    check("clients_agreed_somehow", sql`(${t.textsAgreedAt} IS NULL) = (${t.textsAgreedBy} IS NULL)`),
  ],
);
