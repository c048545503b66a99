import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { confirm, hold, isOnOffer } from "../support/booking.ts";
import { ringCron } from "../support/cron.ts";
import { EXPIRY_STATEMENT, park, withoutDatabase } from "../support/gateway.ts";
import { logged } from "../support/logged.ts";
import { endHold, journal, liveRows, statusOf } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const TENANTS = 12;
const HOLDS = 4;

/** A business with so many holds whose time is over, one that lives, and an appointment. */
async function createBusyTenant(): Promise<{ tenant: TestTenant; overdue: string[]; live: string[] }> {
  const tenant = await createTenant();
  const booked = await hold(tenant, tenant.hourAhead(100));
  await confirm(tenant, booked);
  const { id: held } = await hold(tenant, tenant.hourAhead(102));
  const overdue: string[] = [];
  for (let n = 0; n < HOLDS; n++) overdue.push((await hold(tenant, tenant.hourAhead(48 + n))).id);
  for (const id of overdue) await endHold(id);
  return { tenant, overdue, live: [booked.id, held] };
}

const expiries = async (tenant: TestTenant) => (await journal(tenant)).filter(({ kind }) => kind === "hold.expired");

it("overdue holds of all tenants end, each told once by event and audit, with five crons at once", async () => {
  const businesses = await Promise.all(Array.from({ length: TENANTS }, createBusyTenant));
  await Promise.all(Array.from({ length: 5 }, () => ringCron()));
  await ringCron();
  for (const { tenant, overdue, live } of businesses) {
    for (const id of overdue) expect(await statusOf(id)).toBe("expired");
    expect((await liveRows(tenant)).map(({ id }) => id).sort()).toEqual(live.sort());
    const told = await expiries(tenant);
    expect(told.map(({ subjectId }) => subjectId).sort()).toEqual(overdue.sort());
    expect(new Set(told.map(({ actor }) => actor))).toEqual(new Set(["system"]));
  }
});

it("more of them than one statement takes end in one minute", async () => {
  const { tenant } = await createBusyTenant();
  await ownerDatabase().execute(sql`
    INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at,
                              channel, created_at, updated_at)
    SELECT gen_random_uuid(), ${tenant.id}::uuid, ${tenant.serviceId}::uuid, ${tenant.staffIds[0]}::uuid, 'held',
      at, at + interval '1 minute', tstzrange(at, at + interval '1 minute'), now() - interval '1 second', 'api', now(), now()
    FROM generate_series(1, 1200) n, LATERAL (SELECT now() + interval '10 days' + n * interval '1 minute' AS at)`);
  await ringCron();
  expect((await liveRows(tenant)).map(({ status }) => status).sort()).toEqual(["confirmed", "held"]);
  expect(await expiries(tenant)).toHaveLength(1200 + HOLDS);
});

it("a cron that comes to it late finds the end told already", async () => {
  const tenant = await createTenant();
  const start = tenant.hourAhead(48);
  const gone = await hold(tenant, start);
  await endHold(gone.id);
  const parked = await park("before", EXPIRY_STATEMENT);
  const late = ringCron();
  await parked.arrived();
  await ringCron();
  expect(await statusOf(gone.id)).toBe("expired");
  await parked.release();
  await late;
  expect(await expiries(tenant)).toHaveLength(1);
  expect(await isOnOffer(tenant, start)).toBe(true);
});

it("without a database the cron says so and is right the next time", async () => {
  const { tenant, overdue } = await createBusyTenant();
  const { lines } = await logged("sweep_failed", () => withoutDatabase("SKIP LOCKED", () => ringCron()));
  expect(lines).toMatchObject([{ event: "sweep_failed", sweep: "overdue_holds", code: "database_unavailable" }]);
  await ringCron();
  expect(await expiries(tenant)).toHaveLength(overdue.length);
});

it("a deployment with wrong settings says so and sweeps nothing", async () => {
  const { tenant } = await createBusyTenant();
  const { lines } = await logged("cron_failed", () => ringCron({ ENVIRONMENT: "production" }));
  expect(lines).toMatchObject([
    { level: "error", error: "ConfigError", message: expect.stringContaining("TOKEN_KEYS") },
  ]);
  expect(await expiries(tenant)).toEqual([]);
  await ringCron();
  expect(await expiries(tenant)).toHaveLength(HOLDS);
});
