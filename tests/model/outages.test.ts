import { afterEach, describe, expect, it } from "vitest";
import { type Chat, heard, offerAt, SocketChat, transcript } from "../support/chat.ts";
import { stored } from "../support/chat-object.ts";
import { ana } from "../support/chat-steps.ts";
import { logged } from "../support/logged.ts";
import { createTalkingStudio, modelOf, withSettings } from "../support/model.ts";
import type { ScriptedReply } from "../support/model-script.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, later } from "../support/travel.ts";

afterEach(() => {
  comeBack();
});

const KEY = "fake-key-for-a-stand-in";
const THEIR_WORDS = `Trouble in hall 7 with ${KEY}`;
const SHOWN = "Please arrive five minutes early.";
const error = (status: number, more: object = {}): ScriptedReply => ({
  error: { status, message: THEIR_WORDS, retryAfter: 0, ...more },
});
const cut: ScriptedReply = { stops: [{ by: "cut" }] };
const broken = (after: string, by: "cut" | "end" | "wait"): ScriptedReply => ({
  text: `${SHOWN} Towels and robes are here, and so is the rest.`,
  stops: [{ after, by }],
});
const soon = { OPENAI_TURN_MS: "500" };

interface Outage {
  replies: ScriptedReply[];
  reason: string;
  status?: number;
  settings?: Record<string, string>;
  shows?: string;
}

const outages: Record<string, Outage> = {
  "has too much to do, also when asked again": {
    replies: Array(3).fill(error(429)),
    reason: "rate_limited",
    status: 429,
  },
  "fails three times": { replies: Array(3).fill(error(500)), reason: "unavailable", status: 500 },
  "does not take our key": { replies: [error(401)], reason: "refused", status: 401 },
  "does not take what it is asked": { replies: [error(400, { param: "tools" })], reason: "refused", status: 400 },
  "cuts the connection each time": { replies: [cut, cut, cut], reason: "unavailable" },
  "is not there": { replies: [], reason: "unavailable", settings: { OPENAI_BASE_URL: "http://127.0.0.1:1/v1" } },
  "never begins to answer": { replies: [{ stops: [{ by: "wait" }] }], reason: "timeout", settings: soon },
  "never begins, each time": {
    replies: Array(3).fill({ stops: [{ by: "wait" }] }),
    reason: "timeout",
    settings: { OPENAI_FIRST_BYTE_MS: "200" },
  },
  "falls silent in a sentence": { replies: [broken("Please", "wait")], reason: "timeout", settings: soon },
  "falls silent after a sentence": {
    replies: [broken("Towels", "wait")],
    reason: "timeout",
    settings: soon,
    shows: SHOWN,
  },
  "is cut off in a sentence": { replies: [broken("Please", "cut")], reason: "broken" },
  "is cut off after a sentence": { replies: [broken("Towels", "cut")], reason: "broken", shows: SHOWN },
  "ends in the middle as if that were all": { replies: [broken("Towels", "end")], reason: "broken", shows: SHOWN },
  "comes to the end of its length": {
    replies: [{ text: `${SHOWN} Towels and`, finish: "length" }],
    reason: "broken",
    shows: SHOWN,
  },
  "has its words taken back by its owner": { replies: [{ text: "", finish: "content_filter" }], reason: "broken" },
  "talks without an end": { replies: [{ text: "la ".repeat(3_000) }], reason: "broken" },
};

describe.each(Object.entries(outages))("a model that %s", (_, { replies, reason, status, settings = {}, shows }) => {
  it("leaves the answer to the rules, in the same turn and with the same state", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    await withSettings(chat, settings);
    await model.will(...replies);
    const asked = "a massage next Tuesday, please";

    const log = await logged(studio.id, () => chat.say(asked));

    const rules = await untroubled(asked);
    expect(answerOf(chat)).toBe([shows && `  < ${shows}`, rules.answer].filter(Boolean).join("\n"));
    expect(withoutIds(await memoryOf(chat))).toEqual(rules.memory);
    expect(await model.left()).toEqual([]);
    expect(log.lines.filter(({ event }) => event === "model_outage")).toMatchObject([
      { level: "warn", reason, ...(status && { status }) },
    ]);
    for (const text of [log.text, JSON.stringify(chat.frames)]) {
      expect(text).not.toContain("hall 7");
      expect(text).not.toContain(KEY);
    }

    // The rules answer alone for a minute, and hand back.
    const before = (await model.requests()).length;
    await chat.say("what should I wear?");
    expect(await model.requests()).toHaveLength(before);
    later(61_000);
    await withSettings(chat, {});
    await model.will({ text: "Anything comfortable is fine." });
    expect(heard(await chat.say("and what should I wear?"))).toContain("Anything comfortable is fine.");
  });
});

