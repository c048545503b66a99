import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.ts";
import { bookSlot } from "../../db/queries/book-slot.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { cancelAppointment } from "../../db/queries/cancel-appointment.ts";
import { confirmHold } from "../../db/queries/confirm-hold.ts";
import { expireHolds } from "../../db/queries/expire-holds.ts";
import { findAppointment } from "../../db/queries/find-appointment.ts";
import { getAppointment } from "../../db/queries/get-appointment.ts";
import { holdFates } from "../../db/queries/hold-fates.ts";
import { listAppointments } from "../../db/queries/list-appointments.ts";
import { moveAppointment } from "../../db/queries/move-appointment.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { releaseHold } from "../../db/queries/release-hold.ts";
import { setOutcome } from "../../db/queries/set-outcome.ts";
import { MINUTE } from "../support/booking.ts";
import { planOf, statementsOf } from "../support/captured-statements.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLIENTS = 20_000;
const APPOINTMENTS = 24_000;

let tenant: TestTenant;

/** One business that alone fills the tables: an hour after the other for each of three people, half of it to come. */
beforeAll(async () => {
  tenant = await createTenant({ staff: ["Mara", "Noor", "Olga"] });
  const { id, serviceId, staffIds } = tenant;
  const each = APPOINTMENTS / staffIds.length;
  const owner = ownerDatabase();
  await owner.execute(sql`
    INSERT INTO clients (id, tenant_id, name, email, phone, created_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'Client ' || n, 'c' || n || '@example.com',
      '+1212' || lpad(n::text, 7, '0'), now()
    FROM generate_series(1, ${CLIENTS}::int) n`);
  await owner.execute(sql`
    INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at,
                              session_id, channel, reference, client_id, client_name, created_at, updated_at)
    SELECT gen_random_uuid(), ${id}::uuid, ${serviceId}::uuid, place.staff_id,
      CASE WHEN n % 100 = 0 THEN 'held' ELSE 'confirmed' END, starts_at, starts_at + interval '1 hour',
      tstzrange(starts_at, starts_at + interval '1 hour'), now() + n * interval '1 minute', gen_random_uuid(), 'chat',
      'R' || n || 'P' || place.number, client.id, 'Client', starts_at - interval '9 days', now()
    FROM unnest(${sql.param(staffIds)}::uuid[]) WITH ORDINALITY place (staff_id, number),
      (SELECT id FROM clients WHERE tenant_id = ${id}::uuid LIMIT 1) client,
      generate_series(1, ${each}::int) n,
      LATERAL (SELECT date_trunc('hour', now()) + (n - ${each / 2}::int) * interval '1 hour' AS starts_at)`);
  for (const table of ["appointments", "clients", "tenants"]) await owner.execute(sql.raw(`ANALYZE ${table}`));
});

const statements: Record<string, (db: Database) => Promise<unknown>> = {
  "places a hold for one person": (db) => placeHold(db, tenant.id, hold(tenant.staffIds.slice(0, 1))),
  "places a hold for anyone": (db) => placeHold(db, tenant.id, hold(tenant.staffIds)),
  "places a session's hold": (db) =>
    placeHold(db, tenant.id, { ...hold(tenant.staffIds), sessionId: crypto.randomUUID(), channel: "chat" }),
  "confirms a hold by email": (db) => confirmHold(db, tenant.id, { ...confirm(), email: "C7@example.com" }),
  "confirms a hold by phone": (db) => confirmHold(db, tenant.id, { ...confirm(), phone: "+12120000007" }),
  "confirms a hold by both": (db) =>
    confirmHold(db, tenant.id, { ...confirm(), email: "new@example.com", phone: "+12120000007" }),
  "reads a week's busy times": (db) => readConfigAndBusyTimes(db, { tenantId: tenant.id }, week()),
  "reads a session's busy times": (db) =>
    readConfigAndBusyTimes(db, { tenantId: tenant.id }, { ...week(), sessionId: crypto.randomUUID() }),
  "reads busy times for a move": (db) =>
    readConfigAndBusyTimes(db, { tenantId: tenant.id }, { ...week(), movingAppointmentId: crypto.randomUUID() }),
  "releases a hold": (db) =>
    releaseHold(db, tenant.id, { holdId: crypto.randomUUID(), now: Date.now(), actor: "visitor" }),
  "books for one person": (db) => bookSlot(db, tenant.id, booking(tenant.staffIds.slice(0, 1))),
  "books for anyone, by email and phone": (db) => bookSlot(db, tenant.id, booking(tenant.staffIds)),
  "moves an appointment": (db) => moveAppointment(db, tenant.id, move()),
  "cancels an appointment": (db) => cancelAppointment(db, tenant.id, { ...change(), version: 1, isClient: true }),
  "sets an outcome": (db) => setOutcome(db, tenant.id, { ...change(), outcome: "completed", version: null }),
  "looks an appointment up": (db) =>
    findAppointment(db, tenant.id, { reference: "R7P1", email: "c7@example.com", phone: "+12120000007" }),
  "lists a page of the middle": (db) =>
    listAppointments(db, tenant.id, { limit: 50, after: { start: Date.now(), id: crypto.randomUUID() } }),
  "lists a day": (db) => listAppointments(db, tenant.id, { limit: 50, from: today(), to: today() }),
  "lists a client's appointments": (db) =>
    listAppointments(db, tenant.id, { limit: 50, clientId: crypto.randomUUID() }),
  "tells what became of holds": (db) =>
    holdFates(db, tenant.id, { ids: [crypto.randomUUID(), crypto.randomUUID()], now: Date.now() }),
  "turns what is overdue": (db) => expireHolds(db, tenant.id, { now: Date.now(), limit: 100 }),
  "reads an appointment": (db) =>
    getAppointment(db, tenant.id, { appointmentId: crypto.randomUUID(), sessionId: null, endsAfter: null }),
};

