import type { Language } from "../../../words/languages.ts";
import { isCommon } from "../language/common.ts";
import { bareWords } from "../language/phrases.ts";
import { unaccented } from "../language/spelling.ts";

/** Of a sentence in a language at least this part are its common words, and the rest may be anything. */
const COMMON_PART = 0.4;
const SINGLE_LETTERS = /^(?:[aiyeou\d])$/;

/**
 * Whether a sentence is written in this language and in plain letters, so that what it says can be checked. Other scripts,
 * spaced or mixed letters ("b00ked", "b o o k e d") and other languages are not.
 *
 * @param vocabulary words that the business or the visitor brought in
 */
export function isReadable(sentence: string, language: Language, vocabulary: ReadonlySet<string>): boolean {
  const words = bareWords(sentence).split(" ").filter(Boolean);
  const letters = words.filter((word) => !/^\d+(?:am|pm|st|nd|rd|th|h|min)?$/.test(word));
  const strange = letters.filter((word) => !vocabulary.has(word));
  if (strange.some((word) => /\d/.test(word) || /[^\p{Script=Latin}\p{M}]/u.test(word))) return false;
  if (strange.some((word) => word.length === 1 && !SINGLE_LETTERS.test(word))) return false;
  const known = letters.filter((word) => vocabulary.has(word) || isCommon(unaccented(word), language));
  return letters.length === 0 || known.length / letters.length >= COMMON_PART;
}
