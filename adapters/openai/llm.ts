import OpenAI from "openai";
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import { type Llm, type LlmCall, LlmOutage, type LlmReply, type LlmRequest } from "../../domain/receptionist/llm.ts";
import { toMessage, toTool } from "./messages.ts";
import { outageOf, refusesTemperature } from "./outage.ts";

export interface OpenaiSettings {
  apiKey: string;
  /** With its version, "https://api.openai.com/v1". */
  baseUrl: string;
  model: string;
  /** Until it begins to answer, in milliseconds; then it may go on until the turn's own end. */
  firstByteMs: number;
  /** For all of a turn. */
  turnMs: number;
}

/** On 429, 5xx and a lost connection, with the SDK's backoff. */
const RETRIES = 2;
/** Ends of a reply that is not whole: too long, or taken back by the model's owner. */
const CUT: readonly unknown[] = ["length", "content_filter"];
/** What a reply may come to; nobody reads more, and a model that never ends is cut. In UTF-16 code units. */
const MAX_REPLY = 8_000;
/** English text, where the server does not count. */
const CHARACTERS_A_TOKEN = 4;

/**
 * A model behind OpenAI's chat completions, streamed.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export function openaiLlm({ apiKey, baseUrl, model, firstByteMs, turnMs }: OpenaiSettings): Llm {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: RETRIES, timeout: firstByteMs });
  let takesTemperature = true;

  const open = async (request: LlmRequest, signal: AbortSignal) => {
    try {
      return await client.chat.completions.create(paramsOf(request, model, takesTemperature), { signal });
    } catch (error) {
      if (!takesTemperature || !refusesTemperature(error)) throw error;
      takesTemperature = false;
      return await client.chat.completions.create(paramsOf(request, model, takesTemperature), { signal });
    }
  };

  return {
    model,
    patienceMs: turnMs,
    async reply(request, onText, signal) {
      if (signal.aborted) throw outageOf(signal.reason, signal);
      const heard: Heard = { isBegun: false, text: "", calls: [], usage: null };
      try {
        const stream = await open(request, signal);
        heard.isBegun = true;
        await hear(stream, heard, onText);
      } catch (error) {
        const { outage } = outageOf(error, signal);
        // Nobody waited for it any more, but it was asked for.
        const isPaid = heard.isBegun || outage.reason === "cancelled" || outage.reason === "timeout";
        throw new LlmOutage({ ...outage, ...(isPaid && { usage: usageOf(heard, request) }) }, error);
      }
      return { text: heard.text, calls: heard.calls.filter(Boolean), usage: usageOf(heard, request) };
    },
  };
}

function paramsOf(
  { messages, tools, mayUseTools, temperature }: LlmRequest,
  model: string,
  takesTemperature: boolean,
): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: messages.map(toMessage),
    tools: tools.map(toTool),
    tool_choice: mayUseTools ? "auto" : "none",
    stream: true,
    stream_options: { include_usage: true },
    ...(takesTemperature && { temperature }),
  };
}

/** What has come of a reply so far. */
interface Heard {
  /** Whether the model began to answer. */
  isBegun: boolean;
  text: string;
  calls: LlmCall[];
  usage: LlmReply["usage"] | null;
}

async function hear(
  stream: AsyncIterable<ChatCompletionChunk>,
  heard: Heard,
  onText: (text: string) => void,
): Promise<void> {
  let finish: string | null = null;
  for await (const { choices, usage } of stream) {
    if (usage) heard.usage = { input: usage.prompt_tokens, output: usage.completion_tokens };
    const [choice] = choices;
    if (choice?.finish_reason) finish = choice.finish_reason;
    const { content, tool_calls: parts } = choice?.delta ?? {};
    if (content) {
      heard.text += content;
      onText(content);
    }
    for (const part of parts ?? []) takePart(heard.calls, part);
    if (lengthOf(heard) > MAX_REPLY) throw new LlmOutage({ reason: "broken" });
  }
  if (finish === null || CUT.includes(finish)) throw new LlmOutage({ reason: "broken" });
}

/** Tool calls come in pieces: the first has id and name, the others more of the arguments, each with its place. */
function takePart(
  calls: LlmCall[],
  { index, id, function: said }: NonNullable<ChatCompletionChunk.Choice.Delta["tool_calls"]>[number],
): void {
  const known = calls[index] ?? { id: `call-${index}`, name: "", args: "" };
  calls[index] = {
    id: id || known.id,
    name: known.name + (said?.name ?? ""),
    args: known.args + (said?.arguments ?? ""),
  };
}

function lengthOf({ text, calls }: Heard): number {
  return calls.reduce((sum, call) => sum + (call?.args.length ?? 0), text.length);
}

/** As the server counts, or else about so much. */
function usageOf(heard: Heard, { messages, tools }: LlmRequest): LlmReply["usage"] {
  const tokens = (characters: number) => Math.ceil(characters / CHARACTERS_A_TOKEN);
  return (
    heard.usage ?? {
      input: tokens(JSON.stringify(messages).length + JSON.stringify(tools).length),
      output: tokens(lengthOf(heard)),
    }
  );
}
