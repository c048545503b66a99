import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { SocketChat, toasts } from "../support/chat.ts";
import { objectOf, ring } from "../support/chat-object.ts";
import { FLUSH_STATEMENT, linesOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { BUSY_STATEMENT, park, withoutDatabase } from "../support/gateway.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;

afterEach(comeBack);

type Session = { tenantId: string; token: string };

/** What an alarm that is due again at once would be: it never ends. */
async function expectNothingDue(session: Session): Promise<void> {
  const alarm = await runInDurableObject(objectOf(session), (_, { storage }) => storage.getAlarm());
  expect(alarm ?? Number.POSITIVE_INFINITY).toBeGreaterThan(Date.now());
}

/** The object dies in the next turn, right after its answer was stored. */
async function dieAfterAnswer(chat: SocketChat): Promise<void> {
  await runInDurableObject(objectOf(chat), (instance) => {
    const { turns } = instance as unknown as { turns: { afterTurn(): Promise<void> } };
    turns.afterTurn = () => new Promise(() => undefined);
  });
  chat.send({ type: "message", id: "last", text: "hello" });
  await chat.next("entry", ({ entry }) => entry.kind === "receptionist");
  await abortAllDurableObjects();
}

describe("the watchdog", () => {
  it("that rings for a turn which had ended says nothing and is not due again", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    await dieAfterAnswer(chat);
    const said = chat.entries.length;
    later(MINUTE);

    expect(await ring(chat)).toBe(true);
    await expectNothingDue(chat);
    expect(await new RestChat(id, chat.token).poll()).toHaveLength(said);
  });

  it("is not due again while it works at a turn, nor after it", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const search = await park("before", id, BUSY_STATEMENT);
    chat.send({ type: "message", id: "search", text: "a massage tomorrow" });
    await search.arrived();
    await abortAllDurableObjects();
    await search.release("drop");
    later(MINUTE);
    const again = await park("before", id, BUSY_STATEMENT);
    const rung = ring(chat);
    await again.arrived();
    await expectNothingDue(chat);
    await again.release();
    await rung;

    await expectNothingDue(chat);
  });

  it("leaves no alarm in the past behind a turn that failed", async () => {
    const { id } = await createTenant();
    const chat = await RestChat.open(id);
    await chat.say("hello");
    await withoutDatabase(id, () => chat.say("a massage tomorrow"));
    later(MINUTE);
    await ring(chat);

    await expectNothingDue(chat);
  });
});

describe("a timer that fails", () => {
  it("keeps no other from ringing, and rings again later", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "introduce");
    later(6 * MINUTE);
    // Both are due, the flush first.
    await withoutDatabase(FLUSH_STATEMENT, () => ring(chat));

    expect(toasts(await chat.poll())).toEqual(["hold_expired"]);
    expect(await linesOf(id)).toEqual([]);
    await expectNothingDue(chat);
    later(MINUTE);
    await ring(chat);
    expect((await linesOf(id)).map(({ entry }) => entry)).toEqual(chat.entries);
    await expectNothingDue(chat);
  });
});

it("after every step of a booking, and its end, no alarm is due in the past", async () => {
  const { id } = await createTenant();
  const chat = await walk(await RestChat.open(id), "agree");
  await expectNothingDue(chat);
  for (const minutes of [1, 6, 60]) {
    later(minutes * MINUTE);
    await ring(chat);
    await expectNothingDue(chat);
  }
});
