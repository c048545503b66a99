import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** Facts that are asked for in few words and that a business may have told. */
export type FactTopic = "parking" | "duration" | "phone" | "policies";

/** How each is asked for, in folded text. */
export type TopicWords = Record<FactTopic, RegExp>;

/** The facts that a message asks for. */
export function readTopics(text: string, language: Language): FactTopic[] {
  const said = folded(text);
  const topics = Object.entries(lexiconOf(language).topics) as [FactTopic, RegExp][];
  return topics.filter(([, pattern]) => pattern.test(said)).map(([topic]) => topic);
}

/** Whether a message asks what was asked and answered before: it shares most of the question's longer words. */
export function sameQuestion(question: string, text: string): boolean {
  const words = (line: string) => new Set(folded(line).match(/\p{L}{4,}/gu) ?? []);
  const asked = words(question);
  const said = words(text);
  const shared = [...asked].filter((word) => said.has(word)).length;
  return shared > 0 && shared >= Math.ceil(asked.size * 0.6);
}
