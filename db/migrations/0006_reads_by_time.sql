DROP INDEX "api_keys_tenant_created_at";--> statement-breakpoint
DROP INDEX "audit_log_tenant_at";--> statement-breakpoint
CREATE INDEX "audit_log_tenant_subject" ON "audit_log" USING btree ("tenant_id","subject_id","at","id");--> statement-breakpoint
CREATE INDEX "api_keys_tenant_created_at" ON "api_keys" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_tenant_at" ON "audit_log" USING btree ("tenant_id","at","id");