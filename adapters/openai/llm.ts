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
}

/** Until the model begins to answer, in milliseconds; then it may go on until the turn's own end. */
const FIRST_BYTE_MS = 10_000;
/** On 429, 5xx and a lost connection, with the SDK's backoff. */
const RETRIES = 2;
/** What a reply may come to; nobody reads more, and a model that never ends is cut. In UTF-16 code units. */
const MAX_REPLY = 8_000;
/** English text, where the server does not count. */
const CHARACTERS_A_TOKEN = 4;

/**
 * A model behind OpenAI's chat completions, streamed.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export function openaiLlm({ apiKey, baseUrl, model }: OpenaiSettings): Llm {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: RETRIES, timeout: FIRST_BYTE_MS });
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
    async reply(request, onText, signal) {
      try {
        const stream = await open(request, signal);
        return await readReply(stream, request, onText);
      } catch (error) {
        throw outageOf(error, signal);
      }
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

async function readReply(
  stream: AsyncIterable<ChatCompletionChunk>,
  request: LlmRequest,
  onText: (text: string) => void,
): Promise<LlmReply> {
  const calls: LlmCall[] = [];
  let text = "";
  let usage: LlmReply["usage"] | null = null;
  let isWhole = false;
  for await (const { choices, usage: counted } of stream) {
    if (counted) usage = { input: counted.prompt_tokens, output: counted.completion_tokens };
    const [choice] = choices;
    if (choice?.finish_reason) isWhole = true;
    const { content, tool_calls: parts = [] } = choice?.delta ?? {};
    if (content) {
      text += content;
      onText(content);
    }
    for (const part of parts) takePart(calls, part);
    if (lengthOf(text, calls) > MAX_REPLY) throw new LlmOutage("broken");
  }
  if (!isWhole) throw new LlmOutage("broken");
  return { text, calls: calls.filter(Boolean), usage: usage ?? estimate(request, text, calls) };
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

function lengthOf(text: string, calls: readonly LlmCall[]): number {
  return calls.reduce((sum, call) => sum + (call?.args.length ?? 0), text.length);
}

function estimate({ messages, tools }: LlmRequest, text: string, calls: readonly LlmCall[]): LlmReply["usage"] {
  const tokens = (characters: number) => Math.ceil(characters / CHARACTERS_A_TOKEN);
  return {
    input: tokens(JSON.stringify(messages).length + JSON.stringify(tools).length),
    output: tokens(lengthOf(text, calls)),
  };
}
