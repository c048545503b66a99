import type { LlmMessage } from "../llm.ts";
import type { Entry } from "../protocol.ts";
import type { Turn } from "../turn.ts";
import { neutral, systemPrompt } from "./prompt.ts";

/** Lines of the conversation that a model gets word for word. */
const MOST_LINES = 50;
/** Of lines that fell out: how many are brought to mind, and how much of each, in UTF-16 code units. */
const SUMMED_LINES = 8;
const SUMMED_LENGTH = 60;

/** What a model is asked with: who it is, and what was said so far. */
export function conversationOf(turn: Turn): LlmMessage[] {
  const spoken = answerable(turn.log.flatMap(messageOf));
  const recent = spoken.slice(-MOST_LINES);
  const before = spoken.slice(0, -MOST_LINES);
  return [{ role: "system", text: systemPrompt(turn, summary(before)) }, ...recent];
}

/** Who writes on before an answer is whole stands before it in the log; what is to be answered comes last. */
function answerable(spoken: LlmMessage[]): LlmMessage[] {
  const last = spoken.findLastIndex(({ role }) => role === "user");
  const asked = spoken[last];
  return asked ? [...spoken.slice(0, last), ...spoken.slice(last + 1), asked] : spoken;
}

function messageOf(entry: Entry): LlmMessage[] {
  switch (entry.kind) {
    case "visitor":
      return [{ role: "user", text: entry.text }];
    case "receptionist":
      // It may quote a visitor.
      return [{ role: "assistant", text: neutral(entry.text) }];
    default:
      // Tickets and toasts repeat what a line said.
      return [];
  }
}

/** What the visitor said before, cut short; what came of it stands in the data. */
function summary(before: readonly LlmMessage[]): string {
  const lines = before.flatMap((message) => (message.role === "user" ? [message.text] : []));
  const cut = (text: string) => text.replace(/\s+/g, " ").slice(0, SUMMED_LENGTH).toWellFormed();
  return lines
    .slice(-SUMMED_LINES)
    .map((line) => `"${cut(line)}"`)
    .join(" ");
}
