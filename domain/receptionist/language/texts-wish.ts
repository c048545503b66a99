import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** How texts are agreed to, the whole message in bare words, and how they are declined, in folded text. */
export interface TextsWords {
  agrees: RegExp;
  declines: RegExp;
}

/**
 * Whether a visitor agrees to texts or wants none; null where nothing is said of it for certain. Nothing with a question
 * or a condition in it agrees. Addresses and numbers beside it are passed over.
 */
export function readTextsWish(text: string, language: Language): boolean | null {
  const { agrees, declines } = lexiconOf(language).texts;
  const said = folded(text);
  if (declines.test(said)) return false;
  if (said.includes("?")) return null;
  const words = said.replace(/\S+@\S+/g, " ").replace(/[^\p{L}']+/gu, " ");
  return agrees.test(words.trim()) ? true : null;
}
