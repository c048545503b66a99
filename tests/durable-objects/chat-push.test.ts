import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import type { Push } from "../../domain/receptionist/push.ts";
import { SocketChat } from "../support/chat.ts";
import { objectOf, ring, sessionIdOf, stored } from "../support/chat-object.ts";
import { linesOf, sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { contextFor } from "../support/domain.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;

afterEach(() => {
  comeBack();
});

const news = (id = "calendar:1"): Push => ({
  id,
  push: "calendar_retry_success",
  data: { text: "Your appointment is in the calendar now.", reference: "K7P2QX" },
});
const START = "2031-06-03T14:30:00.000Z";
const opening = (id = "waitlist:1"): Push => ({
  id,
  push: "waitlist_match",
  data: { text: "A time has come free." },
  offers: [{ id: "offer", start: START, end: "2031-06-03T15:30:00.000Z", label: "2:30 pm" }],
});

interface Session {
  tenantId: string;
  token: string;
}

function say({ tenantId, token }: Session, push: Push) {
  return contextFor({ id: tenantId }).conversations.push(tenantId, sessionIdOf(token), push);
}

const pushed = (entries: readonly Entry[]) => entries.filter(({ kind }) => kind === "push");
const logOf = async ({ tenantId, token }: Session) => new RestChat(tenantId, token).poll();

describe("a push", () => {
  it("is shown in every tab and stands in the log, also in the one that Postgres keeps", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    const tab = await SocketChat.open(id, { token: chat.token });
    expect(await say(chat, opening())).toEqual({ shown: true });
    for (const each of [chat, tab]) {
      const { entry } = await each.next("entry", (frame) => frame.entry.kind === "push");
      const { id: _, ...said } = opening();
      expect(entry).toMatchObject({ kind: "push", ...said });
    }
    later(MINUTE);
    await ring(chat);
    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(await logOf(chat));
  });

  it("rests before it is copied even where nothing else was said since the last copy", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    later(MINUTE);
    await ring(chat);
    await say(chat, news());
    later(MINUTE);
    await ring(chat);
    expect((await linesOf(id)).map(({ kind }) => kind).at(-1)).toBe("push");
  });

  it("reaches whoever was away when they come back, once", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    chat.close();
    await chat.closed;
    await say(chat, news());
    const back = await SocketChat.open(id, { token: chat.token, after: chat.entries.length });
    expect(back.entries.map(({ kind }) => kind)).toEqual(["push"]);
    const again = await SocketChat.open(id, { token: chat.token, after: chat.entries.length + 1 });
    expect(again.entries).toEqual([]);
  });

  it("is said once however often it is asked, one after the other and at once", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    const answers = [await say(chat, news()), ...(await Promise.all([1, 2, 3].map(() => say(chat, news()))))];
    expect(answers).toEqual(answers.map(() => ({ shown: true })));
    await chat.say("what are your hours?");
    expect(pushed(chat.entries)).toHaveLength(1);
    expect(pushed(await logOf(chat))).toHaveLength(1);
  });

  it("is the only one of its kind in a conversation, and keeps no other kind away", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    expect(await say(chat, news("calendar:1"))).toEqual({ shown: true });
    later(12 * 60 * MINUTE);
    expect(await say(chat, news("calendar:2"))).toEqual({ shown: false, reason: "said_before" });
    expect(await say(chat, opening())).toEqual({ shown: true });
    const other = await walk(await SocketChat.open(id), "ask");
    expect(await say(other, news("calendar:2"))).toEqual({ shown: true });
    expect(pushed(await logOf(chat))).toMatchObject([{ push: "calendar_retry_success" }, { push: "waitlist_match" }]);
  });

  it("leaves the question open that was asked before it", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "introduce");
    await say(chat, news());
    await chat.say("yes");
    expect(JSON.stringify(chat.entries)).toContain("You're booked");
  });

  it("is shown once where the object dies before it has answered", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    await runInDurableObject(objectOf(chat), (instance) => {
      const { timers } = instance as unknown as { timers: { set(): Promise<void> } };
      timers.set = () => new Promise(() => undefined);
    });
    const dying = say(chat, news());
    await chat.next("entry", ({ entry }) => entry.kind === "push");
    await abortAllDurableObjects();
    // Whoever asks says it again to the object that comes after.
    expect(await dying).toEqual({ shown: true });
    expect(pushed(await logOf(chat))).toHaveLength(1);
  });

  it("is not shown at all where the object dies before it is written, and is when it is said again", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    await runInDurableObject(objectOf(chat), (instance) => {
      const { store } = instance as unknown as { store: { append(): void } };
      store.append = () => {
        throw new Error("killed here");
      };
    });
    await expect(say(chat, news())).rejects.toThrow("killed here");
    expect(await stored(chat, "SELECT id FROM pushes")).toEqual([]);
    await abortAllDurableObjects();
    expect(await say(chat, news())).toEqual({ shown: true });
    expect(pushed(await logOf(chat))).toHaveLength(1);
  });
});

describe("a push to nobody", () => {
  const nothing = { shown: false, reason: "no_session" };

  it("begins no conversation where there never was one", async () => {
    const { id } = await createTenant();
    const session = { tenantId: id, sessionId: crypto.randomUUID() };
    expect(await contextFor({ id }).conversations.push(id, session.sessionId, news())).toEqual(nothing);
    expect(await sessionsOf(id)).toEqual([]);
  });

  it("brings nothing back of a conversation that was forgotten", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    await contextFor({ id }).conversations.forget(id, sessionIdOf(chat.token));
    expect(await say(chat, news())).toEqual(nothing);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
    expect(await ring(chat)).toBe(false);
  });

  it("is copied nowhere where the visitor has only looked", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    expect(await say(chat, news())).toEqual({ shown: true });
    later(MINUTE);
    await ring(chat);
    expect(await sessionsOf(id)).toEqual([]);
    expect(pushed(await logOf(chat))).toHaveLength(1);
  });
});
