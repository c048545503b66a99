import { afterEach, describe, expect, it } from "vitest";
import { appendChatEntries } from "../../db/queries/chat-log.ts";
import { cancel } from "../../domain/booking/cancel.ts";
import { erase } from "../../domain/clients/erase.ts";
import { ADMIN, type AppointmentOnWire, confirm, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { SocketChat } from "../support/chat.ts";
import { ring, sessionIdOf, stored } from "../support/chat-object.ts";
import { FLUSH_STATEMENT, linesOf, sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps } from "../support/chat-steps.ts";
import {
  addClient,
  askChange,
  askErase,
  changeClient,
  clientPath,
  listClients,
  readClient,
} from "../support/clients.ts";
import { crowd, tally } from "../support/crowd.ts";
import { contextFor } from "../support/domain.ts";
import { BUSY_STATEMENT, park } from "../support/gateway.ts";
import { ask, expectProblem } from "../support/http.ts";
import { tracesOf } from "../support/planted.ts";
import { appointmentRows, clientRows, isFollowing, journal, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

afterEach(comeBack);

/** A person like no other, so that every trace of them can be found. */
function newPerson() {
  // A name of letters alone, as the receptionist takes it.
  const mark = crypto
    .randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));
  const digits = 2_000_000 + Math.floor(Math.random() * 8_000_000);
  return {
    name: `Quill ${mark}`,
    email: `quill-${mark}@example.com`,
    phone: `+1646${digits}`,
    said: `a word about ${mark}`,
    mark,
  };
}
type Person = ReturnType<typeof newPerson>;

interface Past {
  person: Person;
  client: { id: string };
  chat: RestChat;
  appointments: AppointmentOnWire[];
}

/** Somebody of whom there is all that there can be: by API, at the counter, in the chat, in kept answers. */
async function liveAPast(tenant: TestTenant): Promise<Past> {
  const person = newPerson();
  const { name, email, phone, said } = person;
  const held = await hold(tenant, tenant.hourAhead(2));
  const first = await ask<AppointmentOnWire>(pathOf(tenant, "/appointments"), {
    method: "POST",
    json: { holdId: held.id, client: { name, email, phone }, notes: said },
    headers: { "hold-token": held.holdToken, "idempotency-key": crypto.randomUUID() },
  });
  expect(first.status).toBe(201);
  // By the same number, under another name and email: it is this person's all the same.
  const second = await ask<AppointmentOnWire>(pathOf(tenant, "/appointments"), {
    method: "POST",
    json: {
      ...{ serviceId: tenant.serviceId, start: utc(tenant.hourAhead(4)), notes: said, override: { reason: said } },
      client: { name: `Q. ${person.mark}`, email: `other-${person.mark}@example.com`, phone },
    },
    headers: ADMIN,
  });
  expect(second.status).toBe(201);
  const chat = await RestChat.open(tenant.id, { timezone: "Asia/Tokyo", locale: "ja-JP" });
  await steps.ask(chat);
  await steps.pick(chat);
  await chat.fill({ name, email });
  await steps.agree(chat);
  const [client, ...others] = (await listClients(tenant, { query: person.mark })).items;
  expect(others).toEqual([]);
  if (!client) throw new Error("There is no client");
  await changeClient(tenant, client, { notes: said, texts: { agreed: true, by: said }, blocked: true });
  later(MINUTE);
  await ring(chat);
  const { body } = await ask<{ items: AppointmentOnWire[] }>(pathOf(tenant, `/appointments?clientId=${client.id}`), {
    headers: ADMIN,
  });
  expect(body.items).toHaveLength(3);
  return { person, client, chat, appointments: body.items };
}

const tracesOfPerson = ({ mark, phone }: Person) => tracesOf(mark, phone);

