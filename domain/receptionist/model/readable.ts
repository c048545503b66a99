import { type Language, wordsOf } from "../../../words/languages.ts";
import { isCommon } from "../language/common.ts";
import { bareWords } from "../language/phrases.ts";
import { unaccented } from "../language/spelling.ts";

/** Of the words of a sentence at least this part are known, and the rest may be anything. */
const KNOWN_PART = 0.7;
/** Of a longer text in a language at least this part are its common words: names and the like make the rest. */
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
  const known = letters.filter((word) => vocabulary.has(word) || isKnown(word, language));
  return letters.length === 0 || known.length / letters.length >= KNOWN_PART;
}

/** Whether a text is written in this language, as far as its common words tell. */
export function isMostlyIn(text: string, language: Language): boolean {
  const words = bareWords(text).split(" ").filter(Boolean);
  return words.filter((word) => isKnown(word, language)).length >= words.length * COMMON_PART;
}

function isKnown(word: string, language: Language): boolean {
  return isCommon(unaccented(word), language) || plainWords(language).has(word);
}

const plain = new Map<Language, ReadonlySet<string>>();

/** The words of which a statement about a business is made. */
export function plainWords(language: Language): ReadonlySet<string> {
  const words = plain.get(language) ?? new Set(bareWords(wordsOf(language).guard.plain).split(" "));
  plain.set(language, words);
  return words;
}
