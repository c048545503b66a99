ALTER TABLE "appointments" ADD COLUMN "client_email_key" text GENERATED ALWAYS AS (lower(client_email)) STORED;--> statement-breakpoint
CREATE INDEX "appointments_tenant_email" ON "appointments" USING btree ("tenant_id","client_email_key","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_tenant_phone" ON "appointments" USING btree ("tenant_id","client_phone","starts_at");