-- What drizzle cannot express: a tenant writes and reads its own rows, and changes none. They go with their conversation.

GRANT SELECT, INSERT ON model_turns TO gomomo_app;
--> statement-breakpoint
ALTER TABLE model_turns ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE model_turns FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_only ON model_turns TO gomomo_app
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
