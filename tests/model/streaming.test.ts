import { afterEach, describe, expect, it, vi } from "vitest";
import { heard, SocketChat } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { BUSY_STATEMENT, HOLD_STATEMENT, park, withoutDatabase } from "../support/gateway.ts";
import { createTalkingStudio, modelOf, spokenIn } from "../support/model.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, later, standAt } from "../support/travel.ts";

afterEach(() => {
  comeBack();
});

const CLOTHES = "Anything comfortable is fine. Towels and robes are here. Please arrive five minutes early.";
const times = (when = "first available") => ({
  calls: [{ name: "check_availability", args: { service: "Massage", when, staff: null, moving: null } }],
});
const deltas = (chat: SocketChat) => chat.frames.filter((frame) => frame.type === "delta");
const shown = (chat: SocketChat) =>
  deltas(chat)
    .map(({ text }) => text)
    .join("");

describe("what a model says", () => {
  it("is shown in every tab while it says it, sentence by sentence, and stands in the log as it was shown", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    const tab = await SocketChat.open(studio.id, { token: chat.token });
    const stops = ["Towels and", "Please arrive"].map((after) => ({ after, by: "wait" as const }));
    await model.will({ text: CLOTHES, stops });

    const saying = chat.say("what should I wear?");
    const first = { text: "Anything comfortable is fine." };
    expect(await chat.next("delta")).toMatchObject(first);
    expect(await tab.next("delta")).toMatchObject(first);
    expect(deltas(chat)).toHaveLength(1);
    for (const n of stops.keys()) {
      await model.halted();
      // What was said before this stop has to be shown before the clock moves on.
      if (n > 0) await tab.next("delta");
      later(50);
      await model.goOn();
    }
    const [, entry] = await saying;
    await tab.next("typing", ({ on }) => !on);
    expect(entry).toMatchObject({ kind: "receptionist", text: CLOTHES, id: deltas(chat)[0]?.entryId });
    for (const each of [chat, tab]) {
      expect(shown(each)).toBe(CLOTHES);
      expect(deltas(each).map(({ text }) => text.trim())).toEqual(CLOTHES.split(/(?<=\.) /));
      expect(new Set(deltas(each).map(({ entryId }) => entryId)).size).toBe(1);
    }
    expect(await new RestChat(studio.id, chat.token).poll()).toContainEqual(entry);
  });

  it("comes in no more frames than twenty a second; the entry has the rest", async () => {
    const studio = await createTalkingStudio();
    const chat = await SocketChat.open(studio.id);
    await modelOf(studio).will({ text: CLOTHES });
    standAt(Date.now());

    const [, entry] = await chat.say("what should I wear?");

    expect(entry).toMatchObject({ text: CLOTHES });
    expect(deltas(chat).map(({ text }) => text)).toEqual(["Anything comfortable is fine."]);
  });

  it("is between typing and its end, with what is looked up said meanwhile", async () => {
    const studio = await createTalkingStudio();
    const chat = await SocketChat.open(studio.id);
    await modelOf(studio).will(times(), { text: "The first time is $time:1." });
    standAt(Date.now());

    await chat.say("when is the first available massage?");

    const order = chat.frames.slice(1).flatMap((frame) => {
      if (frame.type === "language") return [];
      if (frame.type === "typing") return `typing ${frame.on}`;
      if (frame.type === "status") return frame.text === "" ? "status over" : "status";
      return frame.type === "entry" ? frame.entry.kind : frame.type;
    });
    expect(order).toEqual([
      ...["ack", "visitor", "typing true", "status", "delta"],
      ...["status over", "receptionist", "typing false"],
    ]);
  });

  it("stays where the turn fails after it", async () => {
    const studio = await createTalkingStudio();
    const chat = await SocketChat.open(studio.id);
    await modelOf(studio).will({ text: CLOTHES, ...times() });
    const saying = withoutDatabase([studio.id, BUSY_STATEMENT], () =>
      chat.say("what should I wear? and the first available massage?"),
    );
    const [, line, trouble] = await saying;
    expect(line).toMatchObject({ kind: "receptionist", id: deltas(chat)[0]?.entryId, text: CLOTHES });
    expect(shown(chat)).toBe(CLOTHES.slice(0, shown(chat).length));
    expect(trouble).toMatchObject({ kind: "toast" });
  });

  it("reads the same where WebSockets are blocked", async () => {
    const studio = await createTalkingStudio();
    const chat = await RestChat.open(studio.id);
    await modelOf(studio).will({ text: CLOTHES });
    expect(heard(await chat.say("what should I wear?"))).toBe(CLOTHES);
  });
});

