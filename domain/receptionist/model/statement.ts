import type { Language } from "../../../words/languages.ts";
import { bareWords, without } from "../language/phrases.ts";
import { checkMoments } from "./check-moments.ts";
import type { Fault, Thread } from "./check-sentence.ts";
import type { Grounds } from "./grounds.ts";
import type { Lexicon } from "./lexicon.ts";
import { isMostlyIn, plainWords } from "./readable.ts";

const CLAUSES = /(?:[,;:\u2013\u2014]|\s-)\s+/u;
const NAME = /(?<=[\p{L}\p{N},;]\s+)\p{Lu}\p{Ll}+/gu;

/**
 * What a sentence states. A question that only asks states nothing; what comes before it is a statement, and so is all of
 * a question that does not begin like one.
 */
export function statementsOf(sentence: string, { asks }: Lexicon): string[] {
  const text = sentence.trim();
  if (!text.endsWith("?")) return [text];
  const mark = text.indexOf("¿");
  const parts = mark >= 0 ? [text.slice(0, mark), text.slice(mark)] : text.split(CLAUSES);
  const asked = parts.findIndex((part) => bareWords(part).search(asks) >= 0);
  if (asked < 0) return [text];
  const lead = parts.slice(0, asked).join(", ");
  return lead.trim() === "" ? [] : [lead];
}

interface Ground {
  grounds: Grounds;
  lexicon: Lexicon;
  language: Language;
  thread: Thread;
}

/**
 * Whether there is nothing that a statement rests on. Lies cannot be listed, so what is true is: a time that is not this
 * visitor's is told as one that is free; what can be done, or is needed, is said as such; all else is in the words of
 * the business and in plain ones.
 *
 * @param statement without addresses and amounts
 */
export function unfounded(statement: string, { grounds, lexicon, language, thread }: Ground): Fault | null {
  const moments = checkMoments(statement, grounds, language, thread, false);
  if (!moments) return "moment";
  const bare = bareWords(moments.rest);
  const has = (phrases: RegExp) => bare.search(phrases) >= 0;
  const hasMoments = moments.hasDays || moments.hasTimes;
  const isBooked = hasMoments && moments.areBooked;
  if (!isBooked && has(lexicon.stands)) return "claim";
  if (hasMoments && !isBooked && !has(lexicon.offers)) return "claim";
  if (has(lexicon.frames)) return null;
  if (grounds.areForeign && bare !== "" && !isMostlyIn(bare, language)) return "unfounded";
  const words = (hasMoments ? without(bare, lexicon.offers) : bare).split(" ").filter((word) => /\p{L}/u.test(word));
  if (words.every((word) => plainWords(language).has(word) || grounds.own.has(word))) return null;
  // Facts in another language cannot be compared word by word; of these a statement about nobody is let through.
  const isOfNobody = !words.some((word) => lexicon.persons.has(word));
  return grounds.areForeign && isOfNobody && !hasMoments ? null : "unfounded";
}

/** Whether a sentence names somebody or something that neither the business nor the visitor has named. */
export function namesStrangers(sentence: string, { vocabulary }: Grounds, language: Language): boolean {
  const names = [...sentence.matchAll(NAME)].map(([name]) => bareWords(name));
  return names.some((name) => !vocabulary.has(name) && !plainWords(language).has(name));
}
