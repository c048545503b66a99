import { folded } from "./spelling.ts";

/** A message as bare words: no punctuation, no apostrophes, no accents, letters that were leant on ("yesss") once. */
export function bareWords(text: string): string {
  return folded(text)
    .replace(/'/g, "")
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}#]+/gu, " ")
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .trim();
}

/** Matches any of these phrases as whole words, the longest first. The phrases are bare words themselves. */
export function anyOf(phrases: string[]): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<!\\S)(?:${longestFirst.join("|")})(?!\\S)`, "gu");
}

/** What is left of bare words once these phrases are taken out. */
export function without(words: string, phrases: RegExp): string {
  return words.replace(phrases, " ").replace(/ {2,}/g, " ").trim();
}
