import { anyOf, bareWords } from "./phrases.ts";
import { distance, plain, slipsAllowed } from "./spelling.ts";

/** Something that can be asked for by name: a service or a person. */
export interface Named {
  id: string;
  name: string;
}

export type NameMatch = { kind: "one"; id: string } | { kind: "many"; ids: string[] } | { kind: "none" };

/** Words that name nothing by themselves and are in many names. */
const SMALL = new Set(
  "a an and any at by for from i in is it me my of on or our please some that the this to us we with you your dr mr mrs ms".split(
    " ",
  ),
);
const ANYONE = anyOf([
  ...["anyone", "anybody", "any one", "any of (?:them|you|the (?:team|staff))", "whoever", "whomever", "no preference"],
  ...["(?:i )?(?:dont|do not) (?:mind|care)(?: who)?", "i dont have a preference", "doesnt matter", "does not matter"],
  ...["(?:it )?(?:doesnt|does not) matter who", "either", "either of them", "either one", "whichever", "not fussed"],
  ...[
    "(?:any|whichever|whatever) (?:therapist|dentist|stylist|person|staff|doctor|hygienist|member of staff|team member)",
  ],
  ...["you (?:choose|pick|decide)", "up to you", "first available", "whoever is (?:free|available)", "all the same"],
]);

/**
 * Which of the items a message names. Case, plural, accents and small slips are forgiven; a part of a name is enough
 * ("deep tissue"); only whole words count. Where several fit, the ones that explain most of the message are answered.
 */
export function matchNamed(text: string, items: Named[]): NameMatch {
  const said = wordsOf(text);
  const scored = items.map(({ id, name }) => ({ id, ...score(said, wordsOf(name)) })).filter(({ hits }) => hits > 0);
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
export function readAnyone(text: string): boolean {
  return bareWords(text).search(ANYONE) >= 0;
}

/** How many of the name's words were said (an exact word counts more than one with a slip), and whether all were. */
function score(said: string[], name: string[]): { hits: number; whole: boolean } {
  const kept = name.filter((word) => !SMALL.has(word));
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
  const words = plain(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
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
