import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import { SocketChat } from "../support/chat.ts";
import { objectOf, ring, stored } from "../support/chat-object.ts";
import { CONFIRM_STATEMENT } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { steps, walk } from "../support/chat-steps.ts";
import { BUSY_STATEMENT, HOLD_STATEMENT, type Parked, park } from "../support/gateway.ts";
import { appointmentRows, journalKinds, liveRows } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

afterEach(() => {
  comeBack();
});

/** A step of the booking, what it asks of the database, and what is true once it is answered. */
const turns = [
  { tool: "check_availability", sql: BUSY_STATEMENT, before: null, step: "ask", rows: [], journal: [] },
  { tool: "hold_slot", sql: HOLD_STATEMENT, before: "ask", step: "pick", rows: ["held"], journal: ["hold.placed"] },
  {
    tool: "confirm_booking",
    sql: CONFIRM_STATEMENT,
    before: "introduce",
    step: "agree",
    rows: ["confirmed"],
    journal: ["appointment.confirmed", "hold.placed"],
  },
] as const;

/** How the visitor comes to the answer of a turn that died. */
const revivals = {
  "the visitor reconnects": async (chat: SocketChat) => {
    const again = await SocketChat.open(chat.tenantId, { token: chat.token });
    await again.next("typing", ({ on }) => !on);
  },
  "only the alarm rings": async (chat: SocketChat) => {
    later(60_000);
    expect(await ring(chat)).toBe(true);
    expect(await stored(chat, "SELECT id FROM turns")).toEqual([]);
  },
};

const ways = Object.keys(revivals) as (keyof typeof revivals)[];

describe.each(turns)("a turn killed around $tool", ({ sql, before, step, rows, journal }) => {
  const deaths = [
    { moment: "before its statement ran", when: "before" },
    { moment: "after it was committed and before its answer came", when: "after" },
  ] as const;

  describe.each(deaths)("$moment", ({ when }) => {
    it.each(ways)("is answered once, when %s", async (how) => {
      const { id } = await createTenant();
      const chat = await SocketChat.open(id);
      if (before) await walk(chat, before);
      const said = chat.entries.length;
      const call = await park(when, id, sql);
      void steps[step](chat);
      await kill(call);

      await revivals[how](chat);

      expect(answersSince(await logOf(chat), said)).toEqual(await untroubled(step, said));
      expect((await appointmentRows({ id })).map(({ status }) => status)).toEqual(rows);
      expect(await journalKinds({ id })).toEqual(journal);
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
    await runInDurableObject(objectOf(chat), async (instance) => {
      const { turns } = instance as unknown as { turns: { run(): Promise<void> } };
      await expect(turns.run()).rejects.toThrow("killed here");
    });
    expect(await stored(chat, "SELECT n FROM calls WHERE result IS NOT NULL")).toHaveLength(1);
    await abortAllDurableObjects();
    // A second run of the tool would wait here for ever.
    const call = await park("before", id, sql);

    await revivals["the visitor reconnects"](chat);

    await call.release();
    expect(answersSince(await logOf(chat), said)).toEqual(await untroubled(step, said));
    expect((await appointmentRows({ id })).map(({ status }) => status)).toEqual(rows);
    expect(await journalKinds({ id })).toEqual(journal);
  });
});

it.each(ways)("a turn that was accepted and never begun is answered once, when %s", async (how) => {
  const { id } = await createTenant();
  const chat = await SocketChat.open(id);
  await neverBegin(chat);
  chat.send({ type: "message", id: crypto.randomUUID(), text: "a massage tomorrow" });
  await chat.next("ack");
  await abortAllDurableObjects();

  await revivals[how](chat);

  expect(answersSince(await logOf(chat), 1)).toEqual(["visitor", "receptionist"]);
});

it("a turn that dies every time ends in an apology, and what it did still stands once", async () => {
  const { id } = await createTenant();
  const chat = await walk(await SocketChat.open(id), "introduce");
  const said = chat.entries.length;
  for (const times of [1, 2, 3]) {
    const call = await park("after", id, CONFIRM_STATEMENT);
    if (times === 1) void steps.agree(chat);
    else void SocketChat.open(id, { token: chat.token }).catch(() => undefined);
    await kill(call);
  }

  await revivals["the visitor reconnects"](chat);

  const log = (await logOf(chat)).slice(said);
  expect(log.map(({ kind }) => kind)).toEqual(["visitor", "toast", "receptionist"]);
  expect((await liveRows({ id })).map(({ status }) => status)).toEqual(["confirmed"]);
  // Said again, the visitor hears of the booking that they have.
  const rest = new RestChat(id, chat.token);
  expect(JSON.stringify(await rest.say("yes"))).toContain("You're booked");
  expect((await liveRows({ id })).map(({ status }) => status)).toEqual(["confirmed"]);
});

/** Every object dies while it waits for this call. */
async function kill(call: Parked): Promise<void> {
  await call.arrived();
  await abortAllDurableObjects();
  await call.release("drop");
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
