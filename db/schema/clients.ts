import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
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
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    unique("clients_tenant_id_id_key").on(t.tenantId, t.id),
    unique("clients_tenant_email_key").on(t.tenantId, t.emailKey),
    index("clients_tenant_phone").on(t.tenantId, t.phone),
    check("clients_reachable", sql`${t.email} IS NOT NULL OR ${t.phone} IS NOT NULL`),
  ],
);
