import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { SystemDatabase } from "../../db/client.ts";
import { deleteOld, PASSING, type Passing } from "../../db/queries/delete-old.ts";
import { dueWork } from "../../db/queries/due-work.ts";
import { expireAllHolds } from "../../db/queries/expire-holds.ts";
import { planOf, systemStatementsOf } from "../support/captured-statements.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";

const ROWS = 20_000;
const DAY = 24 * 3_600_000;
const TABLES = [
  "appointments",
  "audit_log",
  "domain_events",
  "chat_sessions",
  "chat_entries",
  "idempotency_keys",
  "jobs",
  "inquiries",
  "failures",
];

/** Tables of a size, of which next to nothing is due. */
beforeAll(async () => {
  const { id, serviceId, staffIds } = await createTenant();
  const owner = ownerDatabase();
  const minutes = sql.raw(`generate_series(1, ${ROWS}) n, LATERAL (SELECT now() - n * interval '1 minute' AS at)`);
  await owner.execute(sql`
    INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at, channel,
                              created_at, updated_at)
    SELECT gen_random_uuid(), ${id}::uuid, ${serviceId}::uuid, ${staffIds[0]}::uuid,
      CASE n % 4 WHEN 0 THEN 'expired' WHEN 1 THEN 'held' ELSE 'cancelled' END, at, at + interval '1 minute',
      tstzrange(at, at + interval '1 minute'), now() + interval '5 minutes', 'api', at, at FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO audit_log (tenant_id, at, actor, action, subject_id)
    SELECT ${id}::uuid, at, 'visitor', 'hold.placed', gen_random_uuid() FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO domain_events (tenant_id, at, kind, subject_id, handled_at)
    SELECT ${id}::uuid, at, 'hold.placed', gen_random_uuid(), at FROM ${minutes}`);
  await owner.execute(sql`
    WITH session AS (
      INSERT INTO chat_sessions (tenant_id, id, channel, created_at)
      SELECT ${id}::uuid, gen_random_uuid(), 'chat', at FROM ${minutes} RETURNING tenant_id, id, created_at
    )
    INSERT INTO chat_entries (tenant_id, session_id, seq, at, kind, entry)
    SELECT tenant_id, id, 1, created_at, 'visitor', '{}' FROM session`);
  await owner.execute(sql`
    INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash, answer, created_at)
    SELECT ${id}::uuid, 'visitor', 'key-' || n, repeat('a', 64), '[]', at FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, status, priority, run_at, created_at, finished_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'send_reminder', n, gen_random_uuid(),
      CASE n % 2 WHEN 0 THEN 'completed' ELSE 'pending' END, 50, now() + interval '1 day', at,
      CASE n % 2 WHEN 0 THEN at END FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO inquiries (id, tenant_id, kind, created_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'message', at FROM ${minutes}`);
  await owner.execute(sql`
    INSERT INTO failures (id, tenant_id, type, message, subject_id, created_at, updated_at, resolved_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'job.send_reminder', '', gen_random_uuid(), at, at,
      CASE n % 2 WHEN 0 THEN at END FROM ${minutes}`);
  for (const table of TABLES) await owner.execute(sql.raw(`ANALYZE ${table}`));
});

/** Which index finds what is due: one by time alone, so that the number of tenants does not count. */
const indexes: Record<Passing, string> = {
  ended_holds: "appointments_ended_holds",
  chat_sessions: "chat_sessions_created_at",
  audit_log: "audit_log_at",
  domain_events: "domain_events_at",
  idempotency_keys: "idempotency_keys_created_at",
  finished_jobs: "jobs_finished_at",
  inquiries: "inquiries_created_at",
  resolved_failures: "failures_resolved_at",
};
const before = Date.now() - 400 * DAY;
const sweeps: [string, string, (db: SystemDatabase) => Promise<unknown>][] = [
  ["ending holds", "appointments_overdue", (db) => expireAllHolds(db, { now: Date.now(), limit: 500 })],
  ["finding events that wait", "domain_events_unhandled", (db) => dueWork(db, { now: Date.now(), limit: 500 })],
  ["finding jobs that are due", "jobs_due", (db) => dueWork(db, { now: Date.now(), limit: 500 })],
  ...PASSING.map((what): (typeof sweeps)[number] => [
    `deleting ${what}`,
    indexes[what],
    (db) => deleteOld(db, what, { before, limit: 500 }),
  ]),
];

it.each(
  sweeps,
)(`among ${ROWS} rows of which none is due, %s reads %s and no table as a whole`, async (_, index, sweep) => {
  const statements = await systemStatementsOf(sweep);
  const plan = (await Promise.all(statements.map((statement) => planOf("system", statement)))).join("\n");
  expect(plan).toMatch(new RegExp(`Index (?:Only )?Scan (?:using|on) ${index}\\b`));
  expect(plan).not.toMatch(new RegExp(`Seq Scan on (?:${TABLES.join("|")})\\b`));
});

it("reading one as a whole, by contrast, is seen", async () => {
  expect(await planOf("system", sql`SELECT count(*) FROM audit_log WHERE id % 7 = 1`)).toContain(
    "Seq Scan on audit_log",
  );
});
