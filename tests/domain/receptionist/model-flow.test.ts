import { describe, expect, it } from "vitest";
import { type Llm, LlmOutage, type LlmReply } from "../../../domain/receptionist/llm.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { Speaker } from "../../../domain/receptionist/model/speaker.ts";
import type { Draft, Turn } from "../../../domain/receptionist/turn.ts";
import { PaperChat } from "../../support/hijack/paper-chat.ts";
import { demoConfig, paperBook } from "../../support/paper-book.ts";
import { seeded } from "../../support/random.ts";

const SESSION = "11111111-1111-4111-8111-111111111111";
const NOW = Date.UTC(2026, 10, 20, 15);
const HOUR = 3_600_000;

/** A model that replies with these, one after the other. */
function llmOf(...steps: (Partial<LlmReply> | LlmOutage)[]): Llm {
  return {
    model: "scripted",
    patienceMs: 20_000,
    async reply(_request, onText) {
      const step = steps.shift();
      if (step === undefined) throw new Error("The model was asked once more");
      if (step instanceof LlmOutage) throw step;
      const reply = { text: "", calls: [], usage: { input: 1, output: 1 }, ...step };
      onText(reply.text);
      return reply;
    },
  };
}

function calls(name: string, args: object): Partial<LlmReply> {
  return { calls: [{ id: crypto.randomUUID(), name, args: JSON.stringify(args) }] };
}

function studio() {
  const config = demoConfig(0);
  const book = paperBook(config, SESSION, { now: () => NOW }, seeded(1));
  const chat = new PaperChat(book, "en");
  const [service] = config.services;
  if (!service) throw new Error("The demo has services");
  let turns = 0;
  const say = async (text: string, ...steps: Parameters<typeof llmOf>) => {
    turns += 1;
    const { drafts } = await chat.say({ kind: "text", text }, NOW + turns * 1000, llmOf(...steps));
    return drafts;
  };
  const look = (when: string, moving: string | null = null) =>
    calls("check_availability", { service: service.name, when, staff: null, moving });
  return { chat, book, service, say, look };
}

function offered(drafts: readonly Draft[]): number[] {
  return drafts.flatMap((draft) =>
    "offers" in draft ? (draft.offers ?? []).map(({ start }) => Date.parse(start)) : [],
  );
}

describe("a conversation with a model", () => {
  it("means by 'the second' what stands there, and not what an interrupted turn was about to show", async () => {
    const { chat, say, look } = studio();
    const shown = offered(await say("first available?", look("first available"), {}));
    const cancelled = new LlmOutage({ reason: "cancelled" });
    expect(await say("hm what about next Friday afternoon", look("next Friday afternoon"), cancelled)).toEqual([]);

    await say("the second one");

    expect(chat.memory.hold?.start).toBe(shown[1]);
  });

  it("shows other times to choose from to whoever asks for them while their details are asked for", async () => {
    const { chat, say, look } = studio();
    await say("first available?", look("first available"), {});
    await say("the first one");
    expect(chat.memory.question).toBe("contact");

    const drafts = await say("or is there something on Thursday?", look("Thursday"), { text: "Let me see." });

    expect(offered(drafts)).toHaveLength(3);
    await say("the second one");
    expect(chat.memory.hold?.start).toBe(offered(drafts)[1]);
  });

  it("knows the day that was named before its visitor went on in another language", async () => {
    const { say, look } = studio();
    await say("I would like a massage next Tuesday, is there something?", { text: "Which part of the day suits you?" });
    const drafts = await say("perdón, ¿podemos hablar en español? ¿hay sitio para eso?", look("next Tuesday"), {});
    expect(offered(drafts)).toHaveLength(3);
  });

  it("shows times to choose from instead of a cancellation that was read back", async () => {
    const { chat, book, service, say, look } = studio();
    const start = Date.UTC(2026, 10, 25, 15);
    const end = start + HOUR;
    const times = { start, end, blockedFrom: start, blockedTo: end, expiresAt: 0 };
    const what = { serviceId: service.id, staffId: service.staffIds[0] ?? "", reference: "K7P2QX" };
    const whose = { session: null, email: "ana@example.com", phone: null };
    book.lines.push({ id: crypto.randomUUID(), ...times, ...what, ...whose, status: "confirmed", version: 1 });
    await say(
      "cancel my appointment K7P 2QX, ana@example.com",
      calls("lookup_booking", { reference: "K7P 2QX", email: "ana@example.com", phone: null }),
      calls("cancel_booking", { reference: "K7P2QX" }),
    );
    expect(chat.memory.question).toBe("agree_change");

    const drafts = await say("hm is there anything on Thursday?", look("Thursday", "K7P2QX"), { text: "Let me see." });

    expect(offered(drafts)).toHaveLength(3);
    await say("yes");
    expect(book.lines.map(({ status }) => status)).toEqual(["confirmed"]);
  });
});

