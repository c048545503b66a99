import { abortAllDurableObjects } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { modelTurns } from "../../db/schema/chat.ts";
import { DEFAULT_LIMITS, tenants } from "../../db/schema/tenants.ts";
import { heard, SocketChat } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { BUSY_STATEMENT, HOLD_STATEMENT, type Parked, park } from "../support/gateway.ts";
import { createTalkingStudio, modelOf } from "../support/model.ts";
import { journalKinds, liveRows } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

afterEach(() => {
  comeBack();
});

const MINUTE = 60_000;
const USE_STATEMENT = "INSERT INTO model_turns";
const look = {
  name: "check_availability",
  args: { service: "Massage", when: "first available", staff: null, moving: null },
};
const ASKED = "when is the first available massage?";
const dear = { usage: { input: 900, output: 100 } };

/** Every object dies while it waits for this call. */
async function kill(call: Parked): Promise<void> {
  await call.arrived();
  await abortAllDurableObjects();
  await call.release("drop");
}

/** Comes back, waits for the answer and reads the whole log. */
async function revive(chat: SocketChat) {
  const again = await SocketChat.open(chat.tenantId, { token: chat.token });
  await again.next("typing", ({ on }) => !on);
  return new RestChat(chat.tenantId, chat.token).poll();
}

it("a turn killed while the model talks asks it once more, and is answered once", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will({ text: "Anything comfortable is fine. Towels", stops: [{ after: "Towels", by: "wait" }] });
  chat.send({ type: "message", id: crypto.randomUUID(), text: "what should I wear?" });
  await chat.next("delta");
  await abortAllDurableObjects();
  await model.will({ text: "Anything comfortable is fine." });

  const log = await revive(chat);

  expect(heard(log.slice(1))).toBe("Anything comfortable is fine.");
  expect(await model.requests()).toHaveLength(2);
});

it.each([
  "before",
  "after",
] as const)("a turn killed %s a look into the schedule does not ask again for what the model said already", async (when) => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will({ text: "Anything comfortable is fine.", calls: [look] }, { text: "The first time is $time:1." });
  const read = await park(when, studio.id, BUSY_STATEMENT);
  chat.send({ type: "message", id: crypto.randomUUID(), text: ASKED });
  await kill(read);

  const log = await revive(chat);

  expect(heard(log.slice(1))).toMatch(/^Anything comfortable is fine\. The first time is \w+ \d+ \w+ at /);
  expect(log.filter(({ kind }) => kind === "receptionist")).toHaveLength(2);
  expect(await model.requests()).toHaveLength(2);
  expect(await model.left()).toEqual([]);
});

it.each(["before", "after"] as const)("a turn killed %s its time was kept keeps it once", async (when) => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will({ calls: [look] }, { text: "The first time is $time:1." });
  await chat.say(ASKED);
  await model.will({ calls: [{ name: "hold_slot", args: { offerId: "$offer:1" } }] });
  const before = chat.entries.length;
  const write = await park(when, studio.id, HOLD_STATEMENT);
  chat.send({ type: "message", id: crypto.randomUUID(), text: "choose one of these for me, whichever is best" });
  await kill(write);

  const log = await revive(chat);

  expect(log.slice(before).map(({ kind }) => kind)).toEqual(["visitor", "receptionist", "card"]);
  expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["held"]);
  expect(await journalKinds(studio)).toEqual(["hold.placed"]);
  expect(await model.requests()).toHaveLength(3);
});

it.each(["before", "after"] as const)("a turn killed %s its use was written down counts once", async (when) => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will({ calls: [look], ...dear }, { text: "The first time is $time:1.", ...dear });
  const write = await park(when, studio.id, USE_STATEMENT);
  chat.send({ type: "message", id: crypto.randomUUID(), text: ASKED });
  await kill(write);

  const log = await revive(chat);

  expect(heard(log.slice(1))).toMatch(/^The first time is /);
  expect(await model.requests()).toHaveLength(2);
  const turns = await ownerDatabase().select().from(modelTurns).where(eq(modelTurns.tenantId, studio.id));
  expect(turns).toMatchObject([{ rounds: 2, inputTokens: 1_800, outputTokens: 200 }]);
});

it("a turn killed while its business's models used up their day goes on as it began", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will({ calls: [look] }, { text: "The first time is $time:1." });
  const read = await park("after", studio.id, BUSY_STATEMENT);
  chat.send({ type: "message", id: crypto.randomUUID(), text: ASKED });
  await kill(read);
  const limits = { ...DEFAULT_LIMITS, modelTokensPerDay: 0 };
  await ownerDatabase().update(tenants).set({ limits }).where(eq(tenants.id, studio.id));
  // So long after, the business is read anew.
  later(6 * MINUTE);

  const log = await revive(chat);

  expect(heard(log.slice(1))).toMatch(/^The first time is /);
  expect(await model.left()).toEqual([]);
});
