import { countTokens } from "gpt-tokenizer";
import { BLOOM_ID } from "../../db/demo.ts";
import { LANGUAGES } from "../../words/languages.ts";
import { simulate } from "../support/hijack/simulate.ts";
import type { ScriptedReply, SeenRequest } from "../support/model-script.ts";
import { startModel } from "../support/model-stand-in.ts";
import { chatWith, tripsSoFar, tripsWhenQuiet } from "./round-trips.ts";
import { startBenchStack } from "./stack.ts";

/** What one line of a visitor costs. */
export interface ModelRow {
  line: string;
  /** Database round trips until the answer. */
  roundTrips: number;
  /** How often the model was asked; 0 where the rules answer by themselves. */
  requests: number;
  /** Bytes sent to the model, all requests of the turn together. */
  bytes: number;
  /** Tokens of the system prompt, as the newest request had it. */
  promptTokens: number;
}

const CONVERSATIONS = 30;
const BUSINESS = "Bloom Wellness Studio";
const LINES: { line: string; replies: ScriptedReply[] }[] = [
  { line: "hello, do you do massages?", replies: [{ text: "We do, for an hour. Is there a day that suits you?" }] },
  {
    line: "next week on Tuesday or so",
    replies: [
      {
        calls: [
          {
            name: "check_availability",
            args: { service: "Massage", when: "next week", staff: null, moving: null },
          },
        ],
      },
      { text: "I have $time:1 and $time:2." },
    ],
  },
  { line: "is there parking?", replies: [{ text: "There is metered parking on Linden Street." }] },
  {
    line: "then let us take the first of those two",
    replies: [{ calls: [{ name: "hold_slot", args: { offerId: "$offer:1" } }] }],
  },
  { line: "Bench, bench@example.com", replies: [] },
  { line: "yes", replies: [] },
];

/** A conversation through the Worker's front door with a model behind it, line by line. */
export async function measureModel(): Promise<ModelRow[]> {
  const model = await startModel();
  const stack = await startBenchStack({
    OPENAI_API_KEY: "fake-key-for-a-stand-in",
    OPENAI_MODEL: "stand-in",
    OPENAI_BASE_URL: `${model.url}/v1`,
  });
  try {
    const chat = chatWith(stack, `/api/v1/tenants/${BLOOM_ID}/chat`);
    await chat({});
    const rows: ModelRow[] = [];
    for (const { line, replies } of LINES) {
      await fetch(`${model.url}/will`, { method: "POST", body: JSON.stringify({ business: BUSINESS, replies }) });
      const [seenBefore, tripsBefore] = [await requests(model.url), await tripsWhenQuiet(stack)];
      await chat({ text: line });
      const roundTrips = (await tripsSoFar(stack)) - tripsBefore;
      const seen = (await requests(model.url)).slice(seenBefore.length);
      const prompt = seen.at(-1)?.body.messages[0]?.content;
      const bytes = seen.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body)), 0);
      rows.push({ line, roundTrips, requests: seen.length, bytes, promptTokens: prompt ? countTokens(prompt) : 0 });
    }
    return rows;
  } finally {
    await stack.stop();
    await model.stop();
  }
}

/** Conversations with a model that does its worst, for each demo business and language. */
export async function countLies(): Promise<object[]> {
  const rows: object[] = [];
  for (const place of [0, 1] as const)
    for (const language of LANGUAGES) {
      const toll = await simulate(place, language, CONVERSATIONS);
      const { turns, calls, lies, untrue, unauthorised } = toll;
      rows.push({
        ...{ language, turns, "tool calls": calls },
        "false claims shown": `${untrue} of ${lies}`,
        "unauthorised effects": `${unauthorised} of ${calls}`,
      });
    }
  return rows;
}

async function requests(url: string): Promise<SeenRequest[]> {
  const answer = await fetch(`${url}/requests?business=${encodeURIComponent(BUSINESS)}`);
  return ((await answer.json()) as { seen: SeenRequest[] }).seen;
}
