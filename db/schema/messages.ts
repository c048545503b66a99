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
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Language } from "../../words/languages.ts";
import { jobs } from "./jobs.ts";
import { tenants } from "./tenants.ts";

export const CHANNELS = ["email", "text"] as const;
export type Channel = (typeof CHANNELS)[number];

/** `sending` also where it is not known whether it went out; `unknown` where nobody will find out. */
export const MESSAGE_STATUSES = ["sending", "sent", "delivered", "undelivered", "failed", "unknown"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Every message that was handed to a provider. What it said, and to whom, does not stand here. */
export const messages = pgTable(
  "messages",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    jobId: uuid("job_id").notNull(),
    kind: text("kind").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    /** SHA-256 of the address in hex, for limits and opt-outs; null once its person was erased. */
    toKey: text("to_key"),
    /** SHA-256 of a text's words in hex, by which the provider is asked whether it went out. */
    bodyKey: text("body_key"),
    subjectId: uuid("subject_id").notNull(),
    status: text("status").$type<MessageStatus>().notNull(),
    /** The provider's own id of it. */
    providerId: text("provider_id"),
    /** What a text is billed as. */
    segments: integer("segments"),
    reason: text("reason"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [jobs.tenantId, jobs.id] }).onDelete("cascade"),
    unique("messages_tenant_id_id_key").on(t.tenantId, t.id),
    // A job sends one message: another only where the one before certainly did not go out.
    uniqueIndex("messages_once_per_job").on(t.jobId).where(sql`status <> 'failed'`),
    index("messages_tenant_to").on(t.tenantId, t.toKey, t.createdAt),
    index("messages_tenant_subject").on(t.tenantId, t.subjectId),
    check("messages_channel_known", sql`${t.channel} IN ('email', 'text')`),
    check(
      "messages_status_known",
      sql.raw(`status IN (${MESSAGE_STATUSES.map((status) => `'${status}'`).join(", ")})`),
    ),
  ],
);

/** Addresses that a business may not write to any more. */
export const optOuts = pgTable(
  "opt_outs",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    channel: text("channel").$type<Channel>().notNull(),
    /** SHA-256 of the address in hex: of an email in small letters, of a phone number in E.164. */
    addressKey: text("address_key").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** "link", "carrier", "STOP". */
    source: text("source").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.channel, t.addressKey] }),
    check("opt_outs_channel_known", sql`${t.channel} IN ('email', 'text')`),
  ],
);

export const INQUIRY_KINDS = ["message", "followup", "waitlist"] as const;
export type InquiryKind = (typeof INQUIRY_KINDS)[number];

/** What somebody left with us because the conversation could not settle it. */
export const inquiries = pgTable(
  "inquiries",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    kind: text("kind").$type<InquiryKind>().notNull(),
    sessionId: uuid("session_id"),
    clientName: text("client_name"),
    clientEmail: text("client_email"),
    /** E.164. */
    clientPhone: text("client_phone"),
    /** Agreed to texts about it. */
    textsAgreedAt: timestamp("texts_agreed_at", { withTimezone: true }),
    clientTimezone: text("client_timezone"),
    /** What they are written to in; null where nobody told. */
    clientLanguage: text("client_language").$type<Language>(),
    /** In the person's own words. */
    text: text("text").notNull().default(""),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    unique("inquiries_tenant_id_id_key").on(t.tenantId, t.id),
    index("inquiries_tenant_session").on(t.tenantId, t.sessionId, t.createdAt),
    index("inquiries_tenant_created_at").on(t.tenantId, t.createdAt, t.id),
    index("inquiries_created_at").on(t.createdAt),
    check("inquiries_kind_known", sql.raw(`kind IN (${INQUIRY_KINDS.map((kind) => `'${kind}'`).join(", ")})`)),
  ],
);

/** What went wrong and needs somebody's eye. */
export const failures = pgTable(
  "failures",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    /** "job.send_reminder", "queue.event". */
    type: text("type").notNull(),
    message: text("message").notNull(),
    /** The job or subject that it happened to. */
    subjectId: uuid("subject_id").notNull(),
    /** Redacted. */
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
    retries: integer("retries").notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
    resolvedAt: timestamp("resolved_at", { withTimezone: true }),
    /** As the audit log names them. */
    resolvedBy: text("resolved_by"),
  },
  (t) => [
    unique("failures_tenant_id_id_key").on(t.tenantId, t.id),
    uniqueIndex("failures_open_once").on(t.tenantId, t.type, t.subjectId).where(sql`resolved_at IS NULL`),
    index("failures_tenant_created_at").on(t.tenantId, t.createdAt, t.id),
    index("failures_resolved_at").on(t.resolvedAt),
  ],
);
