import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heard, offered, SocketChat, transcript } from "../support/chat.ts";
import { createPractice, createStudio } from "../support/chat-business.ts";
import { sessionIdOf } from "../support/chat-object.ts";
import { sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { BUSY_STATEMENT, park, roundTrips } from "../support/gateway.ts";
import { liveRows } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const SECOND = 1000;

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

type Frame = { type: "message"; text: string } | { type: "choose"; offerId: string };

/** Sends frames while the receptionist still looks for what was asked before, and waits until all are answered. */
async function whileSearching(chat: SocketChat, search: string, ...frames: Frame[]): Promise<void> {
  const look = await park("before", chat.tenantId, BUSY_STATEMENT);
  const ids = [search, ...frames].map(() => crypto.randomUUID());
  chat.send({ type: "message", id: ids[0], text: search });
  await look.arrived();
  for (const [place, frame] of frames.entries()) {
    chat.send({ id: ids[place + 1], ...frame });
    await chat.next("ack", ({ id }) => id === ids[place + 1]);
  }
  later(SECOND);
  await look.release();
  // Its answer comes when no turn waits.
  const rest = new RestChat(chat.tenantId, chat.token);
  await rest.poll();
  chat.entries = rest.entries;
}

const message = (text: string): Frame => ({ type: "message", text });

describe("what was sent before the question stood there is no answer to it", () => {
  it.each([["the first one"], ["the last one"], ["yes"], ["number 2"]])("a pick: %s", async (words) => {
    const studio = await createStudio();
    const chat = await SocketChat.open(studio.id);
    await whileSearching(chat, "a massage tomorrow", message(words));

    expect(heard(chat.entries)).toContain("For your massage I have");
    expect(heard(chat.entries), transcript(chat.entries)).not.toContain("I'm keeping");
    expect(await liveRows(studio)).toEqual([]);
    // Said again, it counts.
    await chat.say(words === "yes" ? "the first one" : words);
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it.each(["yes", "Yes, please"])("a yes to the only time: %s", async (words) => {
    const studio = await createStudio();
    const chat = await SocketChat.open(studio.id);
    await whileSearching(chat, "a massage tomorrow at 10", message(words));

    expect(heard(chat.entries)).toContain("Shall I keep it for you?");
    expect(await liveRows(studio), transcript(chat.entries)).toEqual([]);
    await chat.say(words);
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it.each(["yes", "Yes, that date"])("a yes to a far date: %s", async (words) => {
    const practice = await createPractice();
    const chat = await SocketChat.open(practice.id);
    await chat.say("a check-up with Tom in 40 days");
    const [far] = offered(chat.entries);
    const press: Frame = { type: "choose", offerId: far?.id ?? "" };
    await whileSearching(chat, "a check-up with Tom next monday", press, message(words));

    expect(heard(chat.entries)).toMatch(/Is that the date you mean\?|the one you mean\?/);
    expect(await liveRows(practice), transcript(chat.entries)).toEqual([]);
    await chat.say(words);
    expect((await liveRows(practice)).map(({ startsAt }) => startsAt.toISOString())).toEqual([far?.start]);
  });

  it("the words of a button that another question shows", async () => {
    const studio = await createStudio();
    const chat = await SocketChat.open(studio.id);
    await chat.say("a massage tomorrow at 10");
    await chat.say("yes");
    await chat.say("Ana Gómez");
    await whileSearching(chat, "actually friday at 11", message("Yes, book it"), message("ana@example.com"));

    expect((await liveRows(studio)).map(({ status }) => status)).not.toContain("confirmed");
  });
});

describe("two first messages at once", () => {
  it("keep their order and register the conversation in one round trip", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const trips = await roundTrips(sessionIdOf(chat.token), async () => {
      for (const text of ["hello", "thanks"]) chat.send({ type: "message", id: text, text });
      const acks = [await chat.next("ack"), await chat.next("ack")];
      expect(acks.map((ack) => ack.id)).toEqual(["hello", "thanks"]);
      await new RestChat(id, chat.token).poll();
    });

    expect(trips).toBe(1);
    const rest = new RestChat(id, chat.token);
    await rest.poll();
    const said = rest.entries.flatMap((entry) => (entry.kind === "visitor" ? [entry.text] : []));
    expect(said).toEqual(["hello", "thanks"]);
    expect(heard(rest.entries)).toMatch(/Hello\..*You're welcome\./);
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it("and also by two doors", async () => {
    const { id } = await createTenant();
    const chat = await RestChat.open(id);
    const trips = await roundTrips(sessionIdOf(chat.token), () =>
      Promise.all([chat.post({ id: "a", text: "hello" }), chat.post({ id: "b", text: "thanks" })]),
    );

    expect(trips).toBe(1);
    expect((await chat.poll()).filter(({ kind }) => kind === "visitor")).toHaveLength(2);
  });
});
