import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { readRoleSafety } from "../../db/queries/health.ts";
import { calendarEntries } from "../../db/schema/calendar.ts";
import { timeOff } from "../../db/schema/catalogue.ts";
import { chatEntries, chatSessions, modelTurns } from "../../db/schema/chat.ts";
import { apiKeys, idempotencyKeys } from "../../db/schema/identity.ts";
import { jobs, policyRules } from "../../db/schema/jobs.ts";
import { failures, inquiries, messages, optOuts } from "../../db/schema/messages.ts";
import { AS_SYSTEM, asApp, FORBIDDEN, outcome } from "../support/app-login.ts";
import { confirm, hold } from "../support/booking.ts";
import { ask } from "../support/http.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

/** SQL as the owner of the schema. */
async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  return (await ownerDatabase().execute(sql.raw(text))).rows as Record<string, unknown>[];
}

/** A tenant with a row in every table. */
async function createFullTenant(): Promise<TestTenant> {
  const tenant = await createTenant();
  const [staffId = ""] = tenant.staffIds;
  await confirm(tenant, await hold(tenant, tenant.hourAhead(48)));
  const [startsAt, endsAt] = [new Date(tenant.hourAhead(72)), new Date(tenant.hourAhead(96))];
  const sessionId = crypto.randomUUID();
  const at = new Date();
  const key = { id: crypto.randomUUID(), hash: crypto.randomUUID(), prefix: "gmo_fake", scopes: [] };
  const [jobId, subjectId] = [crypto.randomUUID(), crypto.randomUUID()];
  const ofJob = { tenantId: tenant.id, subjectId, createdAt: at };
  const message = { kind: "reminder", channel: "email", status: "sent", updatedAt: at } as const;
  const failure = { type: "job.send_reminder", message: "It died.", updatedAt: at };
  const rule = { action: "send_reminder", effect: "deny", reason: "Not here", createdAt: at } as const;
  const optOut = { channel: "email", addressKey: "0".repeat(64), source: "link" } as const;
  const entry = { appointmentId: subjectId, version: 1, startsAt, endsAt, cancelled: false, updatedAt: at };
  const kept = { principal: "visitor", key: "0123456789abcdef", requestHash: "", answer: [] };
  const used = { model: "test-model", rounds: 1, inputTokens: 7, outputTokens: 1 };
  const db = ownerDatabase();
  await db.batch([
    db.insert(timeOff).values({ id: crypto.randomUUID(), tenantId: tenant.id, staffId, startsAt, endsAt }),
    db.insert(chatSessions).values({ tenantId: tenant.id, id: sessionId, channel: "chat", createdAt: at }),
    db.insert(apiKeys).values({ ...key, tenantId: tenant.id, name: "Key", createdAt: at }),
    db.insert(idempotencyKeys).values({ ...kept, tenantId: tenant.id, createdAt: at }),
    db.insert(chatEntries).values({ tenantId: tenant.id, sessionId, seq: 1, at, kind: "visitor", entry: {} }),
    db.insert(modelTurns).values({ ...used, tenantId: tenant.id, sessionId, turnId: crypto.randomUUID(), at }),
    db.insert(jobs).values({ ...ofJob, id: jobId, kind: "send_reminder", eventId: 1, priority: 1, runAt: at }),
    db.insert(messages).values({ ...ofJob, ...message, id: crypto.randomUUID(), jobId }),
    db.insert(failures).values({ ...ofJob, ...failure, id: crypto.randomUUID() }),
    db.insert(inquiries).values({ id: crypto.randomUUID(), tenantId: tenant.id, kind: "message", createdAt: at }),
    db.insert(policyRules).values({ ...rule, id: crypto.randomUUID(), tenantId: tenant.id }),
    db.insert(optOuts).values({ ...optOut, tenantId: tenant.id, at }),
    db.insert(calendarEntries).values({ ...entry, tenantId: tenant.id }),
  ]);
  return tenant;
}

