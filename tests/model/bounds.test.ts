import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { modelTurns } from "../../db/schema/chat.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { heard, SocketChat } from "../support/chat.ts";
import type { Business } from "../support/chat-business.ts";
import { sessionIdOf } from "../support/chat-object.ts";
import { erase } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { roundTrips } from "../support/gateway.ts";
import { createTalkingStudio, modelOf, promptOf, spokenIn } from "../support/model.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

afterEach(() => {
  comeBack();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOTHES = "Anything comfortable is fine.";
const look = {
  name: "check_availability",
  args: { service: "Massage", when: "first available", staff: null, moving: null },
};
const turnsOf = ({ id }: Business) => ownerDatabase().select().from(modelTurns).where(eq(modelTurns.tenantId, id));
const dear = (text = CLOTHES) => ({ text, usage: { input: 900, output: 100 } });

describe("what a model uses", () => {
  it("is written down by turn, over all its rounds, as the model's server counts", async () => {
    const studio = await createTalkingStudio();
    await modelOf(studio).will({ calls: [look], usage: { input: 700, output: 20 } }, dear());
    const chat = await RestChat.open(studio.id);
    await chat.say("the first available massage");
    expect(await turnsOf(studio)).toMatchObject([
      { sessionId: sessionIdOf(chat.token), model: "stand-in", rounds: 2, inputTokens: 1_600, outputTokens: 120 },
    ]);
  });

  it("is about the size of what was asked and said where its server does not count", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    await model.will({ text: CLOTHES, usage: null });
    await (await RestChat.open(studio.id)).say("what should I wear?");
    const [turn] = await turnsOf(studio);
    const { messages, tools } = await model.lastRequest();
    const size = JSON.stringify(messages).length + JSON.stringify(tools).length;
    expect(turn?.inputTokens).toBeGreaterThan(size / 8);
    expect(turn?.inputTokens).toBeLessThan(size / 2);
    expect(turn?.outputTokens).toBe(Math.ceil(CLOTHES.length / 4));
  });

  it("of the day ends the model's part; the rules answer, in every conversation, until the next day begins", async () => {
    const studio = await createTalkingStudio({ limits: { modelTokensPerDay: 1_500, chatMessagesPerMinute: 100 } });
    const model = modelOf(studio);
    const [one, other] = [await RestChat.open(studio.id), await RestChat.open(studio.id)];
    await model.will(dear(), dear());
    await one.say("what should I wear?");
    await other.say("what should I wear?");
    expect(heard(await other.say("where do I park?"))).toContain("Linden Street");
    const late = await RestChat.open(studio.id);
    expect(heard(await late.say("where do I park?"))).toContain("Linden Street");
    expect(await model.requests()).toHaveLength(2);
    // What others used meanwhile a conversation learns with its next turn at the latest.
    await model.will(dear());
    for (const _ of [1, 2, 3]) await one.say("what should I wear?");
    expect(await model.requests()).toHaveLength(3);

    later(25 * HOUR);
    await model.will(dear());
    const tomorrow = await RestChat.open(studio.id);
    expect(heard(await tomorrow.say("what should I wear?"))).toBe(CLOTHES);
  });

  it("is nothing where there is no budget", async () => {
    const studio = await createTalkingStudio({ limits: { modelTokensPerDay: 0 } });
    const chat = await RestChat.open(studio.id);
    expect(heard(await chat.say("where do I park?"))).toContain("Linden Street");
    expect(await modelOf(studio).requests()).toEqual([]);
  });

  it("is counted also where the visitor wrote on before its end, or the line broke", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    const broken = { text: `${CLOTHES} Towels and robes are here. More`, usage: null };
    await model.will({ ...broken, stops: [{ after: "More", by: "wait" }] }, dear());
    chat.send({ type: "message", id: crypto.randomUUID(), text: "what should I wear?" });
    await chat.next("delta");
    await chat.say("is there anything else?");
    await chat.next("typing", ({ on }) => !on);
    await model.will({ ...broken, stops: [{ after: "More", by: "cut" }] });
    await chat.say("what should I wear?");
    const turns = await turnsOf(studio);
    expect(turns).toHaveLength(3);
    for (const { inputTokens, outputTokens } of turns) {
      expect(inputTokens).toBeGreaterThan(500);
      expect(outputTokens).toBeGreaterThan(5);
    }
  });

  it("stays counted where visitors have their conversations forgotten", async () => {
    const studio = await createTalkingStudio({ limits: { modelTokensPerDay: 1_500, chatMessagesPerMinute: 100 } });
    const model = modelOf(studio);
    for (const _ of [1, 2]) {
      await model.will(dear());
      const chat = await RestChat.open(studio.id);
      await chat.say("what should I wear?");
      await erase(studio.id, sessionIdOf(chat.token));
    }
    const third = await RestChat.open(studio.id);
    expect(heard(await third.say("where do I park?"))).toContain("Linden Street");
    expect(await model.requests()).toHaveLength(2);
  });
});

describe("what a model is told", () => {
  it("is at most fifty lines of a long conversation, with what was said before in short", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await RestChat.open(studio.id);
    await model.will(...Array(31).fill({ text: CLOTHES }));
    for (let line = 0; line <= 30; line++) await chat.say(`what should I wear on day number ${line}?`);
    const request = await model.lastRequest();
    expect(spokenIn(request)).toHaveLength(50);
    expect(spokenIn(request).at(-1)).toEqual({ role: "user", content: "what should I wear on day number 30?" });
    expect(promptOf(request)).toMatch(/Earlier in this conversation: .*day number 4\?/);
  });

  it("of the business is never older than five minutes, however much is talked", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    await model.will(...Array(3).fill({ text: CLOTHES }));
    await chat.say("what should I wear?");
    await ownerDatabase()
      .update(tenants)
      .set({ facts: { parking: "There is a garage on Elm Street." } })
      .where(eq(tenants.id, studio.id));
    for (const _ of [1, 2]) {
      later(3 * MINUTE);
      await chat.say("what should I wear?");
    }
    expect(promptOf(await model.lastRequest())).toContain("Elm Street");
  });
});

it("a turn costs the round trips of its tools, and one to write down what was used", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await RestChat.open(studio.id);
  await model.will({ text: CLOTHES }, { text: CLOTHES }, { calls: [look] }, { text: CLOTHES });
  await chat.say("what should I wear?");
  expect(await roundTrips(studio.id, () => chat.say("what should I wear?"))).toBe(1);
  expect(await roundTrips(studio.id, () => chat.say("the first available massage"))).toBe(2);
  // The configuration is read again once it may be stale.
  later(6 * MINUTE);
  await model.will({ text: CLOTHES });
  expect(await roundTrips(studio.id, () => chat.say("what should I wear?"))).toBe(2);
});
