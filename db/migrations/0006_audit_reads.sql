DROP INDEX "audit_log_tenant_at";--> statement-breakpoint
CREATE INDEX "audit_log_tenant_subject" ON "audit_log" USING btree ("tenant_id","subject_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_log_tenant_at" ON "audit_log" USING btree ("tenant_id","at","id");