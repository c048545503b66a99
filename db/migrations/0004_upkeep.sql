CREATE INDEX "appointments_ended_holds" ON "appointments" USING btree ("updated_at") WHERE status IN ('expired', 'released');--> statement-breakpoint
CREATE INDEX "chat_sessions_created_at" ON "chat_sessions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "domain_events_at" ON "domain_events" USING btree ("at");