/** What a visitor reads after their first line. */
function answerOf(chat: Chat): string {
  return transcript(chat.entries.slice(2));
}

/** What a conversation remembers; ids are each business's own. */
async function memoryOf(chat: Chat): Promise<Record<string, unknown>> {
  const [row] = await stored(chat, "SELECT value FROM facts WHERE name = 'memory'");
  const { modelRestsUntil: _, askedAt: __, ...memory } = JSON.parse(String(row?.value));
  return memory;
}

/** What the rules alone answer. */
async function untroubled(text: string) {
  const { id } = await createTalkingStudio({ limits: { modelTokensPerDay: 0 } });
  const chat = await SocketChat.open(id);
  await chat.say(text);
  return { answer: answerOf(chat), memory: withoutIds(await memoryOf(chat)) };
}

function withoutIds(memory: object): unknown {
  return JSON.parse(JSON.stringify(memory).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"));
}

it("in the middle of a booking an outage costs nothing: the time stays kept, what was given stays known", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will(error(401));
  await chat.say("a massage next Tuesday, please");
  await chat.choose(offerAt(chat.entries, 0).id);
  await chat.say("my name is Ana Gómez");
  const held = await liveRows(studio);
  later(61_000);
  await model.will({ text: `${SHOWN} And`, stops: [{ after: "And", by: "cut" }] });

  const answer = heard(await chat.say("is there anything that I should know before I come?"));

  expect(answer.startsWith(SHOWN)).toBe(true);
  expect(await liveRows(studio)).toEqual(held);
  expect(await memoryOf(chat)).toMatchObject({ contact: { name: ana.name }, hold: { id: held[0]?.id } });
  await chat.say(`it is ${ana.email}`);
  await chat.say("yes");
  expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["confirmed"]);
  expect(transcript(chat.entries)).toContain("[toast booked]");
});

it.each([
  ["had too much to do and then has not", error(429)],
  ["failed and then does not", error(503)],
  ["cut the connection and then does not", cut],
])("a model that %s answers, and nobody notices", async (_, first) => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will(first, { text: "Anything comfortable is fine." });

  const log = await logged(studio.id, () => chat.say("what should I wear?"));

  expect(answerOf(chat)).toBe("  < Anything comfortable is fine.");
  expect(log.text).not.toContain("model_outage");
});

it("a visitor who writes on is not kept waiting by a model that asks to come back later", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  await model.will(error(429, { retryAfter: 50 }));
  chat.send({ type: "message", id: crypto.randomUUID(), text: "what should I wear?" });
  await expect.poll(async () => (await model.requests())[0]?.outcome).toBe("answered");
  await model.will({ text: "There is metered parking on Linden Street." });

  await chat.say("and where do I park?");
  await chat.next("typing", ({ on }) => !on);

  expect(heard(chat.entries.slice(1))).toBe("There is metered parking on Linden Street.");
});

it("a model that takes no temperature is asked without one, and from then on at once", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await SocketChat.open(studio.id);
  // So that the rest of the runtime does not learn of it.
  await withSettings(chat, {});
  await model.will(error(400, { param: "temperature" }), { text: "Anything comfortable is fine." });
  expect(heard(await chat.say("what should I wear?"))).toBe("Anything comfortable is fine.");
  await model.will({ text: "There is metered parking on Linden Street." });
  expect(heard(await chat.say("where do I park?"))).toBe("There is metered parking on Linden Street.");
  expect((await model.requests()).map(({ body }) => body.temperature)).toEqual([0.3, undefined, undefined]);
});
