import { readLanguage } from "./language/read-language.ts";
import type { Turn } from "./turn.ts";

/**
 * Notes the language that a message is clearly written in, or asks for, before any brain sees it: from then on it is the
 * language of the conversation. One unclear word never changes it.
 */
export function noteLanguage(turn: Turn): void {
  if (turn.utterance.kind !== "text") return;
  const language = readLanguage(turn.utterance.text);
  if (language === null || language === "other") return;
  turn.memory.language = language;
  turn.language = language;
}
