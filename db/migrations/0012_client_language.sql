ALTER TABLE "appointments" ADD COLUMN "client_language" text;--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "client_language" text;