describe("a visitor who writes on", () => {
  it("ends what the model was saying, keeps what was shown, and is answered to both lines", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    await model.will(
      { text: CLOTHES, stops: [{ after: "Towels and", by: "wait" }] },
      { text: "There is metered parking on Linden Street." },
    );
    chat.send({ type: "message", id: crypto.randomUUID(), text: "what should I wear?" });
    await chat.next("delta");

    await chat.say("and where do I park?");
    await chat.next("typing", ({ on }) => !on);

    const answers = chat.entries.flatMap((entry) => (entry.kind === "receptionist" ? [entry.text] : [])).slice(1);
    expect(answers).toEqual(["Anything comfortable is fine.", "There is metered parking on Linden Street."]);
    await vi.waitFor(async () => expect((await model.requests())[0]?.outcome).toBe("gone"));
    expect(spokenIn(await model.lastRequest()).slice(1)).toEqual([
      { role: "user", content: "what should I wear?" },
      { role: "assistant", content: "Anything comfortable is fine." },
      { role: "user", content: "and where do I park?" },
    ]);
  });

  it("before the model began is answered once, to both lines", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    await model.will(times(), { text: "All right." });
    const read = await park("before", studio.id, BUSY_STATEMENT);
    chat.send({ type: "message", id: crypto.randomUUID(), text: "the first available massage?" });
    await read.arrived();
    for (const text of ["what should I wear?", "and where do I park?"]) {
      chat.send({ type: "message", id: crypto.randomUUID(), text });
      await chat.next("ack");
    }
    await model.will({ text: "Anything comfortable is fine, and there is metered parking on Linden Street." });
    await read.release();
    for (let turn = 0; turn < 3; turn++) await chat.next("typing", ({ on }) => !on);

    expect(heard(chat.entries)).toContain("Linden Street");
    expect(await model.requests()).toHaveLength(2);
    expect(spokenIn(await model.lastRequest()).slice(-3)).toEqual([
      { role: "user", content: "the first available massage?" },
      { role: "user", content: "what should I wear?" },
      { role: "user", content: "and where do I park?" },
    ]);
  });

  it("does not stop what is being written, and hears what came of it", async () => {
    const studio = await createTalkingStudio();
    const model = modelOf(studio);
    const chat = await SocketChat.open(studio.id);
    await model.will(times(), { text: "The first time is $time:1." });
    await chat.say("when is the first available massage?");
    await model.will(
      { calls: [{ name: "hold_slot", args: { offerId: "$offer:1" } }] },
      { text: "There is metered parking on Linden Street." },
    );
    const write = await park("before", studio.id, HOLD_STATEMENT);
    const before = chat.entries.length;
    chat.send({ type: "message", id: crypto.randomUUID(), text: "choose one of these for me, whichever is best" });
    await write.arrived();
    chat.send({ type: "message", id: crypto.randomUUID(), text: "and where do I park?" });
    await chat.next("ack", () => true);
    await write.release();
    await chat.next("typing", ({ on }) => !on);
    await chat.next("typing", ({ on }) => !on);

    expect(chat.entries.slice(before).map(({ kind }) => kind)).toContain("card");
    expect(heard(chat.entries.slice(before))).toContain("Linden Street");
    expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["held"]);
  });
});