describe("what a model says", () => {
  const [massage] = demoConfig(0).services;
  const priced = (name: string, amountMinor: number) => ({
    ...massage,
    id: crypto.randomUUID(),
    name,
    price: { amountMinor, currency: "USD" },
  });

  it.each([
    { said: "A deep tissue massage is $110.", isHeard: true },
    { said: "A deep tissue massage is $70.", isHeard: false },
    { said: "The massage is $70, the deep tissue massage $110.", isHeard: true },
    { said: "The massage is $110.", isHeard: false },
    { said: "The check-up (adults) is $90.", isHeard: true },
  ])("of services whose names are in each other is heard with the price of each ($said)", ({ said, isHeard }) => {
    const services = [
      priced("Massage", 7000),
      priced("Deep tissue massage", 11_000),
      priced("Check-up (adults)", 9000),
    ] as Turn["config"]["services"];
    expect(spoken(said, { services })).toBe(isHeard ? said : "");
  });

  it.each([
    { said: "Your massage is on Tuesday 24 November at 10:00 am.", isHeard: true },
    { said: "Your massage is on Tuesday 24 November at 11:00 am.", isHeard: false },
    { said: "Your massage is on Tuesday from 10:00 to 11:00 am.", isHeard: true },
    { said: "Your massage is on Tuesday from 11:00 to 12:00 am.", isHeard: false },
  ])("of an appointment is heard where it begins and ends then ($said)", ({ said, isHeard }) => {
    const { id: serviceId = "", staffIds: [staffId = ""] = [] } = massage ?? {};
    const start = Date.UTC(2026, 10, 24, 15);
    const times = { start, end: start + HOUR, timezone: "America/New_York", changeNoticeMinutes: 0 };
    const names = { reference: "K7P2QX", serviceName: "Massage", staffName: "Mara", place: null };
    const ids = { id: crypto.randomUUID(), serviceId, staffId, version: 1, status: "confirmed" as const };
    expect(spoken(said, {}, { known: [{ ...ids, ...names, ...times, proof: {} }] })).toBe(isHeard ? said : "");
  });

  it("does not make a free time of the end of one", () => {
    const start = Date.UTC(2026, 10, 24, 15);
    const offer = { id: crypto.randomUUID(), serviceId: massage?.id ?? "", staffId: null, start, end: start + HOUR };
    const offered = { offers: [offer], shown: [offer.id] };
    expect(spoken("I have Tuesday 24 November at 10:00 am.", {}, offered)).not.toBe("");
    expect(spoken("I have Tuesday 24 November at 11:00 am.", {}, offered)).toBe("");
    expect(spoken("I have Tuesday 24 November at 10:00 or 11:00 am.", {}, offered)).toBe("");
  });

  it("without end in one sentence is not listened to until the next reply", () => {
    const speaker = new Speaker(turnOf(), () => undefined);
    for (let n = 0; n < 2000; n++) speaker.take("1. 2. ");
    speaker.take("There is parking. ");
    speaker.pause();
    expect(speaker.spoken).toBe("");
    speaker.take("What day suits you?");
    speaker.pause();
    speaker.end();
    expect(speaker.spoken).toBe("What day suits you?");
  });

  it("without end in short bits is judged no longer than a reply is long", () => {
    const { speaker, judged } = counting();
    speaker.take("Ok. ".repeat(300));
    speaker.pause();
    expect(judged()).toBeLessThan(100);
  });
});

function turnOf(change: Partial<Turn["config"]> = {}, known: Partial<Memory> = {}): Turn {
  const config = { ...demoConfig(0), ...change };
  const promises = { confirmation: true, textReminders: true, waitlist: [], followup: { ways: [], most: 0 } };
  const utterance = { kind: "text", text: "hm" } as const;
  return { utterance, saidAt: NOW, config, memory: { ...emptyMemory(), ...known }, promises, language: "en", log: [] };
}

function spoken(text: string, change: Partial<Turn["config"]>, known: Partial<Memory> = {}): string {
  const speaker = new Speaker(turnOf(change, known), () => undefined);
  speaker.take(text);
  speaker.pause();
  speaker.end();
  return speaker.spoken;
}

/** A speaker, and how often it looked up what a sentence may rest on. */
function counting() {
  let judged = 0;
  const turn = turnOf();
  const { config } = turn;
  Object.defineProperty(turn, "config", {
    get: () => {
      judged += 1;
      return config;
    },
  });
  return { speaker: new Speaker(turn, () => undefined), judged: () => judged };
}
