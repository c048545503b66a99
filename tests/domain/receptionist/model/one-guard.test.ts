import { encode } from "gpt-tokenizer";
import { describe, expect, it } from "vitest";
import type { LlmCall, LlmRequest } from "../../../../domain/receptionist/llm.ts";
import { emptyMemory } from "../../../../domain/receptionist/memory.ts";
import { faultOf } from "../../../../domain/receptionist/model/check-sentence.ts";
import { groundsOf } from "../../../../domain/receptionist/model/grounds.ts";
import { ruleTexts, systemPrompt } from "../../../../domain/receptionist/model/prompt.ts";
import { Speaker } from "../../../../domain/receptionist/model/speaker.ts";
import type { Turn } from "../../../../domain/receptionist/turn.ts";
import { PaperChat } from "../../../support/hijack/paper-chat.ts";
import { demoConfig, paperBook } from "../../../support/paper-book.ts";
import { seeded } from "../../../support/random.ts";

const NOW = Date.UTC(2026, 10, 20, 15);
const MOST_TOKENS = 1_500;

/** Each guard by itself, where a conversation of chance may take long to lean on it. */
describe("one guard", () => {
  it.each([
    ["a new line", "There's\nnothing\nmore\nyou\nneed\nto\ndo.", "nothing"],
    ["a full stop", "That. Is. All. We. Need. From. You.", "Need"],
  ])("hears a sentence in bits as one, with %s after each word", (_, lie, word) => {
    expect(heard(lie)).not.toContain(word);
  });

  it("says no rule of the prompt, whole or in part", () => {
    for (const rule of ruleTexts()) {
      const part = rule.split(" ").slice(2, 10).join(" ");
      const faults = [rule, part].map((text) => faultOf(text, groundsOf(turn()), "en", { day: null, service: null }));
      expect(faults, rule).toEqual(["leak", "leak"]);
    }
  });

  it("keeps no time that its visitor neither saw nor named", async () => {
    const { chat, llm, requests } = scene((request) => {
      const offer = /"offerId":"([0-9a-f]{8})"/.exec(request.messages.at(-1)?.text ?? "")?.[1];
      return offer ? [call("hold_slot", { offerId: offer })] : [look()];
    });
    await chat.say({ kind: "text", text: "a massage next Tuesday please" }, NOW, llm);
    expect(told(requests)).toContain("not_chosen");
    expect(chat.book.lines).toEqual([]);
  });

  it("looks at no day before its visitor said anything of when", async () => {
    const { chat, llm, requests } = scene(() => [look()]);
    await chat.say({ kind: "text", text: "what does a massage do for me?" }, NOW, llm);
    expect(told(requests)).toContain("no_day_said");
    expect(chat.memory.offers).toEqual([]);
  });

  it("answers four calls of a round, and asks six times at most", async () => {
    const { chat, llm, requests } = scene(() => Array.from({ length: 3_000 }, look));
    await chat.say({ kind: "text", text: "what does a massage do for me?" }, NOW, llm);
    expect(requests.map(({ mayUseTools }) => mayUseTools)).toEqual([true, true, true, true, true, false]);
    const answers = requests.at(-1)?.messages.filter(({ role }) => role === "tool") ?? [];
    expect(answers).toHaveLength(5 * 4);
  });

  it.each([
    ["English", "We have been here for years and like it. "],
    ["Chinese", "我们在这里已经很多年了，我们很喜欢。"],
    ["Arabic", "نحن هنا منذ سنوات ونحب ذلك كثيرا. "],
  ])("leaves the prompt below 1,500 tokens, however much a business tells of itself (%s)", (_, text) => {
    const long = (length: number) => text.repeat(length).slice(0, length);
    const demo = demoConfig(1);
    const [service] = demo.services;
    const services = Array.from({ length: 60 }, () => ({ ...service, name: long(120), description: long(1000) }));
    const questions = Array.from({ length: 30 }, () => ({ question: long(300), answer: long(1000) }));
    const longs = { directions: long(1000), parking: long(1000), policies: long(2000), about: long(2000) };
    const config = { ...demo, services, facts: { ...demo.facts, ...longs, address: long(300), questions } };
    const prompt = systemPrompt({ ...turn(), config } as Turn, long(500));
    expect(encode(prompt).length).toBeLessThan(MOST_TOKENS);
  });
});

function turn(): Turn {
  const promises = { confirmation: true, textReminders: true, waitlist: [], followup: { ways: [], most: 0 } };
  const said = { utterance: { kind: "text" as const, text: "hm" }, saidAt: NOW, log: [] };
  return { ...said, config: demoConfig(0), memory: emptyMemory(), promises, language: "en" };
}

function heard(text: string): string {
  const speaker = new Speaker(turn(), () => undefined);
  speaker.take(text);
  speaker.pause();
  speaker.end();
  return speaker.spoken;
}

function look(): LlmCall {
  return call("check_availability", { service: "Massage", when: "next Tuesday", staff: null, moving: null });
}

function call(name: string, args: object): LlmCall {
  return { id: crypto.randomUUID(), name, args: JSON.stringify(args) };
}

function told(requests: readonly LlmRequest[]): string {
  return JSON.stringify(requests.at(-1)?.messages ?? []);
}

/** A chat with a model that asks for these tools, and says nothing. */
function scene(calls: (request: LlmRequest) => LlmCall[]) {
  const book = paperBook(demoConfig(0), crypto.randomUUID(), { now: () => NOW }, seeded(1));
  const requests: LlmRequest[] = [];
  const llm = {
    model: "scripted",
    patienceMs: 20_000,
    reply: async (request: LlmRequest) => {
      requests.push(structuredClone(request));
      const wanted = request.mayUseTools ? calls(request) : [];
      return { text: "", calls: wanted, usage: { input: 1, output: 1 } };
    },
  };
  return { chat: new PaperChat(book, "en"), llm, requests };
}
