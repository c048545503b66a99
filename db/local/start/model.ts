import { type ChatCompletionRequest, type FixtureResponse, LLMock } from "@copilotkit/aimock";

/** Settings with which the Worker talks to it, and its end. */
export interface LocalModel {
  vars: Record<string, string>;
  stop(): Promise<void>;
}

/** It speaks about as fast as a person reads along. */
const PACE = { ttft: 500, tps: 20 };
const CHUNK = 5;

/**
 * A small stand-in for a language model on this machine, so that the model receptionist can be seen without an account.
 * It understands little: a service with a day is looked up, other questions are answered with the line of the data that
 * fits best, and what it does not understand it leaves to the rules.
 */
export async function startLocalModel(): Promise<LocalModel> {
  const model = new LLMock({ port: 0, chunkSize: CHUNK });
  model.on({ predicate: () => true }, reply, { streamingProfile: PACE });
  await model.start();
  return {
    vars: {
      OPENAI_API_KEY: "no-key-needed-on-this-machine",
      OPENAI_BASE_URL: `${model.url}/v1`,
      OPENAI_MODEL: "local-stand-in",
    },
    stop: () => model.stop(),
  };
}

const DAY =
  /\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|next week|weekend|morning|afternoon|evening|soonest|first (?:available|free)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

function reply({ messages }: ChatCompletionRequest): FixtureResponse {
  const texts = messages.map(({ role, content }) => ({ role, text: String(content ?? "") }));
  const data = texts[0]?.text ?? "";
  const last = texts.at(-1);
  if (!data.includes("Write in English")) return { content: "" };
  if (last?.role === "tool") return { content: afterLook(JSON.parse(last.text)) };
  const asked = texts.findLast(({ role }) => role === "user")?.text ?? "";
  const service = serviceIn(asked, data) ?? texts.map(({ text }) => serviceIn(text, data)).findLast(Boolean);
  if (service && DAY.test(asked)) {
    const args = { service, when: asked.slice(0, 200), staff: null, moving: null };
    return {
      content: "Let me look at the schedule.",
      toolCalls: [{ name: "check_availability", arguments: JSON.stringify(args) }],
    };
  }
  if (service && /\b(?:book|appointment|free|come|have)\b/i.test(asked))
    return { content: "Which day would suit you?" };
  return { content: factFor(asked, data) };
}

/** The service that a text names; the prompt names them all and so counts for none. */
function serviceIn(text: string, data: string): string | undefined {
  if (text === data) return undefined;
  const names = [...data.matchAll(/^Service: ([^,]+),/gm)].map(([, name]) => name ?? "");
  return names.find((name) => text.toLowerCase().includes(name.toLowerCase()));
}

interface Look {
  service?: string;
  times?: { time: string }[];
}

function afterLook({ service, times = [] }: Look): string {
  const said = times.map(({ time }) => time).join(", or ");
  return said ? `For ${service} there is ${said}. Which one would suit you?` : "";
}

/** The line of the data that shares most words with a question; nothing where none does. */
function factFor(asked: string, data: string): string {
  const words = wordsIn(asked);
  const facts = [...data.matchAll(/^(Address|Directions|Parking|Policies|About|Hours|Q): (.+)$/gm)].map(
    ([line, , text = ""]) => ({
      text: text.replace(/^.* A: /, ""),
      shared: wordsIn(line).filter((word) => words.includes(word)),
    }),
  );
  const [best] = facts.toSorted((one, other) => other.shared.length - one.shared.length);
  return best && best.shared.length > 0 ? best.text : "";
}

function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, 4));
}
