import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { bareWords } from "./phrases.ts";
import { distance, folded, slipsAllowed } from "./spelling.ts";

/** Something that can be asked for by name: a service or a person. */
export interface Named {
  id: string;
  name: string;
}

export type NameMatch = { kind: "one"; id: string } | { kind: "many"; ids: string[] } | { kind: "none" };

/**
 * Which of the items a message names. Case, plural, accents and small slips are forgiven; a part of a name is enough
 * ("deep tissue"); only whole words count. Where several fit, the ones that explain most of the message are answered.
 */
export function matchNamed(text: string, items: Named[], language: Language): NameMatch {
  const said = wordsOf(text);
  const { small } = lexiconOf(language).staff;
  const scored = items
    .map(({ id, name }) => ({ id, ...score(said, wordsOf(name), small) }))
    .filter(({ hits }) => hits > 0);
  const best = Math.max(...scored.map(({ hits }) => hits));
  const fitting = scored.filter(({ hits }) => hits === best);
  // "Massage" is the Massage and not the Hot Stone Massage: a name said in full beats one said in part.
  const whole = fitting.filter(({ whole }) => whole);
  const [first, ...others] = whole.length > 0 ? whole : fitting;
  if (!first) return { kind: "none" };
  return others.length > 0
    ? { kind: "many", ids: [first, ...others].map(({ id }) => id) }
    : { kind: "one", id: first.id };
}

/** Whether it is all the same to the visitor who sees them. */
export function readAnyone(text: string, language: Language): boolean {
  return bareWords(text).search(lexiconOf(language).staff.anyone) >= 0;
}

/** How many of the name's words were said (an exact word counts more than one with a slip), and whether all were. */
function score(said: string[], name: string[], small: ReadonlySet<string>): { hits: number; whole: boolean } {
  const kept = name.filter((word) => !small.has(word));
  const wanted = kept.length > 0 ? kept : name;
  const found = wanted.map((word) => Math.max(0, ...said.map((other) => closeness(other, word))));
  return { hits: found.reduce((sum, one) => sum + one, 0), whole: found.every((one) => one > 0) };
}

function closeness(said: string, word: string): number {
  if (said === word) return 1;
  const slips = Math.min(slipsAllowed(said), slipsAllowed(word));
  return slips > 0 && distance(said, word, slips) <= slips ? 0.9 : 0;
}

function wordsOf(text: string): string[] {
  const words = folded(text)
    .replace(/'s\b/g, "")
    .replace(/\bcheck[ -]up/g, "checkup")
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).map(singular);
}

// Enough for names of services; "ss" is no plural ("wellness").
function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
