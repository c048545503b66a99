-- What the role for sweeps may do, and nothing beyond it: columns that name no person, and rows that a sweep is about.

-- Overdue holds become expired, and what ended goes. Appointments it neither sees nor touches.
GRANT SELECT (id, tenant_id, status, expires_at, updated_at), UPDATE (status, updated_at), DELETE ON appointments TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_holds ON appointments FOR SELECT TO gomomo_system
  USING (status IN ('held', 'expired', 'released'));
--> statement-breakpoint
CREATE POLICY system_expires_holds ON appointments FOR UPDATE TO gomomo_system
  USING (status = 'held') WITH CHECK (status = 'expired');
--> statement-breakpoint
CREATE POLICY system_deletes_ended_holds ON appointments FOR DELETE TO gomomo_system
  USING (status IN ('expired', 'released'));
--> statement-breakpoint
-- The journal: it writes the end of holds in its own name, and takes what is old without reading what it says.
GRANT SELECT (id, at), INSERT (tenant_id, at, actor, action, subject_id, data), DELETE ON audit_log TO gomomo_system;
--> statement-breakpoint
GRANT SELECT (id, at), INSERT (tenant_id, at, kind, subject_id, data), DELETE ON domain_events TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_age ON audit_log FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_sees_age ON domain_events FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_old ON audit_log FOR DELETE TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_old ON domain_events FOR DELETE TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_tells_expiry ON audit_log FOR INSERT TO gomomo_system
  WITH CHECK (actor = 'system' AND action = 'hold.expired');
--> statement-breakpoint
CREATE POLICY system_tells_expiry ON domain_events FOR INSERT TO gomomo_system WITH CHECK (kind = 'hold.expired');
--> statement-breakpoint
-- Conversations: their lines go with them by the foreign key; of these only the age is seen.
GRANT SELECT (tenant_id, id, created_at, erased_at), DELETE ON chat_sessions TO gomomo_system;
--> statement-breakpoint
GRANT SELECT (tenant_id, session_id, at) ON chat_entries TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_age ON chat_sessions FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_old ON chat_sessions FOR DELETE TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_sees_age ON chat_entries FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
-- Answers under an Idempotency-Key go by their age; what they say is not seen.
GRANT SELECT (tenant_id, principal, key, created_at), DELETE ON idempotency_keys TO gomomo_system;
--> statement-breakpoint
CREATE POLICY system_sees_age ON idempotency_keys FOR SELECT TO gomomo_system USING (true);
--> statement-breakpoint
CREATE POLICY system_deletes_old ON idempotency_keys FOR DELETE TO gomomo_system USING (true);
