-- What drizzle cannot express: grants, policies, and the step by which a batch enters a tenant.

-- The triggers that raise config_version run as whoever writes, so that role updates tenants too.
GRANT INSERT, UPDATE ON tenants, services, staff TO gomomo_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON staff_services TO gomomo_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON time_off TO gomomo_app;
--> statement-breakpoint
-- Erasure takes the lines of a conversation and the answers that quote a person.
GRANT DELETE ON chat_entries TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON api_keys TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO gomomo_app;
--> statement-breakpoint
GRANT SELECT (tenant_id, hash, scopes, revoked_at) ON api_keys TO gomomo_system;
--> statement-breakpoint
DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['api_keys', 'idempotency_keys'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format($policy$CREATE POLICY tenant_only ON %I TO gomomo_app
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, scoped);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY system_all ON api_keys TO gomomo_system USING (true);
--> statement-breakpoint
-- What a key is good for: 'ok', 'forbidden' or 'unauthenticated'. It runs as gomomo_system, since no tenant is entered
-- yet, and tells nothing about whose key it is.
CREATE FUNCTION api_key_verdict(wanted_tenant uuid, wanted_hash text, wanted_scope text) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT coalesce((
      SELECT CASE WHEN wanted_scope = ANY (scopes) THEN 'ok' ELSE 'forbidden' END FROM api_keys
      WHERE hash = wanted_hash AND tenant_id = wanted_tenant AND revoked_at IS NULL), 'unauthenticated')
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION api_key_verdict(uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION api_key_verdict(uuid, text, text) TO gomomo_app;
--> statement-breakpoint
DO $$
BEGIN
  GRANT CREATE ON SCHEMA public TO gomomo_system;
  ALTER FUNCTION api_key_verdict(uuid, text, text) OWNER TO gomomo_system;
  REVOKE CREATE ON SCHEMA public FROM gomomo_system;
END $$;
--> statement-breakpoint
-- The first step of a batch that works by an API key, from a page, or under an Idempotency-Key. Unless the verdict is 'ok' no tenant
-- is entered, so the statements behind it meet an empty database: nothing is read and nothing written.
CREATE FUNCTION enter_tenant(
  wanted_tenant uuid, key_hash text, key_scope text, wanted_principal text, idempotency_key text, hash_of_request text,
  kept_since timestamptz, page_origin text, OUT verdict text, OUT answer jsonb
) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  kept idempotency_keys%ROWTYPE;
BEGIN
  verdict := 'ok';
  IF key_hash IS NOT NULL THEN
    verdict := api_key_verdict(wanted_tenant, key_hash, key_scope);
  END IF;
  PERFORM set_config('app.tenant_id', CASE WHEN verdict = 'ok' THEN wanted_tenant::text ELSE '' END, true);
  IF verdict = 'ok' AND page_origin IS NOT NULL
     AND EXISTS (SELECT FROM tenants WHERE id = wanted_tenant AND page_origin <> ALL (sites)) THEN
    PERFORM set_config('app.tenant_id', '', true);
    verdict := 'origin_not_allowed';
  END IF;
  IF verdict = 'ok' AND idempotency_key IS NOT NULL THEN
    SELECT * INTO kept FROM idempotency_keys k
      WHERE k.tenant_id = wanted_tenant AND k.principal = wanted_principal AND k.key = idempotency_key
        AND k.created_at > kept_since;
    IF FOUND THEN
      PERFORM set_config('app.tenant_id', '', true);
      verdict := CASE WHEN kept.request_hash = hash_of_request THEN 'replayed' ELSE 'reused' END;
      answer := CASE WHEN verdict = 'replayed' THEN kept.answer END;
    END IF;
    -- A twin of a running request waits for it, but not for ever.
    PERFORM set_config('lock_timeout', '4000', true);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enter_tenant(uuid, text, text, text, text, text, timestamptz, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enter_tenant(uuid, text, text, text, text, text, timestamptz, text) TO gomomo_app;
