CREATE TABLE "model_turns" (
	"tenant_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"model" text NOT NULL,
	"rounds" integer NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	CONSTRAINT "model_turns_tenant_id_session_id_turn_id_pk" PRIMARY KEY("tenant_id","session_id","turn_id"),
	CONSTRAINT "model_turns_not_negative" CHECK (rounds >= 0 AND input_tokens >= 0 AND output_tokens >= 0)
);
--> statement-breakpoint
ALTER TABLE "model_turns" ADD CONSTRAINT "model_turns_tenant_id_session_id_chat_sessions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."chat_sessions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_turns_tenant_at" ON "model_turns" USING btree ("tenant_id","at");