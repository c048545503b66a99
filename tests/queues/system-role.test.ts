import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { AS_SYSTEM, asApp, FORBIDDEN, outcome } from "../support/app-login.ts";
import { confirm, hold } from "../support/booking.ts";
import { endHold } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

/** Everything that the role for sweeps is granted, table by table; what a sweep does not need is not here. */
const GRANTS: Record<string, Record<string, string>> = {
  // For the function that tells what a key is good for.
  api_keys: { SELECT: "hash revoked_at scopes tenant_id" },
  appointments: { DELETE: "all", SELECT: "expires_at id status tenant_id updated_at", UPDATE: "status updated_at" },
  audit_log: { DELETE: "all", INSERT: "action actor at data subject_id tenant_id", SELECT: "at id" },
  chat_entries: { SELECT: "at session_id tenant_id" },
  chat_sessions: { DELETE: "all", SELECT: "created_at erased_at id tenant_id" },
  domain_events: {
    DELETE: "all",
    INSERT: "at data handled_at kind subject_id tenant_id",
    SELECT: "at handled_at id subject_id tenant_id",
  },
  failures: { DELETE: "all", SELECT: "id resolved_at" },
  idempotency_keys: { DELETE: "all", SELECT: "created_at key principal tenant_id" },
  inquiries: { DELETE: "all", SELECT: "created_at id" },
  jobs: { DELETE: "all", SELECT: "claimed_at finished_at id priority run_at status tenant_id" },
  tenants: { SELECT: "id slug" },
};
const VERBS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];

const asSystem = (...statements: string[]) => outcome(null, AS_SYSTEM, ...statements);

let tenant: TestTenant;
let tables: string[];
const ids = { held: "", booked: "", ended: "" };

