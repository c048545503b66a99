import { type Language, wordsOf } from "../../words/languages.ts";
import type { Page } from "./layout.ts";
import { messagePage } from "./message-page.ts";

/** What is shown where a link leads to no business. */
export function notFoundPage(language: Language): Page {
  return messagePage(wordsOf(language).pages.business.notFound, language);
}
