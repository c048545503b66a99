import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { CatchUp } from "../../domain/receptionist/protocol.ts";
import { heard, offerAt, SocketChat } from "../support/chat.ts";
import { objectOf, stored } from "../support/chat-object.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps, walk } from "../support/chat-steps.ts";
import { BUSY_STATEMENT, park } from "../support/gateway.ts";
import { liveRows } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";

const busy = { holdMinutes: 5, chatMessagesPerMinute: 1000 };

describe("a visitor who comes back", () => {
  it("gets exactly what was missed", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "pick");
    const all = chat.entries;

    for (const { seq } of all) {
      const again = await SocketChat.open(id, { token: chat.token, after: seq });
      expect(again.entries).toEqual(all.slice(seq));
    }
  });

  it("reads a long log in pages of 50 lines", async () => {
    const { id } = await createTenant({ limits: busy });
    const rest = await RestChat.open(id);
    for (let n = 1; n <= 60; n++) await rest.say(`hello ${n}`);
    const all = rest.entries;

    const chat = await SocketChat.connect(id, { token: rest.token });
    const pages = [await chat.next("ready")];
    while (pages.at(-1)?.more) {
      chat.send({ type: "since", after: pages.at(-1)?.entries.at(-1)?.seq });
      pages.push(await chat.next("ready"));
    }

    expect(all).toHaveLength(121);
    expect(pages.map(({ entries }) => entries.length)).toEqual([50, 50, 21]);
    expect(chat.entries).toEqual(all);
    expect(chat.entries.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));

    const polled = await (await rest.post({ after: 50 })).json<CatchUp>();
    expect(polled).toMatchObject({ entries: all.slice(50, 100), more: true });
  });

  it("goes on by REST where a socket was, and the other way round", async () => {
    const { id } = await createTenant();
    const socket = await walk(await SocketChat.open(id), "ask");
    const rest = new RestChat(id, socket.token);
    await rest.poll();
    await rest.choose(offerAt(rest.entries, 0).id);
    const again = await SocketChat.open(id, { token: rest.token });
    await again.fill({ name: "Ana", email: "ana@example.com" });

    expect(heard(await steps.agree(again))).toContain("You're booked");
  });

  it("finds an empty page where the log is shorter than was asked for", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const again = await SocketChat.connect(id, { token: chat.token, after: 4711 });

    expect(await again.next("ready")).toMatchObject({ entries: [], more: false });
  });
});

it("every tab of a session sees the same lines in the same order", async () => {
  const { id } = await createTenant();
  const first = await SocketChat.open(id);
  const second = await SocketChat.open(id, { token: first.token });
  const third = await SocketChat.open(id, { token: first.token });

  await Promise.all([first.say("a massage tomorrow"), second.say("what are your hours?"), third.say("thanks")]);
  await second.say("where are you?");
  await first.next("entry", ({ entry }) => entry.kind === "receptionist" && entry.text.includes("1 Test Street"));
  await third.next("entry", ({ entry }) => entry.kind === "receptionist" && entry.text.includes("1 Test Street"));

  expect(second.entries.map(({ kind }) => kind)).toHaveLength(9);
  expect(first.entries).toEqual(second.entries);
  expect(third.entries).toEqual(second.entries);
});

describe("a message that is sent again", () => {
  const again = { id: crypto.randomUUID(), text: "a massage tomorrow" };

  it("is acknowledged with the same place in the log and done once", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    for (const _ of [1, 2, 3]) chat.send({ type: "message", ...again });
    const acks = [await chat.next("ack"), await chat.next("ack"), await chat.next("ack")];
    await abortAllDurableObjects();
    const back = await SocketChat.open(id, { token: chat.token, after: 2 });
    back.send({ type: "message", ...again });

    expect([...acks, await back.next("ack")]).toEqual(Array(4).fill({ type: "ack", id: again.id, seq: 2 }));
    const log = await new RestChat(id, chat.token).poll();
    expect(log.map(({ kind }) => kind)).toEqual(["receptionist", "visitor", "receptionist"]);
  });

  it("is done once by REST, also when both arrive together", async () => {
    const { id } = await createTenant();
    const chat = await RestChat.open(id);
    const twins = [new RestChat(id, chat.token), new RestChat(id, chat.token)];
    const answers = await Promise.all(twins.map((twin) => twin.say(again.text, again.id)));
    const late = await new RestChat(id, chat.token).say(again.text, again.id);

    expect(late.map(({ kind }) => kind)).toEqual(["receptionist", "visitor", "receptionist"]);
    expect(answers).toEqual([late, late]);
  });

  it("holds a time once when its button was pressed twice", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    const press = { type: "choose", id: crypto.randomUUID(), offerId: offerAt(chat.entries, 0).id };
    chat.send(press);
    chat.send(press);
    await chat.next("ack");
    await chat.next("ack");
    await new RestChat(id, chat.token).poll();

    expect(await liveRows({ id })).toHaveLength(1);
  });
});

it("a new message that comes while an answer is under way is answered after it", async () => {
  const { id } = await createTenant();
  const chat = await SocketChat.open(id);
  const search = await park("before", id, BUSY_STATEMENT);
  chat.send({ type: "message", id: "first", text: "a massage tomorrow" });
  await search.arrived();
  chat.send({ type: "message", id: "second", text: "what are your hours?" });
  await chat.next("ack", (ack) => ack.id === "second");
  await search.release();
  await chat.next("entry", ({ entry }) => entry.kind === "receptionist" && entry.text.includes("We're open"));

  const lines = chat.entries.map((entry) => ("text" in entry ? entry.text : entry.kind));
  expect(lines.slice(1)).toEqual([
    "a massage tomorrow",
    "what are your hours?",
    expect.stringContaining("For your massage I have"),
    expect.stringContaining("We're open"),
  ]);
});

describe("an object that sleeps", () => {
  it("goes on over the same sockets", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const other = await SocketChat.open(id, { token: chat.token });
    for (const step of Object.values(steps)) {
      await evictDurableObject(objectOf(chat));
      await step(chat);
    }

    expect(heard(chat.entries)).toContain("You're booked");
    await other.next("entry", ({ entry }) => entry.kind === "toast");
    expect(other.entries).toEqual(chat.entries);
  });

  it("answers a ping without being woken", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    await runInDurableObject(objectOf(chat), (instance) => {
      instance.webSocketMessage = async () => {
        throw new Error("woken");
      };
    });
    chat.send("ping");

    expect(await chat.nextText()).toBe("pong");
    const answered = await runInDurableObject(objectOf(chat), (_, state) =>
      state.getWebSockets().map((socket) => state.getWebSocketAutoResponseTimestamp(socket)),
    );
    expect(answered).toEqual([expect.any(Date)]);
    expect(await stored(chat, "SELECT id FROM inputs")).toEqual([]);
  });
});
