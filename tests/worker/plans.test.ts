import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.ts";
import { addClient } from "../../db/queries/add-client.ts";
import { bookSlot } from "../../db/queries/book-slot.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { cancelAppointment } from "../../db/queries/cancel-appointment.ts";
import { changeClient } from "../../db/queries/change-client.ts";
import { changeStaff } from "../../db/queries/change-staff.ts";
import { changeTimeOff } from "../../db/queries/change-time-off.ts";
import { confirmHold } from "../../db/queries/confirm-hold.ts";
import { createApiKey } from "../../db/queries/create-api-key.ts";
import { createTimeOff } from "../../db/queries/create-time-off.ts";
import { eraseClient } from "../../db/queries/erase-client.ts";
import { expireHolds } from "../../db/queries/expire-holds.ts";
import { exportAppointments, exportConversations, exportLines } from "../../db/queries/export-client.ts";
import { findAppointment } from "../../db/queries/find-appointment.ts";
import { getAppointment } from "../../db/queries/get-appointment.ts";
import { getClient } from "../../db/queries/get-client.ts";
import { holdFates } from "../../db/queries/hold-fates.ts";
import { listApiKeys } from "../../db/queries/list-api-keys.ts";
import { listAppointments } from "../../db/queries/list-appointments.ts";
import { listAudit, listClientAudit } from "../../db/queries/list-audit.ts";
import { listClients } from "../../db/queries/list-clients.ts";
import { moveAppointment } from "../../db/queries/move-appointment.ts";
import { noteApiKeyUse } from "../../db/queries/note-api-key-use.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { recordModelTurn } from "../../db/queries/record-model-turn.ts";
import { releaseHold } from "../../db/queries/release-hold.ts";
import { revokeApiKey } from "../../db/queries/revoke-api-key.ts";
import { setOutcome } from "../../db/queries/set-outcome.ts";
import { MINUTE } from "../support/booking.ts";
import { planOf, statementsOf } from "../support/captured-statements.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLIENTS = 20_000;
const APPOINTMENTS = 24_000;
const SESSIONS = 4_000;
const KEYS = 4_000;
const LARGE = ["appointments", "clients", "audit_log", "chat_sessions", "chat_entries", "model_turns", "api_keys"];

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
      generate_series(1, ${each}::int) n
      JOIN clients client ON client.tenant_id = ${id}::uuid AND client.email = 'c' || n % 5000 + 1 || '@example.com',
      LATERAL (SELECT date_trunc('hour', now()) + (n - ${each / 2}::int) * interval '1 hour' AS starts_at)`);
  await owner.execute(sql`
    INSERT INTO audit_log (tenant_id, at, actor, action, subject_id)
    SELECT ${id}::uuid, a.created_at, 'visitor', 'hold.placed', a.id FROM appointments a WHERE a.tenant_id = ${id}::uuid`);
  await owner.execute(sql`
    INSERT INTO chat_sessions (tenant_id, id, channel, created_at)
    SELECT ${id}::uuid, a.session_id, 'chat', a.created_at FROM appointments a WHERE a.tenant_id = ${id}::uuid LIMIT ${SESSIONS}::int`);
  await owner.execute(sql`
    INSERT INTO chat_entries (tenant_id, session_id, seq, at, kind, entry)
    SELECT ${id}::uuid, s.id, 1, s.created_at, 'visitor', '{}' FROM chat_sessions s WHERE s.tenant_id = ${id}::uuid`);
  await owner.execute(sql`
    INSERT INTO model_turns (tenant_id, session_id, turn_id, at, model, rounds, input_tokens, output_tokens)
    SELECT ${id}::uuid, s.id, gen_random_uuid(), s.created_at, 'test-model', 1, 900, 100
    FROM chat_sessions s WHERE s.tenant_id = ${id}::uuid`);
  await owner.execute(sql`
    INSERT INTO api_keys (id, tenant_id, name, prefix, hash, scopes, created_at)
    SELECT gen_random_uuid(), ${id}::uuid, 'Key', 'gmo_' || n, gen_random_uuid()::text, '{}', now() - n * interval '1 hour'
    FROM generate_series(1, ${KEYS}::int) n`);
  for (const table of [...LARGE, "tenants"]) await owner.execute(sql.raw(`ANALYZE ${table}`));
}, 60_000);

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
  "adds a client": (db) => addClient(db, tenant.id, { ...newClient(), notes: "", now: Date.now(), actor: "platform" }),
  "changes a client": (db) =>
    changeClient(db, tenant.id, { ...one(), change: { email: "C7@example.com", notes: "x" }, version: 1 }),
  "reads a client": (db) => getClient(db, tenant.id, one()),
  "lists clients": (db) => listClients(db, tenant.id, { limit: 50, now: Date.now() }),
  "lists a page of clients of the middle": (db) =>
    listClients(db, tenant.id, { limit: 50, now: Date.now(), after: { at: Date.now(), id: crypto.randomUUID() } }),
  "erases a client": (db) => eraseClient(db, tenant.id, one()),
  "exports a client's appointments": (db) => exportAppointments(db, tenant.id, page(crypto.randomUUID())),
  "exports a client's conversations": (db) => exportConversations(db, tenant.id, page(crypto.randomUUID())),
  "exports what a client said": (db) =>
    exportLines(db, tenant.id, page({ conversationId: crypto.randomUUID(), seq: 7 })),
  "exports what the audit log says of a client": (db) =>
    listClientAudit(db, tenant.id, page({ at: Date.now(), id: 7 })),
  "reads the audit log": (db) => listAudit(db, tenant.id, { limit: 50 }),
  "reads a page of the audit log": (db) =>
    listAudit(db, tenant.id, { limit: 50, from: 0, to: Date.now(), after: { at: Date.now(), id: 7 } }),
  "reads the audit log of one subject": (db) =>
    listAudit(db, tenant.id, { limit: 50, subjectId: crypto.randomUUID(), after: { at: Date.now(), id: 7 } }),
  "makes an API key": (db) => createApiKey(db, tenant.id, newKey()),
  "lists API keys": (db) =>
    listApiKeys(db, tenant.id, { limit: 50, after: { at: Date.now(), id: crypto.randomUUID() } }),
  "revokes an API key": (db) => revokeApiKey(db, tenant.id, { ...one(), id: crypto.randomUUID() }),
  "writes down what a model used": (db) => recordModelTurn(db, tenant.id, modelTurn()),
  "notes the use of an API key": (db) => noteApiKeyUse(db, tenant.id, { hash: "0", now: Date.now() }),
  "takes time off": (db) =>
    createTimeOff(db, tenant.id, { ...timeOff(), staffId: tenant.staffIds[0] ?? "", reason: "" }),
  "changes time off": (db) => changeTimeOff(db, tenant.id, { ...timeOff(), longest: DAY }),
  "changes a person's hours": (db) => changeStaff(db, tenant.id, hours()),
  "turns what is overdue": (db) => expireHolds(db, tenant.id, { now: Date.now(), limit: 100 }),
  "reads an appointment": (db) =>
    getAppointment(db, tenant.id, { appointmentId: crypto.randomUUID(), sessionId: null, endsAfter: null }),
};

describe("at 20,000 clients and more appointments, under row-level security, what", () => {
  it.each(Object.entries(statements))("%s reads no large table as a whole", async (_, query) => {
    const sent = await statementsOf(query);
    expect(sent.length).toBeGreaterThan(0);
    const plans = [];
    for (const statement of sent) plans.push(await planOf(tenant.id, statement));

    const plan = plans.join("\n\n");
    expect(plan).toMatch(/Index (?:Only )?Scan/);
    expect(plan).not.toMatch(new RegExp(`Seq Scan on (?:${LARGE.join("|")})\\b`));
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
  const contact = {
    name: "Ana",
    email: "c7@example.com",
    phone: "+12120000007",
    textsAgreed: true,
    timezone: null,
    language: null,
  };
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
  return { ...change(), start, options, archivedStaffIds: [], ...rules };
}

function modelTurn(): Parameters<typeof recordModelTurn>[2] {
  const ids = { sessionId: crypto.randomUUID(), turnId: crypto.randomUUID() };
  return { ...ids, model: "test-model", rounds: 1, inputTokens: 900, outputTokens: 100, now: Date.now() };
}

const one = () => ({ clientId: crypto.randomUUID(), now: Date.now(), actor: "platform" });
const newClient = () => ({ id: crypto.randomUUID(), name: "Ana", email: "c7@example.com", phone: "+12120000007" });
const page = <Place>(after: Place) => ({ clientId: crypto.randomUUID(), after, limit: 200 });

function newKey(): Parameters<typeof createApiKey>[2] {
  const key = { name: "Key", prefix: "gmo_", hash: crypto.randomUUID(), scopes: ["clients:read" as const] };
  return { ...key, id: crypto.randomUUID(), giverHash: "0", now: Date.now(), actor: "platform" };
}

const today = () => new Date().toISOString().slice(0, 10);

function confirm(): Parameters<typeof confirmHold>[2] {
  return {
    ...{ holdId: crypto.randomUUID(), reference: "ABC234", newClientId: crypto.randomUUID(), name: "Ana" },
    ...{ textsAgreed: false, agreedBy: "api", timezone: null, language: null },
    ...{ email: null, phone: null, notes: "", isClient: true, now: Date.now(), actor: "visitor", repeatMinutes: 15 },
  };
}

function week(): Parameters<typeof readConfigAndBusyTimes>[2] {
  const now = Date.now();
  return { from: now, to: now + 7 * DAY, now };
}

function timeOff() {
  const { start, end, now, actor } = hold([]);
  return { timeOffId: crypto.randomUUID(), start, end, now, actor, limit: 201 };
}

function hours(): Parameters<typeof changeStaff>[2] {
  const fields = { weeklyHours: {} };
  return { id: tenant.staffIds[0] ?? "", fields, merge: true, now: Date.now(), actor: "platform" };
}
