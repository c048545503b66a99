import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runtimeOf } from "../../adapters/context.ts";
import { signChatToken } from "../../adapters/tokens.ts";
import { SocketChat } from "../support/chat.ts";
import { objectOf, ring, sessionIdOf, stored } from "../support/chat-object.ts";
import { erase, linesOf, OPEN_STATEMENT } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const site = "https://studio.example";
const elsewhere = { headers: { origin: "https://elsewhere.example" } };

afterEach(comeBack);

/** A good token of a session that has not begun, so that its object can be looked at whatever comes of it. */
async function freshSession(tenantId: string): Promise<{ tenantId: string; token: string }> {
  const { config, clock } = runtimeOf(env as Env);
  const claims = { tenantId, sessionId: crypto.randomUUID() };
  return { tenantId, token: await signChatToken(config.tokenKeys, claims, clock.now()) };
}

async function expectNoTrace(session: { tenantId: string; token: string }): Promise<void> {
  const tables = "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'";
  expect(await stored(session, tables)).toEqual([]);
  expect(await runInDurableObject(objectOf(session), (_, { storage }) => storage.getAlarm())).toBeNull();
}

describe("a session that is refused", () => {
  it("as there is no such business leaves nothing behind", async () => {
    const session = await freshSession(crypto.randomUUID());
    const { tenantId, token } = session;
    const socket = await SocketChat.connect(tenantId, { token, query: { timezone: "Asia/Tokyo", locale: "ja" } });
    expect(await socket.closed).toMatchObject({ code: 4404 });
    await expectNoTrace(session);

    expect((await new RestChat(tenantId, token).post({ id: "x", text: "hi", timezone: "Asia/Tokyo" })).status).toBe(
      404,
    );
    await expectNoTrace(session);
  });

  it("as its page is not the business's own leaves nothing behind, and may begin from one that is", async () => {
    const { id } = await createTenant({ sites: [site] });
    const session = await freshSession(id);
    const { token } = session;
    const socket = await SocketChat.connect(id, { token, ...elsewhere });
    expect(await socket.closed).toMatchObject({ code: 4403 });
    await expectNoTrace(session);
    expect((await new RestChat(id, token).post({ id: "x", text: "hi" }, elsewhere.headers)).status).toBe(403);
    await expectNoTrace(session);

    const chat = await SocketChat.open(id, { token, headers: { origin: site } });
    await chat.say("hi");
    expect(chat.entries.map(({ kind }) => kind)).toEqual(["receptionist", "visitor", "receptionist"]);
  });

  it("after it began loses nothing by it", async () => {
    const { id } = await createTenant({ sites: [site] });
    const chat = await walk(await RestChat.open(id), "ask");
    expect(await (await SocketChat.connect(id, { token: chat.token, ...elsewhere })).closed).toMatchObject({
      code: 4403,
    });

    expect(await new RestChat(id, chat.token).poll()).toEqual(chat.entries);
  });
});

describe("a session whose first call by REST is refused is not kept for ever", () => {
  /** What is kept is deleted one day, after Postgres has what was said. */
  const expectNoLeak = async (session: { tenantId: string; token: string }) => {
    later(2 * DAY);
    await ring(session);
    await ring(session);
    await expectNoTrace(session);
  };

  it.each([
    ["as its offer never was", { id: "x", offerId: "none" }],
    ["as its card never was", { id: "x", action: { entryId: "none", name: "submit" } }],
  ])("%s", async (_, body) => {
    const session = await freshSession((await createTenant()).id);
    expect((await new RestChat(session.tenantId, session.token).post(body)).status).toBe(409);
    await expectNoLeak(session);
  });

  it("as the database went away before it was registered", async () => {
    const session = await freshSession((await createTenant()).id);
    const { tenantId, token } = session;
    const post = () => new RestChat(tenantId, token).post({ id: "x", text: "hi" });
    expect((await withoutDatabase(OPEN_STATEMENT, post)).status).toBe(503);
    await expectNoLeak(session);
  });

  it("as it was forgotten before", async () => {
    const chat = await walk(await RestChat.open((await createTenant()).id), "ask");
    await erase(chat.tenantId, sessionIdOf(chat.token));
    later(MINUTE);
    await ring(chat);
    expect((await chat.post({ id: "late", text: "hello?", timezone: "Asia/Tokyo" })).status).toBe(401);
    await expectNoLeak(chat);
  });
});

it("after the last day of a session nothing is left of it, nor of one that only looked", async () => {
  const { id } = await createTenant();
  const [talker, looker] = [await walk(await RestChat.open(id), "introduce"), await RestChat.open(id)];
  later(2 * DAY);
  for (const chat of [talker, looker]) {
    // What the first ring says of the hold that has ended goes to Postgres before all is deleted.
    await ring(chat);
    await ring(chat);
    await expectNoTrace(chat);
  }
});

it("a session that was forgotten closes its tabs when it learns of that, and keeps nothing", async () => {
  const { id } = await createTenant();
  const chat = await walk(await SocketChat.open(id), "introduce");
  const tab = await SocketChat.open(id, { token: chat.token });
  await erase(id, sessionIdOf(chat.token));
  later(MINUTE);
  await ring(chat);

  expect(await chat.closed).toMatchObject({ code: 4401, reason: "unauthenticated" });
  expect(await tab.closed).toMatchObject({ code: 4401 });
  await expectNoTrace(chat);
  expect(await linesOf(id)).toEqual([]);
});

describe("a socket", () => {
  it("that says more than 300 things a minute is closed, and the conversation goes on in others", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const tab = await SocketChat.open(id, { token: chat.token });
    // The clock stands, so that all of it is said in one minute.
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    for (let n = 1; n <= 300; n++) chat.send("[]");
    chat.send("[]");

    expect(await chat.closed).toMatchObject({ code: 4429, reason: "rate_limited" });
    expect(chat.frames.filter(({ type }) => type === "error")).toHaveLength(300);
    await tab.say("hi");
    expect(tab.entries.at(-1)?.kind).toBe("receptionist");
  });

  it("that is the 21st of its session is refused, and the twenty stay", async () => {
    const { id } = await createTenant();
    const first = await SocketChat.open(id);
    const { token } = first;
    const others: SocketChat[] = [];
    for (let n = 2; n <= 20; n++) others.push(await SocketChat.open(id, { token }));
    const late = await SocketChat.connect(id, { token });

    expect(await late.closed).toMatchObject({ code: 4429, reason: "rate_limited" });
    expect(late.frames).toEqual([]);
    await first.say("hi");
    await others.at(-1)?.next("entry", ({ entry }) => entry.kind === "receptionist");
    expect(await new RestChat(id, token).poll()).toEqual(first.entries);
  });
});
