import * as en from "./en.ts";
import * as es from "./es.ts";
import type { LanguageWords } from "./types/language.ts";

/** Every language that gomomo speaks: a file each, and its line here. */
const files = { en, es } satisfies Record<string, LanguageWords>;

export type Language = keyof typeof files;
export const LANGUAGES = Object.keys(files) as [Language, ...Language[]];
/** Spoken where nothing is known of the other one. */
export const DEFAULT_LANGUAGE: Language = "en";

export function wordsOf(language: Language): LanguageWords {
  return files[language];
}

/** The language of a BCP 47 tag, whatever its region; null where gomomo does not speak it. */
export function languageOf(locale: string | null | undefined): Language | null {
  const [primary = ""] = (locale ?? "").toLowerCase().split("-");
  return LANGUAGES.find((language) => language === primary) ?? null;
}