/** A statement that inserts a row once more. */
async function copyOf(name: string, where: string): Promise<string> {
  const [row] = await asOwner(`SELECT to_jsonb(r) AS json FROM ${name} r ${where} LIMIT 1`);
  const json = JSON.stringify(row?.json).replaceAll("'", "''");
  const [columns] = await asOwner(`SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
    WHERE attrelid = '${name}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`);
  return `INSERT INTO ${name} (${columns?.names}) OVERRIDING SYSTEM VALUE
    SELECT ${columns?.names} FROM jsonb_populate_record(NULL::${name}, '${json}')`;
}

let mine: TestTenant;
let theirs: TestTenant;
/** Every table of the schema, and the column that says whose a row is. */
let tables: { name: string; owner: string }[];

beforeAll(async () => {
  [mine, theirs] = [await createFullTenant(), await createFullTenant()];
  const rows = await asOwner("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  tables = rows.map(({ tablename: name }) => ({ name: String(name), owner: name === "tenants" ? "id" : "tenant_id" }));
});

describe("a tenant of the application's login", () => {
  it("sees its own rows in every table, and no other's", async () => {
    expect(tables.length).toBeGreaterThanOrEqual(11);
    for (const { name, owner } of tables) {
      const seen = await asApp(mine.id, `SELECT DISTINCT ${owner} AS owner FROM ${name} ORDER BY 1`);
      // Some rules are everybody's.
      const everybodys = name === "policy_rules" ? [{ owner: null }] : [];
      expect({ name, seen }).toEqual({ name, seen: [{ owner: mine.id }, ...everybodys] });
    }
  });

  it("sees nothing without a setting, nor with an empty one", async () => {
    for (const { name } of tables) {
      for (const none of [null, ""])
        expect({ name, n: await outcome(none, `SELECT FROM ${name}`) }).toEqual({ name, n: 0 });
    }
  });

  it("writes nothing without a setting, nor with an empty one", async () => {
    for (const { name, owner } of tables) {
      for (const none of [null, ""]) {
        const touched = [
          await outcome(none, `UPDATE ${name} SET ${owner} = ${owner} RETURNING 1`),
          await outcome(none, `DELETE FROM ${name} RETURNING 1`),
          await outcome(none, await copyOf(name, `WHERE ${owner} = '${mine.id}'`)),
        ];
        expect({ name, none, touched: touched.filter((each) => each !== 0 && each !== FORBIDDEN) }).toEqual({
          ...{ name, none, touched: [] },
        });
      }
    }
  });

  it("cannot write another's rows: not change, not delete, not copy", async () => {
    for (const { name, owner } of tables) {
      const where = `WHERE ${owner} = '${theirs.id}'`;
      expect([0, FORBIDDEN]).toContain(
        await outcome(mine.id, `UPDATE ${name} SET ${owner} = ${owner} ${where} RETURNING 1`),
      );
      expect([0, FORBIDDEN]).toContain(await outcome(mine.id, `DELETE FROM ${name} ${where} RETURNING 1`));
      expect(await outcome(mine.id, `TRUNCATE ${name} CASCADE`)).toBe(FORBIDDEN);
      expect({ name, copied: await outcome(mine.id, await copyOf(name, where)) }).toEqual({ name, copied: FORBIDDEN });
    }
  });

  it("cannot hand its own rows over, nor point at another's", async () => {
    const theirService = `(id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, channel, created_at, updated_at)
      SELECT gen_random_uuid(), tenant_id, '${theirs.serviceId}', staff_id, 'cancelled', starts_at, ends_at, during, channel, now(), now()`;
    for (const name of ["appointments", "clients", "chat_sessions"]) {
      expect(await outcome(mine.id, `UPDATE ${name} SET tenant_id = '${theirs.id}'`)).toBe(FORBIDDEN);
    }
    expect(await outcome(mine.id, `INSERT INTO appointments ${theirService} FROM appointments`)).toBe("23503");
  });

  it("has its journal for reading and adding only", async () => {
    for (const name of ["audit_log", "domain_events"]) {
      expect(await outcome(mine.id, `SELECT FROM ${name}`)).toBeGreaterThan(0);
      expect(await outcome(mine.id, `UPDATE ${name} SET data = '{}'`)).toBe(FORBIDDEN);
      expect(await outcome(mine.id, `DELETE FROM ${name}`)).toBe(FORBIDDEN);
    }
  });

  it("keeps its setting for one batch", async () => {
    expect(await outcome(mine.id, "SELECT FROM appointments")).toBe(1);
    expect(await outcome(null, "SELECT FROM appointments")).toBe(0);
  });
});

it("row-level security is on in every table, for its owner too", async () => {
  const open = `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
    AND NOT (relrowsecurity AND relforcerowsecurity)`;
  expect(await asOwner(open)).toEqual([]);
});

describe("the application's login", () => {
  it.each([
    ["SET ROLE postgres", FORBIDDEN],
    ["CREATE TABLE mine (a int)", FORBIDDEN],
    ["ALTER TABLE appointments NO FORCE ROW LEVEL SECURITY", FORBIDDEN],
    ["ALTER TABLE appointments DROP CONSTRAINT appointments_no_overlap", FORBIDDEN],
    ["DROP POLICY tenant_only ON appointments", FORBIDDEN],
    ["ALTER ROLE gomomo_app BYPASSRLS", FORBIDDEN],
    ["GRANT gomomo_system TO gomomo_app WITH INHERIT TRUE", FORBIDDEN],
    ["CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", FORBIDDEN],
  ])("may not: %s", async (statement, code) => {
    expect(await outcome(mine.id, statement)).toBe(code);
  });

  it("sees no more with row security switched off: it is told to go away", async () => {
    expect(await outcome(mine.id, "SET LOCAL row_security = off", "SELECT FROM appointments")).toBe(FORBIDDEN);
  });

  it("learns from a slug the business's id and nothing else", async () => {
    const found = await asApp("", `SELECT tenant_id_of_slug('${theirs.slug}') AS found`, "SELECT name FROM tenants");
    expect(found).toEqual([]);
  });
});

describe("the role for sweeps across tenants", () => {
  it("is left behind with its transaction", async () => {
    await asApp(null, AS_SYSTEM, "SELECT 1");
    expect(await asApp(null, "SELECT current_user AS name")).toEqual([{ name: "gomomo_app" }]);
  });

  it("is nothing that the login has without taking it on", async () => {
    expect(await asApp(null, "SELECT pg_has_role('gomomo_system', 'USAGE') AS inherits")).toEqual([
      { inherits: false },
    ]);
  });
});

describe("/health/db", () => {
  it("is well with the application's login", async () => {
    expect(await ask("/health/db")).toMatchObject({ status: 200, body: { status: "ok" } });
  });

  it.each([
    ["passes row-level security", "BYPASSRLS", ""],
    ["is a superuser", "SUPERUSER", ""],
    ["inherits the role for sweeps", "", "GRANT gomomo_system TO %"],
    ["owns a table", "", "CREATE TABLE public.% (a int); ALTER TABLE public.% OWNER TO %"],
  ])("would fail with a login that %s", async (_, option, then) => {
    const role = `r${crypto.randomUUID().replaceAll("-", "")}`;
    await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'test' ${option}`);
    await asOwner(`GRANT EXECUTE ON FUNCTION tenant_id_of_slug(text) TO ${role}`);
    for (const statement of then.split(";").filter(Boolean)) await asOwner(statement.replaceAll("%", role));
    const url = new URL(env.DATABASE_URL);
    [url.username, url.password] = [role, "test"];
    const safety = await readRoleSafety(createDatabase({ url: url.href, fetchEndpoint: env.NEON_FETCH_ENDPOINT }));
    await asOwner(`DROP TABLE IF EXISTS public.${role}`);
    expect(safety).toEqual({ ok: true, value: { role, canBypass: true } });
  });
});