describe("at 20,000 clients and more appointments, under row-level security, what", () => {
  it.each(Object.entries(statements))("%s reads neither table as a whole", async (_, query) => {
    const sent = await statementsOf(query);
    expect(sent.length).toBeGreaterThan(0);
    const plans = [];
    for (const statement of sent) plans.push(await planOf(tenant.id, statement));

    const plan = plans.join("\n\n");
    expect(plan).toMatch(/Index (?:Only )?Scan/);
    expect(plan).not.toMatch(/Seq Scan on (?:appointments|clients)\b/);
  });

  it("reads them as a whole, by contrast, is seen", async () => {
    expect(await planOf(tenant.id, sql`SELECT count(*) FROM appointments WHERE notes = 'x'`)).toContain("Seq Scan on");
    expect(await planOf(tenant.id, sql`SELECT count(*) FROM clients WHERE name = 'x'`)).toContain("Seq Scan on");
  });
});

function hold(staffIds: string[]): Parameters<typeof placeHold>[2] {
  const start = tenant.hourAhead(48);
  const [end, now] = [start + HOUR, Date.now()];
  const day = Math.floor(start / DAY) * DAY;
  return {
    ...{
      id: crypto.randomUUID(),
      serviceId: tenant.serviceId,
      staffIds,
      start,
      end,
      blockedFrom: start,
      blockedTo: end,
    },
    ...{ dayFrom: day, dayTo: day + DAY, now, expiresAt: now + 5 * MINUTE, sessionId: null, channel: "api" },
    ...{ actor: "visitor", configVersion: 1 },
  };
}

function booking(staffIds: string[]): Parameters<typeof bookSlot>[2] {
  const contact = { name: "Ana", email: "c7@example.com", phone: "+12120000007" };
  const ids = { reference: "ABC234", newClientId: crypto.randomUUID() };
  return { ...hold(staffIds), ...ids, ...contact, notes: "", overrideReason: null };
}

function change() {
  return { appointmentId: crypto.randomUUID(), now: Date.now(), actor: "visitor" };
}

function move(): Parameters<typeof moveAppointment>[2] {
  const { staffIds, start, end, blockedFrom, blockedTo, dayFrom, dayTo, configVersion } = hold(tenant.staffIds);
  const options = [{ serviceId: tenant.serviceId, staffIds, end, blockedFrom, blockedTo }];
  const rules = { dayFrom, dayTo, configVersion, version: 1, isClient: true, overrideReason: null };
  return { ...change(), start, options, ...rules };
}

const today = () => new Date().toISOString().slice(0, 10);

function confirm(): Parameters<typeof confirmHold>[2] {
  return {
    ...{ holdId: crypto.randomUUID(), reference: "ABC234", newClientId: crypto.randomUUID(), name: "Ana" },
    ...{ email: null, phone: null, notes: "", selfService: true, now: Date.now(), actor: "visitor", repeatMinutes: 15 },
  };
}

function week(): Parameters<typeof readConfigAndBusyTimes>[2] {
  const now = Date.now();
  return { from: now, to: now + 7 * DAY, now };
}
