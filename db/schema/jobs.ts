import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants.ts";

/** What gomomo may do by itself. The list is closed: a row of another kind cannot be written. */
export const AUTONOMOUS_ACTIONS = [
  "send_confirmation",
  "send_cancellation",
  "send_reminder",
  "retry_calendar_sync",
  "send_hold_followup",
  "send_waitlist_notification",
  "escalate_calendar_failure",
  "send_contact_followup",
] as const;
export type AutonomousAction = (typeof AUTONOMOUS_ACTIONS)[number];

/** What it owes to the business and the operator, whatever switch and policy say. */
export const DUTIES = ["write_calendar", "send_business_message", "send_account_mail", "alert_operator"] as const;
export type Duty = (typeof DUTIES)[number];

export type JobKind = AutonomousAction | Duty;

export const JOB_STATUSES = ["pending", "claimed", "completed", "failed", "cancelled"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} IN (${values.map((value) => `'${value}'`).join(", ")})`);

/** Whether an autonomous action may happen. Without a tenant a rule is everybody's; without a rule nothing happens. */
export const policyRules = pgTable(
  "policy_rules",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id").references(() => tenants.id),
    action: text("action").$type<AutonomousAction>().notNull(),
    effect: text("effect").$type<"allow" | "deny">().notNull(),
    /** Facts that must hold: equality, or `min_` and `max_` in front of a fact's name. */
    conditions: jsonb("conditions").$type<Record<string, string | number | boolean>>().notNull().default({}),
    priority: integer("priority").notNull().default(0),
    /** Why it is there, for the audit log's reader. */
    reason: text("reason").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    index("policy_rules_tenant_action").on(t.tenantId, t.action),
    check("policy_rules_action_known", oneOf("action", AUTONOMOUS_ACTIONS)),
    check("policy_rules_effect_known", sql`${t.effect} IN ('allow', 'deny')`),
  ],
);

/** Work that waits for its time, is under way, or was done. */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    kind: text("kind").$type<JobKind>().notNull(),
    /** The event that called for it; each calls for a kind and variant once. */
    eventId: bigint("event_id", { mode: "number" }).notNull(),
    /** The appointment, hold, inquiry or key that it is about. */
    subjectId: uuid("subject_id").notNull(),
    /** Tells jobs of one kind and event apart, "24h". */
    variant: text("variant").notNull().default(""),
    status: text("status").$type<JobStatus>().notNull().default("pending"),
    /** Higher goes first. */
    priority: integer("priority").notNull(),
    runAt: timestamp("run_at", { withTimezone: true }).notNull(),
    /** How often it was begun; also proves whose turn it is. */
    attempts: integer("attempts").notNull().default(0),
    claimedAt: timestamp("claimed_at", { withTimezone: true }),
    /** Ids and figures, never names, addresses or numbers of people. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    /** Why it waits, failed or was cancelled. */
    reason: text("reason"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [
    unique("jobs_once_per_event").on(t.tenantId, t.eventId, t.kind, t.variant),
    unique("jobs_tenant_id_id_key").on(t.tenantId, t.id),
    index("jobs_due").on(t.runAt).where(sql`status = 'pending'`),
    index("jobs_claimed").on(t.claimedAt).where(sql`status = 'claimed'`),
    index("jobs_tenant_subject").on(t.tenantId, t.subjectId),
    index("jobs_tenant_created_at").on(t.tenantId, t.createdAt, t.id),
    index("jobs_finished_at").on(t.finishedAt),
    check("jobs_kind_known", oneOf("kind", [...AUTONOMOUS_ACTIONS, ...DUTIES])),
    check("jobs_status_known", oneOf("status", JOB_STATUSES)),
    check("jobs_finished_once", sql`(${t.finishedAt} IS NULL) = (status IN ('pending', 'claimed'))`),
  ],
);
