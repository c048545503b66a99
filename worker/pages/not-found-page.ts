import { html } from "hono/html";
import { layout, type Page } from "./layout.ts";

/** What is shown where a link leads to no business. */
export function notFoundPage(): Page {
  return layout(
    "Not found",
    "text",
    html`<main>
      
        <h1>There is no such page.</h1>
        <p>The link may be old or mistyped. Please ask the business for its address.</p>
      
    </main>`,
  );
}
