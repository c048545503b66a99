CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_id" bigint NOT NULL,
	"subject_id" uuid NOT NULL,
	"variant" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"priority" integer NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "jobs_once_per_event" UNIQUE("tenant_id","event_id","kind","variant"),
	CONSTRAINT "jobs_tenant_id_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "jobs_kind_known" CHECK (kind IN ('send_confirmation', 'send_cancellation', 'send_reminder', 'retry_calendar_sync', 'send_hold_followup', 'send_waitlist_notification', 'escalate_calendar_failure', 'send_contact_followup', 'write_calendar', 'send_business_message', 'send_account_mail', 'alert_operator')),
	CONSTRAINT "jobs_status_known" CHECK (status IN ('pending', 'claimed', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "jobs_finished_once" CHECK (("jobs"."finished_at" IS NULL) = (status IN ('pending', 'claimed')))
);
--> statement-breakpoint
CREATE TABLE "policy_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"action" text NOT NULL,
	"effect" text NOT NULL,
	"conditions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_rules_action_known" CHECK (action IN ('send_confirmation', 'send_cancellation', 'send_reminder', 'retry_calendar_sync', 'send_hold_followup', 'send_waitlist_notification', 'escalate_calendar_failure', 'send_contact_followup')),
	CONSTRAINT "policy_rules_effect_known" CHECK ("policy_rules"."effect" IN ('allow', 'deny'))
);
--> statement-breakpoint
CREATE TABLE "calendar_entries" (
	"tenant_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"cancelled" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_entries_tenant_id_appointment_id_pk" PRIMARY KEY("tenant_id","appointment_id")
);
--> statement-breakpoint
CREATE TABLE "failures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"type" text NOT NULL,
	"message" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"retries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	CONSTRAINT "failures_tenant_id_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "inquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid,
	"client_name" text,
	"client_email" text,
	"client_phone" text,
	"texts_agreed_at" timestamp with time zone,
	"client_timezone" text,
	"text" text DEFAULT '' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inquiries_tenant_id_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "inquiries_kind_known" CHECK (kind IN ('message', 'followup', 'waitlist'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"to_key" text,
	"body_key" text,
	"subject_id" uuid NOT NULL,
	"status" text NOT NULL,
	"provider_id" text,
	"segments" integer,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_tenant_id_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "messages_channel_known" CHECK ("messages"."channel" IN ('email', 'text')),
	CONSTRAINT "messages_status_known" CHECK (status IN ('sending', 'sent', 'delivered', 'undelivered', 'failed', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"tenant_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "opt_outs_tenant_id_channel_address_key_pk" PRIMARY KEY("tenant_id","channel","address_key"),
	CONSTRAINT "opt_outs_channel_known" CHECK ("opt_outs"."channel" IN ('email', 'text'))
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "client_timezone" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "texts_agreed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "calendar" jsonb DEFAULT '{"provider":"none"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_rules" ADD CONSTRAINT "policy_rules_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_entries" ADD CONSTRAINT "calendar_entries_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_tenant_id_job_id_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "public"."jobs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "jobs_claimed" ON "jobs" USING btree ("claimed_at") WHERE status = 'claimed';--> statement-breakpoint
CREATE INDEX "jobs_tenant_subject" ON "jobs" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE INDEX "jobs_tenant_created_at" ON "jobs" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_finished_at" ON "jobs" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "policy_rules_tenant_action" ON "policy_rules" USING btree ("tenant_id","action");--> statement-breakpoint
CREATE UNIQUE INDEX "failures_open_once" ON "failures" USING btree ("tenant_id","type","subject_id") WHERE resolved_at IS NULL;--> statement-breakpoint
CREATE INDEX "failures_tenant_created_at" ON "failures" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "failures_resolved_at" ON "failures" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "inquiries_tenant_session" ON "inquiries" USING btree ("tenant_id","session_id","created_at");--> statement-breakpoint
CREATE INDEX "inquiries_tenant_created_at" ON "inquiries" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_created_at" ON "inquiries" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once_per_job" ON "messages" USING btree ("job_id") WHERE status <> 'failed';--> statement-breakpoint
CREATE INDEX "messages_tenant_to" ON "messages" USING btree ("tenant_id","to_key","created_at");--> statement-breakpoint
CREATE INDEX "messages_tenant_subject" ON "messages" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE INDEX "domain_events_unhandled" ON "domain_events" USING btree ("tenant_id","subject_id","id") WHERE handled_at IS NULL;