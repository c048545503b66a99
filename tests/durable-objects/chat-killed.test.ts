import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import { SocketChat } from "../support/chat.ts";
import { letGo, park, parked, statement } from "../support/chat-faults.ts";
import { later, objectOf, ring, stored } from "../support/chat-object.ts";
import { appointmentsOf, journalOf, liveAppointmentsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps, walk } from "../support/chat-steps.ts";
import { createTenant } from "../support/tenant.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A step of the booking, what it asks of the database, and what is true once it is answered. */
const turns = [
  { tool: "check_availability", sql: statement.availability, before: null, step: "ask", rows: [], journal: [] },
  { tool: "hold_slot", sql: statement.hold, before: "ask", step: "pick", rows: ["held"], journal: ["hold.placed"] },
  {
    tool: "confirm_booking",
    sql: statement.confirm,
    before: "introduce",
    step: "agree",
    rows: ["confirmed"],
    journal: ["hold.placed", "appointment.confirmed"],
  },
] as const;

/** How the visitor comes to the answer of a turn that died. */
const revivals = {
  "the visitor reconnects": async (chat: SocketChat) => {
    const again = await SocketChat.open(chat.tenantId, { token: chat.token });
    // The turn is taken up beside the greeting of the socket; asking by REST waits for its end.
    await new RestChat(chat.tenantId, chat.token).poll();
    return again;
  },
  "only the alarm rings": async (chat: SocketChat) => {
    later(60_000);
    expect(await ring(chat)).toBe(true);
    expect(await stored(chat, "SELECT id FROM turns")).toEqual([]);
  },
};

describe.each(turns)("a turn killed around $tool", ({ sql, before, step, rows, journal }) => {
  const deaths = [
    { moment: "before its statement ran", when: "before" },
    { moment: "after it was committed and before its answer came", when: "after" },
  ] as const;

  describe.each(deaths)("$moment", ({ when }) => {
    it.each(Object.keys(revivals) as (keyof typeof revivals)[])("is answered once, when %s", async (how) => {
      const { id } = await createTenant();
      const chat = await SocketChat.open(id);
      if (before) await walk(chat, before);
      const said = chat.entries.length;
      await park([id, sql], when);
      void steps[step](chat);
      await parked([id, sql]);
      await kill([id, sql]);

      await revivals[how](chat);

      expect(answersSince(await logOf(chat), said)).toEqual(await untroubled(step, said));
      expect((await appointmentsOf(id)).map(({ status }) => status)).toEqual(rows);
      expect(await journalOf(id)).toEqual({ audit: journal, events: journal });
    });
  });

  it("after its answer is stored and before that of the turn is, runs the tool no second time", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    if (before) await walk(chat, before);
    const said = chat.entries.length;
    await runInDurableObject(objectOf(chat), (instance) => {
      const { store } = instance as unknown as { store: { finishTurn(): void } };
      store.finishTurn = () => {
        throw new Error("killed here");
      };
    });
    const died = chat.next("status", ({ text }) => text !== "");
    void steps[step](chat);
    await died;
    // What is asked next waits for the turn, and fails with it.
    await expect(new RestChat(id, chat.token).poll()).rejects.toThrow();
    expect(await stored(chat, "SELECT n FROM calls WHERE result IS NOT NULL")).toHaveLength(1);
    await abortAllDurableObjects();
    await park([id, sql], "before");

    await revivals["the visitor reconnects"](chat);

    await letGo([id, sql]);
    expect(answersSince(await logOf(chat), said)).toEqual(await untroubled(step, said));
    expect((await appointmentsOf(id)).map(({ status }) => status)).toEqual(rows);
    expect(await journalOf(id)).toEqual({ audit: journal, events: journal });
  });
});

it("a turn that was accepted and never begun is answered once the visitor is back", async () => {
  const { id } = await createTenant();
  const chat = await SocketChat.open(id);
  await neverBegin(chat);
  const messageId = crypto.randomUUID();
  chat.send({ type: "message", id: messageId, text: "a massage tomorrow" });
  await chat.next("ack");
  await abortAllDurableObjects();

  await revivals["the visitor reconnects"](chat);

  expect(answersSince(await logOf(chat), 1)).toEqual(["visitor", "receptionist"]);
});

it("a turn that dies every time ends in an apology, and what it did still stands once", async () => {
  const { id } = await createTenant();
  const chat = await walk(await SocketChat.open(id), "introduce");
  const said = chat.entries.length;
  const match = [id, statement.confirm];
  void steps.agree(chat);
  for (const _ of [1, 2, 3]) {
    await park(match, "after");
    void new RestChat(id, chat.token).poll().catch(() => undefined);
    await parked(match);
    await kill(match);
  }

  await revivals["the visitor reconnects"](chat);

  const log = (await logOf(chat)).slice(said);
  expect(log.map(({ kind }) => kind)).toEqual(["visitor", "toast", "receptionist"]);
  expect((await liveAppointmentsOf(id)).map(({ status }) => status)).toEqual(["confirmed"]);
  // Said again, the visitor hears of the booking that they have.
  const rest = new RestChat(id, chat.token);
  expect(JSON.stringify(await rest.say("yes"))).toContain("You're booked");
  expect((await liveAppointmentsOf(id)).map(({ status }) => status)).toEqual(["confirmed"]);
});

/** Every object dies, with what it is waiting for. */
async function kill(match: string[]): Promise<void> {
  await abortAllDurableObjects();
  await letGo(match, { drop: true });
}

async function neverBegin(chat: SocketChat): Promise<void> {
  await runInDurableObject(objectOf(chat), (instance) => {
    const { turns } = instance as unknown as { turns: { run(): Promise<void> } };
    turns.run = async () => undefined;
  });
}

/** The whole log, as a new tab reads it. */
async function logOf(chat: SocketChat): Promise<Entry[]> {
  return new RestChat(chat.tenantId, chat.token).poll();
}

/** What a log shows after a place: the visitor's lines, and the kinds of the answers. */
function answersSince(log: Entry[], place: number): string[] {
  return log.slice(place).map((entry) => (entry.kind === "card" ? `card ${entry.card}` : entry.kind));
}

/** What the same step shows where nothing goes wrong. */
async function untroubled(step: keyof typeof steps, place: number): Promise<string[]> {
  const { id } = await createTenant();
  const chat = await walk(await SocketChat.open(id), step);
  return answersSince(chat.entries, place);
}
