-- What drizzle cannot express: the overlap constraint, the configuration version, the roles and row-level security.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The last word on double booking: hold against hold, hold against appointment, appointment against appointment.
ALTER TABLE appointments ADD CONSTRAINT appointments_no_overlap
  EXCLUDE USING gist (staff_id WITH =, during WITH &&)
  WHERE (status IN ('held', 'confirming', 'confirmed', 'completed', 'no_show'));
--> statement-breakpoint
-- Every change of a tenant's settings, services, staff or time off raises its config_version, whoever makes it.
CREATE FUNCTION raise_config_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.config_version := OLD.config_version + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION touch_tenant_config() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tenants SET config_version = config_version WHERE id IN (OLD.tenant_id, NEW.tenant_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tenants_config_version BEFORE UPDATE ON tenants FOR EACH ROW EXECUTE FUNCTION raise_config_version();
--> statement-breakpoint
CREATE TRIGGER services_config_version AFTER INSERT OR UPDATE OR DELETE ON services
  FOR EACH ROW EXECUTE FUNCTION touch_tenant_config();
--> statement-breakpoint
CREATE TRIGGER staff_config_version AFTER INSERT OR UPDATE OR DELETE ON staff
  FOR EACH ROW EXECUTE FUNCTION touch_tenant_config();
--> statement-breakpoint
CREATE TRIGGER staff_services_config_version AFTER INSERT OR UPDATE OR DELETE ON staff_services
  FOR EACH ROW EXECUTE FUNCTION touch_tenant_config();
--> statement-breakpoint
CREATE TRIGGER time_off_config_version AFTER INSERT OR UPDATE OR DELETE ON time_off
  FOR EACH ROW EXECUTE FUNCTION touch_tenant_config();
--> statement-breakpoint
-- The Worker logs in as gomomo_app, which owns nothing and cannot bypass row-level security; db/migrate.ts gives it
-- the login. gomomo_system sees all tenants and is taken on by SET LOCAL ROLE alone: with INHERIT its policies would
-- become the application's and end the isolation.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gomomo_app') THEN
    CREATE ROLE gomomo_app NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gomomo_system') THEN
    CREATE ROLE gomomo_system NOLOGIN;
  END IF;
END $$;
--> statement-breakpoint
GRANT gomomo_system TO gomomo_app WITH INHERIT FALSE, SET TRUE;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO gomomo_app, gomomo_system;
--> statement-breakpoint
GRANT SELECT ON tenants, services, staff, staff_services, time_off TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON appointments, clients, chat_sessions TO gomomo_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON chat_entries TO gomomo_app;
--> statement-breakpoint
-- The journal is written and read, never changed.
GRANT SELECT, INSERT ON audit_log, domain_events TO gomomo_app;
--> statement-breakpoint
GRANT SELECT (id, slug) ON tenants TO gomomo_system;
--> statement-breakpoint
DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['services', 'staff', 'staff_services', 'time_off', 'clients', 'appointments',
                                'chat_sessions', 'chat_entries', 'audit_log', 'domain_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format($policy$CREATE POLICY tenant_only ON %I TO gomomo_app
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, scoped);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_only ON tenants TO gomomo_app
  USING (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY system_all ON tenants TO gomomo_system USING (true);
--> statement-breakpoint
-- A public page knows its business by the slug. The answer is an id and nothing else.
CREATE FUNCTION tenant_id_of_slug(wanted text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT id FROM tenants WHERE slug = wanted $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tenant_id_of_slug(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenant_id_of_slug(text) TO gomomo_app;
--> statement-breakpoint
-- The function runs as gomomo_system. To hand it over, the migrating role must be able to take that role on, and the
-- new owner needs CREATE on the schema for that one moment.
DO $$
BEGIN
  EXECUTE format('GRANT gomomo_system TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  GRANT CREATE ON SCHEMA public TO gomomo_system;
  ALTER FUNCTION tenant_id_of_slug(text) OWNER TO gomomo_system;
  REVOKE CREATE ON SCHEMA public FROM gomomo_system;
END $$;
