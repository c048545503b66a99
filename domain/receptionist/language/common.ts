import { LANGUAGES, type Language, wordsOf } from "../../../words/languages.ts";
import { unaccented } from "./spelling.ts";

const sets = new Map(LANGUAGES.map((language) => [language, new Set(unaccented(wordsOf(language).common).split(" "))]));

/** Whether a word, in lower case and without accents, is one of the everyday words of a language. */
export function isCommon(word: string, language: Language): boolean {
  return sets.get(language)?.has(word) ?? false;
}
