import type { ChatCompletionFunctionTool, ChatCompletionMessageParam } from "openai/resources/chat/completions";
import type { LlmMessage, LlmTool } from "../../domain/receptionist/llm.ts";

export function toMessage(message: LlmMessage): ChatCompletionMessageParam {
  switch (message.role) {
    case "tool":
      return { role: "tool", tool_call_id: message.callId, content: message.text };
    case "assistant": {
      const calls = message.calls?.map(({ id, name, args }) => ({
        ...{ id, type: "function" as const },
        function: { name, arguments: args },
      }));
      return { role: "assistant", content: message.text, ...(calls && calls.length > 0 && { tool_calls: calls }) };
    }
    default:
      return { role: message.role, content: message.text };
  }
}

export function toTool({ name, description, parameters }: LlmTool): ChatCompletionFunctionTool {
  return { type: "function", function: { name, description, parameters: withoutLengths(parameters), strict: true } };
}

/** Strict schemas know no lengths of strings everywhere, and a server may refuse what it does not know. The tools check. */
function withoutLengths(parameters: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(parameters, (key, value) => (key === "maxLength" ? undefined : value)));
}
