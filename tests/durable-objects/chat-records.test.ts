import { afterEach, describe, expect, it } from "vitest";
import { SocketChat, transcript } from "../support/chat.ts";
import { ring, sessionIdOf, stored } from "../support/chat-object.ts";
import { erase, FLUSH_STATEMENT, linesOf, OPEN_STATEMENT, removeSession, sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps, walk } from "../support/chat-steps.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

afterEach(() => {
  comeBack();
});

describe("a conversation's row", () => {
  it("is not written for a visitor who only looks", async () => {
    const { id } = await createTenant();
    await SocketChat.open(id);

    expect(await sessionsOf(id)).toEqual([]);
  });

  it("stands before the first message is acknowledged", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id, { query: { timezone: "Asia/Tokyo", locale: "ja-JP" } });
    const write = await park("before", id, OPEN_STATEMENT);
    chat.send({ type: "message", id: "first", text: "hi" });
    await write.arrived();
    // What comes now is answered in the order of the frames, so an acknowledgement would have come before it.
    chat.send({ type: "since", after: 0 });
    await chat.next("ready");
    expect(chat.frames.map(({ type }) => type)).toEqual(["ready", "ready"]);
    expect(await stored(chat, "SELECT id FROM inputs")).toEqual([]);

    await write.release();
    await chat.next("ack");
    expect(await sessionsOf(id)).toMatchObject([
      { id: sessionIdOf(chat.token), channel: "chat", timezone: "Asia/Tokyo", locale: "ja-JP", erasedAt: null },
    ]);
  });

  it("is missed where the database is away: the message is refused, and taken once when it comes again", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    await withoutDatabase(id, async () => {
      chat.send({ type: "message", id: "first", text: "what are your hours?" });
      expect(await chat.next("error")).toMatchObject({ id: "first", code: "database_unavailable" });
      const refused = await new RestChat(id, chat.token).post({ id: "first", text: "what are your hours?" });
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ code: "database_unavailable" });
    });

    await chat.say("what are your hours?", "first");
    expect(chat.entries.map(({ kind }) => kind)).toEqual(["receptionist", "visitor", "receptionist"]);
  });

  it("is not needed to find the conversation again while the database is away", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(30 * MINUTE);
    await withoutDatabase(id, async () => {
      const back = await SocketChat.open(id, { token: chat.token });
      expect(back.entries).toEqual(chat.entries);
      expect(transcript(await back.say("a massage in two days"))).toMatch(/\[toast system_issue\].*\n.*try that again/);
    });
    expect(transcript(await new RestChat(id, chat.token).say("a massage in two days"))).toMatch(/I have/);
  });
});

describe("the log in Postgres", () => {
  it("gets what was said once the conversation rests, and each line once", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "introduce");
    expect(await linesOf(id)).toEqual([]);

    later(MINUTE);
    await ring(chat);
    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
    await steps.agree(chat);
    later(MINUTE);
    await ring(chat);
    // Whoever reads the transcript must not be able to move or cancel by the ticket's link.
    expect(JSON.stringify(chat.entries)).toContain('"manageUrl":');
    const withoutLinks = JSON.parse(JSON.stringify(chat.entries), (key, value) =>
      key === "manageUrl" ? undefined : value,
    );
    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(withoutLinks);
  });

  it("is not written twice where the answer to a flush was lost", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(MINUTE);
    const flush = await park("after", id, FLUSH_STATEMENT);
    const rung = ring(chat);
    await flush.arrived();
    await flush.release("drop");
    await rung;
    await steps.pick(chat);
    later(MINUTE);
    await ring(chat);

    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
  });

  it("is written later where the database was away", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(MINUTE);
    await withoutDatabase(FLUSH_STATEMENT, () => ring(chat));
    expect(await linesOf(id)).toEqual([]);
    later(MINUTE);
    await ring(chat);

    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
  });

  it("takes a log of more than one page", async () => {
    const { id } = await createTenant({ limits: { holdMinutes: 5, chatMessagesPerMinute: 1000 } });
    const chat = await RestChat.open(id);
    for (let n = 1; n <= 30; n++) await chat.say(`hello ${n}`);
    later(MINUTE);
    await ring(chat);
    await ring(chat);

    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
  });
});

describe("a conversation that was erased", () => {
  it("writes nothing more", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    await erase(id, sessionIdOf(chat.token));
    later(MINUTE);
    await ring(chat);

    expect(await linesOf(id)).toEqual([]);
  });

  it("takes nothing more, and forgets, once it has met the tombstone", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "ask");
    await erase(id, sessionIdOf(chat.token));
    later(MINUTE);
    await ring(chat);

    expect((await chat.post({ id: "late", text: "hello?" })).status).toBe(401);
    expect(await stored(chat, "SELECT body FROM entries WHERE body LIKE '%massage%'")).toEqual([]);
  });

  it("begins anew where not even the tombstone is left, its time being over", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "ask");
    await removeSession(id, sessionIdOf(chat.token));
    later(MINUTE);
    await ring(chat);

    expect((await chat.post({ id: "late", text: "hello?" })).status).toBe(200);
    expect(await stored(chat, "SELECT body FROM entries WHERE body LIKE '%massage%'")).toEqual([]);
    expect(await sessionsOf(id)).toMatchObject([{ id: sessionIdOf(chat.token), erasedAt: null }]);
  });

  it("before its first message is refused with that message", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "ask");
    await erase(id, sessionIdOf(chat.token));
    // The object's storage has gone meanwhile, as after its last day.
    later(3 * DAY);
    await ring(chat);
    comeBack();

    expect((await chat.post({ id: "late", text: "hello?" })).status).toBe(401);
    expect(await linesOf(id)).toEqual([]);
  });
});

describe("an object's own storage", () => {
  it("is deleted when no token reaches it any more", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "ask");
    later(2 * DAY);
    await ring(chat);

    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")).toEqual([]);
    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
    expect(await ring(chat)).toBe(false);
  });

  it("stays while someone is there", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(2 * DAY);
    await ring(chat);

    expect(await stored(chat, "SELECT seq FROM entries")).toHaveLength(chat.entries.length);
    await chat.say("hi");
    expect(chat.entries.at(-1)?.kind).toBe("receptionist");
  });

  it("stays as long as a token that it gave out", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(20 * HOUR);
    // A long-lived tab that asks for more is given a fresh token.
    chat.send({ type: "since", after: 0 });
    await chat.next("ready");
    chat.close();
    await chat.closed;
    later(6 * HOUR);
    await ring(chat);

    const back = await SocketChat.open(id, { token: chat.token });
    expect(back.entries).toHaveLength(3);
  });

  it("is not deleted before Postgres has the log", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "ask");
    later(2 * DAY);
    await withoutDatabase(FLUSH_STATEMENT, () => ring(chat));
    later(DAY);
    await ring(chat);

    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
  });
});
