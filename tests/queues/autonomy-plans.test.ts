import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.ts";
import { actOnEvents } from "../../db/queries/act-on-events.ts";
import { beginMessage } from "../../db/queries/begin-message.ts";
import { claimJob } from "../../db/queries/claim-job.ts";
import { dueWork } from "../../db/queries/due-work.ts";
import { settleJob } from "../../db/queries/settle-job.ts";
import { readUnhandledEvents } from "../../db/queries/unhandled-events.ts";
import { planOf, statementsOf, systemStatementsOf } from "../support/captured-statements.ts";
import { clearDesk } from "../support/cron.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const ROWS = 20_000;
const LARGE = ["jobs", "messages", "domain_events", "appointments", "clients", "inquiries", "opt_outs"];
const seqScan = new RegExp(`Seq Scan on (?:${LARGE.join("|")})\\b`);

let tenant: TestTenant;
let jobId: string;
let subjectId: string;

/** A business with many people and a long past, of which next to nothing waits. */
beforeAll(async () => {
  tenant = await createTenant();
  const { id, serviceId, staffIds } = tenant;
  const owner = ownerDatabase();
  const minutes = sql.raw(`generate_series(1, ${ROWS}) n, LATERAL (SELECT now() - n * interval '1 minute' AS at)`);
  await owner.execute(sql`
    INSERT INTO clients (id, tenant_id, name, phone, created_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'Client', '+1212' || lpad(n::text, 7, '0'), at FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, channel, client_id,
                              client_name, client_phone, reference, created_at, updated_at)
    SELECT gen_random_uuid(), ${id}::uuid, ${serviceId}::uuid, ${staffIds[0]}::uuid, 'completed', at,
      at + interval '1 minute', tstzrange(at, at + interval '1 minute'), 'api', c.id, 'Client', c.phone, 'R' || n, at, at
    FROM (SELECT *, created_at AS at, row_number() OVER () AS n FROM clients WHERE tenant_id = ${id}::uuid) c`);
  await owner.execute(sql`
    INSERT INTO domain_events (tenant_id, at, kind, subject_id, handled_at)
    SELECT tenant_id, created_at, 'appointment.confirmed', id, created_at FROM appointments WHERE tenant_id = ${id}::uuid`);
  await owner.execute(sql`
    INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, variant, status, priority, run_at, created_at, finished_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'send_reminder', row_number() OVER (), a.id, 'first',
      CASE WHEN a.created_at > now() - interval '200 minutes' THEN 'pending' ELSE 'completed' END, 50,
      now() + interval '1 day', a.created_at, CASE WHEN a.created_at > now() - interval '200 minutes' THEN NULL ELSE now() END
    FROM appointments a WHERE a.tenant_id = ${id}::uuid`);
  await owner.execute(sql`
    INSERT INTO messages (id, tenant_id, job_id, kind, channel, to_key, subject_id, status, created_at, updated_at)
    SELECT gen_random_uuid(), ${id}::uuid, j.id, 'reminder', 'text', encode(sha256(j.id::text::bytea), 'hex'), j.subject_id,
      'sent', j.created_at, j.created_at FROM jobs j WHERE j.tenant_id = ${id}::uuid AND j.status = 'completed'`);
  await owner.execute(sql`
    INSERT INTO opt_outs (tenant_id, channel, address_key, at, source)
    SELECT ${id}::uuid, 'text', encode(sha256(n::text::bytea), 'hex'), at, 'link' FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO inquiries (id, tenant_id, kind, session_id, created_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'followup', gen_random_uuid(), at FROM ${minutes}`);
  const [job] = (await owner.execute(sql`SELECT id, subject_id FROM jobs WHERE tenant_id = ${id}::uuid LIMIT 1`)).rows;
  jobId = job?.id as string;
  subjectId = job?.subject_id as string;
  for (const table of LARGE) await owner.execute(sql.raw(`ANALYZE ${table}`));
});

afterAll(clearDesk);

const statements: [string, string[], (db: Database) => Promise<unknown>][] = [
  ["reading events", ["domain_events_unhandled"], (db) => readUnhandledEvents(db, tenant.id, subjectId)],
  ["acting on events", ["domain_events_\\w+", "jobs_\\w+"], (db) => actOnEvents(db, tenant.id, acting())],
  [
    "claiming a job",
    ["jobs_\\w+", "messages_\\w+", "appointments_\\w+"],
    (db) => claimJob(db, tenant.id, { jobId, now: Date.now() }),
  ],
  [
    "beginning a message",
    ["messages_tenant_to", "opt_outs_.*pk", "clients_\\w+"],
    (db) => beginMessage(db, tenant.id, beginning()),
  ],
  ["settling a job", ["jobs_\\w+"], (db) => settleJob(db, tenant.id, settling())],
];

it.each(statements)(`among ${ROWS} rows %s reads by indexes and no table as a whole`, async (_, indexes, query) => {
  const plans: string[] = [];
  for (const statement of await statementsOf(query)) plans.push(await planOf(tenant.id, statement));
  const plan = plans.join("\n");
  expect(plan).not.toMatch(seqScan);
  for (const index of indexes)
    expect(plan).toMatch(new RegExp(`Index (?:Only )?Scan (?:Backward )?(?:using|on) ${index}\\b`));
  // What is not leakproof is no index condition under row-level security.
  for (const condition of plan.match(/Index Cond: .*/g) ?? []) expect(condition).not.toMatch(/ (?:&&|@>|<@|~~?) /);
});

it(`among ${ROWS} rows of which none is due, the sweep of due work reads by indexes and no table as a whole`, async () => {
  const found = await systemStatementsOf((db) => dueWork(db, { now: Date.now(), limit: 500 }));
  const [events = "", jobs = ""] = await Promise.all(found.map((statement) => planOf("system", statement)));
  expect(events).toMatch(/Index (?:Only )?Scan (?:using|on) domain_events_unhandled\b/);
  expect(jobs).toMatch(/Index Scan (?:using|on) jobs_due\b/);
  expect(jobs).toMatch(/Index Scan (?:using|on) jobs_claimed\b/);
  expect(`${events}\n${jobs}`).not.toMatch(seqScan);
});

function acting() {
  const job = {
    id: crypto.randomUUID(),
    eventId: 1,
    kind: "send_reminder",
    variant: "first",
    priority: 50,
    data: {},
  } as const;
  const cancel = { kinds: ["send_reminder" as const], reason: "moved" };
  const decisions = [{ eventId: 1, data: {} }];
  return { subjectId, eventIds: [1], jobs: [{ ...job, runAt: Date.now() }], cancel, decisions, now: Date.now() };
}

function beginning() {
  return {
    ...({
      id: crypto.randomUUID(),
      jobId,
      attempt: 1,
      claimedAt: Date.now(),
      kind: "reminder",
      channel: "text",
      address: "+12120000007",
    } as const),
    ...{
      body: "Tomorrow.",
      subjectId,
      version: 1,
      segments: 1,
      perHour: 3,
      minutesApart: 60,
      heedsOptOut: true,
      now: Date.now(),
    },
  };
}

function settling() {
  return {
    ...({
      jobId,
      attempt: 1,
      claimedAt: Date.now(),
      status: "completed",
      reason: null,
      runAt: null,
      givesBackTry: false,
    } as const),
    message: { id: crypto.randomUUID(), status: "sent", providerId: "p", reason: null } as const,
    ...{ failure: null, event: null, optOut: null, now: Date.now() },
  };
}
