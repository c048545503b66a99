import { afterEach, describe, expect, it } from "vitest";
import { actOn } from "../../domain/autonomy/act.ts";
import { SocketChat } from "../support/chat.ts";
import { ring, sessionIdOf, stored } from "../support/chat-object.ts";
import { linesOf, sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps, walk } from "../support/chat-steps.ts";
import { addRule, endingsOf, officeOf, runOut, visitorOf } from "../support/followups.ts";
import { BUSY_STATEMENT, park, withoutDatabase } from "../support/gateway.ts";
import { ask, expectProblem } from "../support/http.ts";
import { logged } from "../support/logged.ts";
import { appointmentRows, inquiryRows, journal, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;
const TOMBSTONE = "'conversation.forgotten' AS kind";

afterEach(comeBack);

function askForget({ tenantId, token }: Pick<RestChat, "tenantId" | "token">, headers: Record<string, string> = {}) {
  const path = `/api/v1/tenants/${tenantId}/chat`;
  return ask(path, { method: "DELETE", headers: { authorization: `Bearer ${token}`, ...headers } });
}

/** A conversation in which a time is kept, and whose lines stand in the database. */
async function holding(tenant: TestTenant): Promise<RestChat> {
  const chat = await walk(await RestChat.open(tenant.id, { timezone: "Asia/Tokyo", locale: "en-AU" }), "introduce");
  later(MINUTE);
  await ring(chat);
  expect(await linesOf(tenant.id)).toHaveLength(chat.entries.length);
  return chat;
}

/** That nothing is left of what was said: no line, no storage, and a tombstone that knows nothing. */
async function expectForgotten(tenant: TestTenant, chat: Pick<RestChat, "tenantId" | "token">): Promise<void> {
  expect(await linesOf(tenant.id)).toEqual([]);
  expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
  expect(await sessionsOf(tenant.id)).toMatchObject([
    { id: sessionIdOf(chat.token), timezone: null, locale: null, erasedAt: expect.any(Date) },
  ]);
}

describe("a visitor who has their conversation forgotten", () => {
  it("leaves nothing of it by request, and the time that was kept is free", async () => {
    const tenant = await createTenant();
    const chat = await holding(tenant);
    const [held] = await liveRows(tenant);
    expect(held).toMatchObject({ status: "held" });
    const before = (await journal(tenant)).length;

    expect((await askForget(chat)).status).toBe(204);
    await expectForgotten(tenant, chat);
    expect(await liveRows(tenant)).toEqual([]);
    const actor = `chat:${sessionIdOf(chat.token)}`;
    expect((await journal(tenant)).slice(before)).toEqual([
      { kind: "conversation.forgotten", subjectId: sessionIdOf(chat.token), actor },
      { kind: "hold.released", subjectId: held?.id, actor },
    ]);
  });

  it("leaves nothing of it by socket, and every tab of it is closed", async () => {
    const tenant = await createTenant();
    const { token } = await holding(tenant);
    const [tab, other] = [await SocketChat.open(tenant.id, { token }), await SocketChat.open(tenant.id, { token })];
    tab.send({ type: "forget", id: "forget-1" });
    expect(await tab.closed).toEqual({ code: 4401, reason: "unauthenticated" });
    expect(await other.closed).toEqual({ code: 4401, reason: "unauthenticated" });
    await expectForgotten(tenant, { tenantId: tenant.id, token });
  });

  it("is answered the same when it is said again, and nothing more is written down", async () => {
    const tenant = await createTenant();
    const chat = await holding(tenant);
    await askForget(chat);
    const before = await journal(tenant);
    expect((await askForget(chat)).status).toBe(204);
    expect(await journal(tenant)).toEqual(before);
    await expectForgotten(tenant, chat);
  });

  it("keeps their appointment, and the business what was left with it", async () => {
    const tenant = await createTenant({ contact: { email: "team@bloom.example" } });
    const chat = await walk(await RestChat.open(tenant.id), "agree");
    for (const line of ["leave a message", "Is there a lift?", "yes"]) await chat.say(line);
    const [booked] = await appointmentRows(tenant);
    expect((await askForget(chat)).status).toBe(204);
    expect(await appointmentRows(tenant)).toEqual([booked]);
    expect(booked).toMatchObject({ status: "confirmed", clientName: "Ana Gómez" });
    expect(await inquiryRows(tenant)).toMatchObject([{ kind: "message", text: "Is there a lift?" }]);
  });

  it("is written to no more because of it", async () => {
    const tenant = await createTenant();
    await addRule(tenant, { action: "send_hold_followup", effect: "allow", conditions: {} });
    const office = officeOf(tenant, Date.now());
    const { chat, sessionId } = await visitorOf(tenant);
    const { chat: bystander, sessionId: elsewhere } = await visitorOf(tenant, "Ben Ito, ben@example.com", {
      at: "2 pm",
    });
    for (const [session, hour] of [
      [sessionId, 72],
      [elsewhere, 80],
    ] as const) {
      await actOn(office.ctx, await runOut(tenant, session, tenant.hourAhead(hour)));
    }
    expect(await endingsOf(tenant)).toEqual(["pending", "pending"]);
    expect((await askForget(chat)).status).toBe(204);
    expect((await endingsOf(tenant)).toSorted()).toEqual(["cancelled: forgotten", "pending"]);
    expect(bystander.token).not.toBe(chat.token);
  });

  it("who had only looked leaves no row", async () => {
    const tenant = await createTenant();
    const chat = await RestChat.open(tenant.id);
    expect((await askForget(chat)).status).toBe(204);
    expect(await sessionsOf(tenant.id)).toEqual([]);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
    expect(await journal(tenant)).toEqual([]);
  });

  it("is told where it could not be done, and nothing is lost", async () => {
    const tenant = await createTenant();
    const chat = await holding(tenant);
    const tab = await SocketChat.open(tenant.id, { token: chat.token });
    await withoutDatabase(TOMBSTONE, async () => {
      expectProblem(await askForget(chat), 503, "database_unavailable");
      tab.send({ type: "forget", id: "forget-1" });
      expect(await tab.next("error")).toMatchObject({ id: "forget-1", code: "database_unavailable" });
    });
    const back = new RestChat(tenant.id, chat.token);
    await back.poll();
    expect(back.entries).toEqual(chat.entries);
    expect(await liveRows(tenant)).toMatchObject([{ status: "held" }]);
  });

  it("has to prove which conversation is theirs, on a page of the business's own", async () => {
    const [tenant, other] = [await createTenant({ sites: ["https://bloom.example"] }), await createTenant()];
    const chat = await holding(tenant);
    expectProblem(await askForget({ tenantId: tenant.id, token: "nonsense" }), 401, "unauthenticated");
    expectProblem(await ask(`/api/v1/tenants/${tenant.id}/chat`, { method: "DELETE" }), 401, "unauthenticated");
    expectProblem(await askForget({ tenantId: other.id, token: chat.token }), 401, "unauthenticated");
    expectProblem(await askForget(chat, { origin: "https://evil.example" }), 403, "origin_not_allowed");
    expect(await linesOf(tenant.id)).toHaveLength(chat.entries.length);
    expect((await askForget(chat, { origin: "https://bloom.example" })).status).toBe(204);
  });

  it("while an answer is under way is answered nothing, and no trouble is written to the log", async () => {
    const tenant = await createTenant();
    const chat = await SocketChat.open(tenant.id);
    const { text } = await logged(tenant.id, async () => {
      const reading = await park("before", tenant.id, BUSY_STATEMENT);
      chat.send({ type: "message", id: "late", text: "a massage tomorrow, please" });
      await reading.arrived();
      expect((await askForget(chat)).status).toBe(204);
      await reading.release();
      expect((await chat.closed).code).toBe(4401);
      // Whoever comes back finds another beginning, and by then the turn has ended.
      await new RestChat(tenant.id, chat.token).poll();
    });
    expect(text).not.toMatch(/no such table|turn_failed|message_failed/);
    expect(JSON.stringify(await stored(chat, "SELECT body FROM entries"))).not.toContain("massage tomorrow");
    expect(await liveRows(tenant)).toEqual([]);
  });

  it("begins another conversation, whose steps are its own", async () => {
    const tenant = await createTenant();
    await askForget(await holding(tenant));
    const again = await RestChat.open(tenant.id);
    await steps.ask(again);
    await steps.pick(again);
    expect(await liveRows(tenant)).toMatchObject([{ status: "held", sessionId: sessionIdOf(again.token) }]);
  });
});