describe("erasing a client", () => {
  it("leaves no trace of them in any table, and the facts of the diary as they were", async () => {
    const tenant = await createTenant();
    const { person, client, chat, appointments } = await liveAPast(tenant);
    later(3 * DAY);
    const outcome = pathOf(tenant, `/appointments/${appointments[0]?.id}/outcome`);
    const headers = { ...ADMIN, "idempotency-key": crypto.randomUUID() };
    expect((await ask(outcome, { method: "POST", json: { outcome: "completed" }, headers })).status).toBe(200);
    // Otherwise it would prove nothing.
    expect(Object.keys(await tracesOfPerson(person)).toSorted()).toEqual([
      "appointments",
      "chat_entries",
      "clients",
      "idempotency_keys",
    ]);
    const audited = (await journal(tenant)).length;

    expect((await askErase(tenant, client)).status).toBe(204);
    expect(await tracesOfPerson(person)).toEqual({});
    const nobody = { name: "Erased", email: null, phone: null, notes: "", blockedAt: null };
    expect(await readClient(tenant, client)).toMatchObject({
      ...{ ...nobody, visits: 1, erasedAt: expect.any(String) },
      texts: { agreed: false, agreedAt: null, by: null, endedAt: null },
    });
    for (const { id, reference, start, staffId } of appointments) {
      const { body } = await ask<AppointmentOnWire>(pathOf(tenant, `/appointments/${id}`), { headers: ADMIN });
      const empty = { name: "Erased", email: null, phone: null };
      expect(body).toMatchObject({ id, reference, start, staffId, client: empty, notes: "" });
    }
    expect(await sessionsOf(tenant.id)).toMatchObject([
      { id: sessionIdOf(chat.token), timezone: null, locale: null, erasedAt: expect.any(Date) },
    ]);
    expect((await journal(tenant)).slice(audited)).toMatchObject([{ kind: "client.erased", subjectId: client.id }]);
    expect((await listClients(tenant)).items).toEqual([]);
  });

  it("said again changes nothing and answers the same; nothing can be written about them any more", async () => {
    const tenant = await createTenant();
    const client = await addClient(tenant, { name: "Ana", email: "ana@example.com" });
    const answers = await crowd(10, () => askErase(tenant, client));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 204: 10 });
    expect((await journal(tenant)).map(({ kind }) => kind)).toEqual(["client.created", "client.erased"]);
    expectProblem(await askChange(tenant, client, { notes: "she called" }), 409, "not_changeable");
    expectProblem(await askErase(tenant, { id: crypto.randomUUID() }), 404, "not_found");
    await addClient(tenant, { name: "Ana", email: "ana@example.com" });
  });

  it("waits for what lies ahead or is under way to be cancelled", async () => {
    const tenant = await createTenant();
    const mine = await confirm(tenant, await hold(tenant, tenant.hourAhead(2)));
    const [client] = await clientRows(tenant);
    if (!client) throw new Error("There is no client");
    const before = await clientRows(tenant);
    expectProblem(await askErase(tenant, client), 409, "has_upcoming");
    later(Date.parse(mine.start) + 10 * MINUTE - Date.now());
    expectProblem(await askErase(tenant, client), 409, "has_upcoming");
    expect(await clientRows(tenant)).toEqual(before);
    await ask(pathOf(tenant, `/appointments/${mine.id}`), { method: "DELETE", headers: ADMIN });
    expect((await askErase(tenant, client)).status).toBe(204);
  });

  it("leaves everybody else alone, whatever they have in common", async () => {
    const [tenant, elsewhere] = [await createTenant(), await createTenant()];
    const email = "shared@example.com";
    const there = await confirm(elsewhere, await hold(elsewhere, elsewhere.hourAhead(2)), {
      client: { name: "Ana", email },
    });
    const ana = await addClient(tenant, { name: "Ana", email });
    // Booked with Ana's number on it, by somebody whose email was known.
    await addClient(tenant, { name: "Bo", email: "bo@example.com", phone: "+12125550188" });
    const bo = await confirm(tenant, await hold(tenant, tenant.hourAhead(2)), {
      client: { name: "Bo", email: "bo@example.com", phone: "+12125550177" },
    });
    expect((await askErase(tenant, ana)).status).toBe(204);
    const { body } = await ask(pathOf(elsewhere, `/appointments/${there.id}`), { headers: ADMIN });
    expect(body).toEqual(there);
    expect((await ask(pathOf(tenant, `/appointments/${bo.id}`), { headers: ADMIN })).body).toEqual(bo);
  });

  it("and a booking for them at the same time do not both go by the other", async () => {
    const tenant = await createTenant();
    for (let i = 0; i < 8; i++) {
      const person = newPerson();
      const client = await addClient(tenant, { name: person.name, email: person.email });
      const held = await hold(tenant, tenant.hourAhead(10 + 2 * i));
      await Promise.all([
        askErase(tenant, client),
        confirm(tenant, held, { client: { name: person.name, email: person.email } }),
      ]);
      const [row] = (await liveRows(tenant)).filter(({ id }) => id === held.id);
      const { erasedAt } = await readClient(tenant, client);
      // Either the booking is for somebody new, or it came first and they stay.
      expect(row?.clientId === client.id).toBe(erasedAt === null);
    }
  });
});

