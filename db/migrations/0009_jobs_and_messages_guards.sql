-- What drizzle cannot express: grants, policies, and the rules that everybody begins with.

-- What happened before there was anyone to act on it is not acted on now.
UPDATE domain_events SET handled_at = at;
--> statement-breakpoint
GRANT UPDATE (handled_at) ON domain_events TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON jobs, messages, inquiries, failures TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_rules, opt_outs, calendar_entries TO gomomo_app;
--> statement-breakpoint
DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['jobs', 'messages', 'opt_outs', 'inquiries', 'failures', 'calendar_entries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format($policy$CREATE POLICY tenant_only ON %I TO gomomo_app
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, scoped);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE policy_rules ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE policy_rules FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A rule without a tenant is every tenant's to read, and nobody's to change.
CREATE POLICY tenant_only ON policy_rules TO gomomo_app
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY global_rules ON policy_rules FOR SELECT TO gomomo_app
  USING (tenant_id IS NULL AND nullif(current_setting('app.tenant_id', true), '') IS NOT NULL);
--> statement-breakpoint
-- By default nothing happens. A follow-up on a hold that ended is not among these: a business has to want it.
ALTER TABLE policy_rules NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO policy_rules (id, action, effect, conditions, priority, reason, created_at) VALUES
  ('00000000-0000-4000-9000-000000000001', 'send_confirmation', 'allow', '{}', 0, 'Whoever books hears of it.', now()),
  ('00000000-0000-4000-9000-000000000002', 'send_cancellation', 'allow', '{}', 0, 'Whoever was booked hears that it is off.', now()),
  ('00000000-0000-4000-9000-000000000003', 'send_reminder', 'allow', '{}', 0, 'Reminders keep people from forgetting.', now()),
  ('00000000-0000-4000-9000-000000000004', 'retry_calendar_sync', 'allow', '{}', 0, 'The calendar has to agree with the book.', now()),
  ('00000000-0000-4000-9000-000000000005', 'escalate_calendar_failure', 'allow', '{}', 0, 'A person has to look after it.', now()),
  ('00000000-0000-4000-9000-000000000006', 'send_contact_followup', 'allow', '{"max_session_followups": 2}', 0, 'They asked for it; twice is enough.', now()),
  ('00000000-0000-4000-9000-000000000007', 'send_waitlist_notification', 'allow', '{}', 0, 'They asked to be told.', now());
--> statement-breakpoint
ALTER TABLE policy_rules FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sweeps find what waits, across tenants, by ids and times alone, and delete what is over and old.
GRANT SELECT (tenant_id, subject_id, handled_at), INSERT (handled_at) ON domain_events TO gomomo_system;
--> statement-breakpoint
GRANT SELECT (id, tenant_id, status, run_at, priority, claimed_at, finished_at), DELETE ON jobs TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_times ON jobs FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_finished ON jobs FOR DELETE TO gomomo_system USING (finished_at IS NOT NULL);
--> statement-breakpoint
GRANT SELECT (id, created_at), DELETE ON inquiries TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_age ON inquiries FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_old ON inquiries FOR DELETE TO gomomo_system USING (true);
--> statement-breakpoint
GRANT SELECT (id, resolved_at), DELETE ON failures TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_age ON failures FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_resolved ON failures FOR DELETE TO gomomo_system USING (resolved_at IS NOT NULL);
