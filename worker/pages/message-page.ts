import { html } from "hono/html";
import type { Language } from "../../words/languages.ts";
import type { PageMessage } from "../../words/types/pages.ts";
import { layout, type Page } from "./layout.ts";

/** A page that says one thing, and where to go on from there. */
export function messagePage(
  { title, text }: PageMessage,
  language: Language,
  next?: { href: string; text: string },
): Page {
  return layout(
    title,
    "text",
    html`<main>
      <h1>${title}</h1>
      <p>${text}</p>
      ${next && html`<p class="next"><a href="${next.href}">${next.text}</a></p>`}
    </main>`,
    { language },
  );
}