describe("a conversation of somebody who was erased", () => {
  it("ends where it runs: its storage is empty and its token opens nothing of it", async () => {
    const tenant = await createTenant();
    const { person, client, chat } = await liveAPast(tenant);
    expect(JSON.stringify(await stored(chat, "SELECT body FROM entries"))).toContain(person.mark);
    for (const { id } of await appointmentRows(tenant)) {
      await ask(pathOf(tenant, `/appointments/${id}`), { method: "DELETE", headers: ADMIN });
    }
    expect((await askErase(tenant, client)).status).toBe(204);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);

    const back = new RestChat(tenant.id, chat.token);
    await back.poll();
    expect(JSON.stringify(back.entries)).not.toContain(person.mark);
    expect((await back.post({ id: "late", text: "hello?" })).status).toBe(401);
  });

  it("that is just answering answers nothing more, by request or by socket", async () => {
    for (const open of [RestChat.open, SocketChat.open]) {
      const tenant = await createTenant();
      const { person, client, chat } = await liveAPast(tenant);
      for (const { id } of await appointmentRows(tenant)) {
        await ask(pathOf(tenant, `/appointments/${id}`), { method: "DELETE", headers: ADMIN });
      }
      const reading = await park("before", tenant.id, BUSY_STATEMENT);
      const text = `a massage tomorrow, says ${person.mark}`;
      const socket = open === SocketChat.open ? await SocketChat.open(tenant.id, { token: chat.token }) : null;
      socket?.send({ type: "message", id: "late", text });
      const posted = socket ? null : chat.post({ id: "late", text });
      await reading.arrived();
      expect((await askErase(tenant, client)).status).toBe(204);
      await reading.release();
      if (socket) expect((await socket.closed).reason).toBe("unauthenticated");
      else expect((await posted)?.status).toBe(401);
      expect(await tracesOfPerson(person)).toEqual({});
      await ring(chat);
      const back = new RestChat(tenant.id, chat.token);
      await back.poll();
      expect(JSON.stringify(await stored(back, "SELECT body FROM entries"))).not.toContain(person.mark);
      expect(JSON.stringify(await stored(back, "SELECT value FROM facts"))).not.toContain(person.mark);
    }
  });

  it("that could not be reached forgets when it is opened again, and nothing of it is shown", async () => {
    const tenant = await createTenant();
    const { client, chat } = await liveAPast(tenant);
    for (const { id } of await appointmentRows(tenant)) {
      await ask(pathOf(tenant, `/appointments/${id}`), { method: "DELETE", headers: ADMIN });
    }
    const events: string[] = [];
    const unreached = contextFor(tenant, {
      actor: { kind: "platform" },
      conversations: { ...contextFor(tenant).conversations, forget: () => Promise.reject(new Error("gone")) },
      log: { warn: () => undefined, error: (event) => events.push(event) },
    });
    await erase(unreached, client.id);
    expect(events).toEqual(["conversation_not_reached"]);
    expect(await linesOf(tenant.id)).toEqual([]);

    later(2 * MINUTE);
    expect((await new RestChat(tenant.id, chat.token).post({})).status).toBe(401);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
  });

  it("is told once more when the erasure is said again", async () => {
    const tenant = await createTenant();
    const { client, chat } = await liveAPast(tenant);
    later(3 * DAY);
    const told: string[] = [];
    const ctx = contextFor(tenant, {
      actor: { kind: "platform" },
      conversations: { ...contextFor(tenant).conversations, forget: async (_, sessionId) => void told.push(sessionId) },
    });
    await erase(ctx, client.id);
    await erase(ctx, client.id);
    const id = sessionIdOf(chat.token);
    expect(told).toEqual([id, id]);
  });

  it("is one that changed an appointment of theirs, too", async () => {
    const tenant = await createTenant();
    const mine = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)));
    const chat = await RestChat.open(tenant.id);
    await chat.say("hello, this is quill-elsewhere@example.com");
    const sessionId = sessionIdOf(chat.token);
    await cancel(contextFor(tenant, { actor: { kind: "chat", sessionId } }), { appointmentId: mine.id });
    later(MINUTE);
    await ring(chat);
    expect(await linesOf(tenant.id)).not.toEqual([]);
    const [client] = await clientRows(tenant);
    expect((await askErase(tenant, client ?? { id: "" })).status).toBe(204);
    expect(await linesOf(tenant.id)).toEqual([]);
    expect((await chat.post({ id: "late", text: "hello?" })).status).toBe(401);
  });

  it("keeps no line that was being copied while they were erased", async () => {
    const tenant = await createTenant();
    const { client, chat } = await liveAPast(tenant);
    later(3 * DAY);
    const { db } = contextFor(tenant);
    const line = (seq: number) => ({ seq, at: utc(Date.now()), kind: "visitor", text: "late" });
    const copies = Array.from({ length: 30 }, (_, i) =>
      appendChatEntries(db, tenant.id, sessionIdOf(chat.token), [line(1000 + i)]),
    );
    expect((await askErase(tenant, client)).status).toBe(204);
    await Promise.all(copies);
    expect(await linesOf(tenant.id)).toEqual([]);
  });

  it("that was copying lines as they were erased copies none of them", async () => {
    const tenant = await createTenant();
    const { client, chat } = await liveAPast(tenant);
    later(MINUTE);
    await chat.say("and one thing more");
    later(3 * DAY);
    const copying = await park("before", tenant.id, FLUSH_STATEMENT);
    const rung = ring(chat);
    await copying.arrived();
    expect((await askErase(tenant, client)).status).toBe(204);
    await copying.release();
    await rung;
    expect(await linesOf(tenant.id)).toEqual([]);
  });
});