beforeAll(async () => {
  tenant = await createTenant();
  const [held, booked, ended] = [
    await hold(tenant, tenant.hourAhead(48)),
    await hold(tenant, tenant.hourAhead(50)),
    await hold(tenant, tenant.hourAhead(52)),
  ];
  await confirm(tenant, booked);
  await endHold(ended.id);
  await asApp(null, AS_SYSTEM, `UPDATE appointments SET status = 'expired' WHERE id = '${ended.id}'`);
  Object.assign(ids, { held: held.id, booked: booked.id, ended: ended.id });
  const { rows } = await ownerDatabase().execute(sql`
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  tables = rows.map(({ tablename }) => String(tablename));
});

it("the role for sweeps has what its sweeps need in each table, and nothing else", async () => {
  const { rows } = await ownerDatabase().execute(sql`
    SELECT c.relname AS "table", verb,
      CASE WHEN has_table_privilege('gomomo_system', c.oid, verb) THEN 'all' ELSE (
        SELECT string_agg(attname, ' ' ORDER BY attname) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND verb IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
          AND has_column_privilege('gomomo_system', c.oid, attnum, verb)) END AS "columns"
    FROM pg_class c, unnest(${sql.param(VERBS)}::text[]) verb
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1, 2`);
  const granted: typeof GRANTS = {};
  for (const { table, verb, columns } of rows) {
    if (columns !== null) granted[String(table)] = { ...granted[String(table)], [String(verb)]: String(columns) };
  }
  expect(granted).toEqual(GRANTS);
});

it("what it is not granted it cannot do, table by table", async () => {
  for (const name of tables) {
    const { SELECT, DELETE } = GRANTS[name] ?? {};
    const whole = {
      name,
      star: await asSystem(`SELECT * FROM ${name}`),
      emptied: await asSystem(`TRUNCATE ${name} CASCADE`),
    };
    expect(whole).toEqual({ name, star: FORBIDDEN, emptied: FORBIDDEN });
    const seen = await asSystem(`SELECT ${SELECT?.replaceAll(" ", ", ") ?? ""} FROM ${name} LIMIT 0`);
    expect({ name, seen }).toEqual({ name, seen: SELECT ? 0 : FORBIDDEN });
    const deleted = await asSystem(`DELETE FROM ${name} WHERE false`);
    expect({ name, deleted }).toEqual({ name, deleted: DELETE ? 0 : FORBIDDEN });
  }
});

describe("of appointments it", () => {
  const of = (id: string) => `WHERE id = '${id}' RETURNING id`;
  const set = (id: string, change: string) => asSystem(`UPDATE appointments SET ${change} ${of(id)}`);

  it("sees holds only, and nothing of who they are for", async () => {
    const rows = await asApp(null, AS_SYSTEM, `SELECT id FROM appointments WHERE tenant_id = '${tenant.id}'`);
    expect(rows.map(({ id }) => id).sort()).toEqual([ids.held, ids.ended].sort());
    for (const column of ["client_name", "client_email", "client_phone", "notes", "session_id", "reference"]) {
      expect(await asSystem(`SELECT ${column} FROM appointments`)).toBe(FORBIDDEN);
    }
  });

  it("ends holds and changes nothing else", async () => {
    for (const status of ["confirmed", "released", "cancelled", "confirming"]) {
      expect({ status, code: await set(ids.held, `status = '${status}'`) }).toEqual({ status, code: FORBIDDEN });
    }
    expect(await set(ids.booked, "status = 'expired'")).toBe(0);
    expect(await set(ids.ended, "status = 'expired'")).toBe(0);
    for (const change of ["starts_at = now()", "tenant_id = gen_random_uuid()", "expires_at = now()"]) {
      expect(await set(ids.held, change)).toBe(FORBIDDEN);
    }
  });

  it("deletes ended holds and nothing else", async () => {
    expect(await asSystem(`DELETE FROM appointments ${of(ids.held)}`)).toBe(0);
    expect(await asSystem(`DELETE FROM appointments ${of(ids.booked)}`)).toBe(0);
    expect(await asSystem(`DELETE FROM appointments ${of(ids.ended)}`)).toBe(1);
  });
});

describe("in the journal it", () => {
  const audit = (actor: string, action: string) =>
    asSystem(`INSERT INTO audit_log (tenant_id, at, actor, action, subject_id)
      VALUES ('${tenant.id}', now(), '${actor}', '${action}', gen_random_uuid())`);
  const event = (kind: string) =>
    asSystem(`INSERT INTO domain_events (tenant_id, at, kind, subject_id)
      VALUES ('${tenant.id}', now(), '${kind}', gen_random_uuid())`);

  it("tells the end of holds in its own name, and nothing else", async () => {
    expect([await audit("system", "hold.expired"), await event("hold.expired")]).toEqual([0, 0]);
    expect(await audit("platform", "hold.expired")).toBe(FORBIDDEN);
    for (const kind of ["appointment.confirmed", "hold.placed", "tenant.created"]) {
      expect([await audit("system", kind), await event(kind)]).toEqual([FORBIDDEN, FORBIDDEN]);
    }
  });

  it("neither reads nor changes what was said", async () => {
    for (const table of ["audit_log", "domain_events"]) {
      expect(await asSystem(`SELECT data FROM ${table}`)).toBe(FORBIDDEN);
      for (const column of ["data", "subject_id", "tenant_id"]) {
        expect(await asSystem(`UPDATE ${table} SET ${column} = ${column}`)).toBe(FORBIDDEN);
      }
    }
    // Whose events wait, and of what, is all that a sweep of work needs to know.
    expect(await asSystem("SELECT kind FROM domain_events")).toBe(FORBIDDEN);
    expect(await asSystem("SELECT subject_id FROM audit_log")).toBe(FORBIDDEN);
    expect(await asSystem("SELECT tenant_id FROM audit_log")).toBe(FORBIDDEN);
    expect(await asSystem("UPDATE domain_events SET handled_at = now()")).toBe(FORBIDDEN);
  });
});

describe("the Worker's login", () => {
  it("has none of it without taking the role on", async () => {
    expect(await outcome(null, "SELECT id FROM appointments")).toBe(0);
    expect(await outcome(null, "DELETE FROM audit_log")).toBe(FORBIDDEN);
  });

  it("sees one tenant's rows and no other's, as if there were no such role", async () => {
    const other = await createTenant();
    expect(await outcome(other.id, `SELECT id FROM appointments WHERE tenant_id = '${tenant.id}'`)).toBe(0);
    expect(await outcome(tenant.id, "SELECT id FROM appointments")).toBeGreaterThan(1);
  });

  it("does not come back from the role with a tenant's setting any richer", async () => {
    expect(await outcome(tenant.id, AS_SYSTEM, "SELECT client_name FROM appointments")).toBe(FORBIDDEN);
    expect(await outcome(tenant.id, AS_SYSTEM, "RESET ROLE", "DELETE FROM appointments")).toBe(FORBIDDEN);
  });
});
