import { html } from "hono/html";
import { type Language, wordsOf } from "../../words/languages.ts";
import type { Page } from "./layout.ts";
import { manageFrame } from "./manage/frame.ts";

interface Business {
  name: string;
  /** "#rrggbb". */
  accent: string;
}

/** The page `/u/:token`: what would stop, what would not, and one button. Looking at it changes nothing. */
export function unsubscribePage(path: string, business: Business, language: Language): Page {
  const { title, would, button, orClose } = wordsOf(language).pages.unsubscribe;
  return manageFrame(
    title,
    { business, language },
    html`<h1>${title}</h1>
    <p>${would<Page>(html`<span dir="auto">${business.name}</span>`)}</p>
    <form class="actions" method="post" action="${path}">
      <button class="button main">${button}</button>
    </form>
    <p class="fine">${orClose}</p>`,
  );
}

/** What is shown once it is done, and each time it is asked for again. */
export function unsubscribedPage(business: Business, language: Language): Page {
  const { doneTitle, done } = wordsOf(language).pages.unsubscribe;
  return manageFrame(
    doneTitle,
    { business, language },
    html`<section class="message done" role="status">
      <h1>${doneTitle}</h1>
      <p>${done<Page>(html`<span dir="auto">${business.name}</span>`)}</p>
    </section>`,
  );
}
