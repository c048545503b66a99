import type { SpeechWords } from "./speech.ts";

/**
 * All that a language file says. Each part is an export of its own, so that a browser is sent the parts that it shows and
 * no others.
 */
export interface LanguageWords {
  about: AboutLanguage;
  speech: SpeechWords;
}

export interface AboutLanguage {
  /** BCP 47. */
  tag: string;
  /** As its speakers call it. */
  name: string;
  direction: "ltr" | "rtl";
}