describe("the export of a client", () => {
  interface Export {
    client: { id: string };
    appointments: Record<string, unknown>[];
    conversations: Record<string, unknown>[];
    lines: { conversationId: string; seq: number; entry: unknown }[];
    audit: { action: string; subjectId: string }[];
  }
  const exported = async (tenant: TestTenant, client: { id: string }) =>
    ask<Export>(`${clientPath(tenant, client)}/export`, { headers: ADMIN });

  it("is everything that is kept about them, and nothing about anybody else", async () => {
    const tenant = await createTenant();
    const bystander = await addClient(tenant, { name: "Bystander", email: "by@stander.example" });
    await changeClient(tenant, bystander, { notes: "not yours" });
    await confirm(tenant, await hold(tenant, tenant.hourAhead(90)), {
      client: { name: "B", email: "by@stander.example" },
    });
    const { person, client, chat, appointments } = await liveAPast(tenant);
    const { status, headers, body } = await exported(tenant, client);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("content-disposition")).toBe(`attachment; filename="client-${client.id}.json"`);
    expect(body.client).toEqual(await readClient(tenant, client));
    const rows = (await appointmentRows(tenant)).filter(({ clientId }) => clientId === client.id);
    expect(body.appointments).toHaveLength(appointments.length);
    expect(body.appointments).toEqual(
      expect.arrayContaining(
        rows.map((row) =>
          expect.objectContaining({
            ...{ id: row.id, reference: row.reference, name: row.clientName, email: row.clientEmail },
            ...{ phone: row.clientPhone, notes: row.notes, overrideReason: row.overrideReason },
            conversationId: row.sessionId,
          }),
        ),
      ),
    );
    expect(body.appointments.filter(({ overrideReason }) => overrideReason === person.said)).toHaveLength(1);
    const conversationId = sessionIdOf(chat.token);
    expect(body.conversations).toMatchObject([{ id: conversationId, timezone: "Asia/Tokyo", locale: "ja-JP" }]);
    expect(body.lines).toEqual((await linesOf(tenant.id)).map(({ seq, entry }) => ({ conversationId, seq, entry })));
    expect(body.lines).toHaveLength(chat.entries.length);
    const subjects = [client.id, ...appointments.map(({ id }) => id)];
    const theirs = (await journal(tenant)).filter(({ subjectId }) => subjects.includes(subjectId));
    const happened = body.audit.filter(({ action }) => !isFollowing(action));
    expect(happened.map(({ action, subjectId }) => `${action} ${subjectId}`)).toEqual(
      theirs.map(({ kind, subjectId }) => `${kind} ${subjectId}`).toReversed(),
    );
    expect(JSON.stringify(body)).not.toMatch(/Bystander|not yours|stander/);
  });

  it("is whole over many pages", async () => {
    const tenant = await createTenant();
    const { client, chat } = await liveAPast(tenant);
    const { db } = contextFor(tenant);
    const lines = Array.from({ length: 450 }, (_, i) => ({
      ...{ seq: 1001 + i, at: utc(Date.now()), kind: "visitor", text: `line ${i}` },
    }));
    await appendChatEntries(db, tenant.id, sessionIdOf(chat.token), lines);
    for (let i = 0; i < 205; i++) await changeClient(tenant, client, { notes: `note ${i}` });
    const { body } = await exported(tenant, client);
    expect(body.lines.map(({ seq }) => seq)).toEqual([
      ...chat.entries.map(({ seq }) => seq),
      ...lines.map(({ seq }) => seq),
    ]);
    expect(body.audit.filter(({ action }) => action === "client.changed")).toHaveLength(206);
  });

  it("of nobody is not found", async () => {
    const tenant = await createTenant();
    const { status } = await exported(tenant, { id: crypto.randomUUID() });
    expect(status).toBe(404);
  });
});
