import { html } from "hono/html";
import { type Language, wordsOf } from "../../words/languages.ts";
import { layout, type Page } from "./layout.ts";

/** The page `/privacy`: what the chat does with what a visitor says, for businesses that have no notice of their own. */
export function privacyPage(language: Language): Page {
  const { title, automated, kept, notDone, rights } = wordsOf(language).pages.privacy;
  return layout(
    title,
    "text",
    html`<main>
      <h1>${title}</h1>
      <p>${automated}</p>
      ${[kept, notDone, rights].map((part) => html`<h2>${part.title}</h2><p>${part.text}</p>`)}
    </main>`,
    { language },
  );
}
