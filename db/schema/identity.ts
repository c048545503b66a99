import { index, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** What a tenant's API key may be good for. */
export const API_SCOPES = [
  "appointments:read",
  "appointments:write",
  "clients:read",
  "clients:write",
  "settings:read",
  "settings:write",
  "keys:write",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Keys with which a tenant's own programs call the API. The key itself is shown once and never stored. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    /** The beginning of the key, by which people and the audit log know it. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole key in hex. A key is 32 random bytes, so nothing slower is needed. */
    hash: text("hash").notNull(),
    scopes: text("scopes").array().$type<ApiScope[]>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** To the hour. */
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (t) => [
    unique("api_keys_hash_key").on(t.hash),
    index("api_keys_tenant_created_at").on(t.tenantId, t.createdAt, t.id),
  ],
);

/** Answers that were given under an `Idempotency-Key`, written by the statement that made the change. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    /** Who said it, as the audit log names them: one caller's keys are not another's. */
    principal: text("principal").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body in hex. */
    requestHash: text("request_hash").notNull(),
    /** The rows that the answer is made of again; they hold no secret. */
    answer: jsonb("answer").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.principal, t.key] }),
    index("idempotency_keys_created_at").on(t.createdAt),
  ],
);
