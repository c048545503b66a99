import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** A conversation. Written before its first message is accepted, so that erasure can always find it. */
export const chatSessions = pgTable(
  "chat_sessions",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    id: uuid("id").notNull(),
    channel: text("channel").notNull(),
    /** The visitor's own IANA zone and BCP 47 language, where the browser told them. */
    timezone: text("timezone"),
    locale: text("locale"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** A tombstone: what comes after it is not written. */
    erasedAt: timestamp("erased_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("chat_sessions_tenant_created_at").on(t.tenantId, t.createdAt),
    index("chat_sessions_created_at").on(t.createdAt),
  ],
);

/** The lasting lines of a conversation, in the wire form of the chat protocol. */
export const chatEntries = pgTable(
  "chat_entries",
  {
    tenantId: uuid("tenant_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    seq: integer("seq").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    kind: text("kind").notNull(),
    entry: jsonb("entry").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sessionId, t.seq] }),
    foreignKey({
      columns: [t.tenantId, t.sessionId],
      foreignColumns: [chatSessions.tenantId, chatSessions.id],
    }).onDelete("cascade"),
  ],
);

/**
 * What a language model used for one turn of a conversation. It says nothing of anybody, so it outlives an erasure with
 * the conversation's tombstone: a visitor who has their words forgotten does not hand the business its budget back.
 */
export const modelTurns = pgTable(
  "model_turns",
  {
    tenantId: uuid("tenant_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    turnId: uuid("turn_id").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** The model's name at its provider. */
    model: text("model").notNull(),
    /** How often the model was asked. */
    rounds: integer("rounds").notNull(),
    inputTokens: integer("input_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sessionId, t.turnId] }),
    foreignKey({
      columns: [t.tenantId, t.sessionId],
      foreignColumns: [chatSessions.tenantId, chatSessions.id],
    }).onDelete("cascade"),
    index("model_turns_tenant_at").on(t.tenantId, t.at),
    check("model_turns_not_negative", sql`rounds >= 0 AND input_tokens >= 0 AND output_tokens >= 0`),
  ],
);
