import { html } from "hono/html";
import { wordsOf } from "../../words/languages.ts";
import { contactLines, hoursList, serviceList } from "./details.ts";
import { layout, type Page } from "./layout.ts";
import type { BusinessProfile } from "./profile.ts";

/** The page `/b/:slug`, for links and QR codes: the chat, and beside it what one wants to know about the business. */
export function businessPage(profile: BusinessProfile): Page {
  const { id, name, accent, about, address, phone, timezone, language } = profile;
  const words = wordsOf(language).pages.business;
  return layout(
    words.title(name),
    "business",
    html`<main class="chat-side" aria-label="${words.chat}">
      <div id="gomomo-chat" data-tenant="${id}"></div>
      <noscript>
        <p class="fine">${words.needsScript}${phone ? ` ${words.callInstead(phone)}` : ""}</p>
      </noscript>
    </main>
    <aside class="details-side">
      <h1><bdi>${name}</bdi></h1>
      ${about ? html`<p dir="auto">${about}</p>` : ""}
      <!-- Closed on a phone, where the chat comes first; page.css opens it where there is room. -->
      <details>
        <summary>${address ? words.detailsWithAddress : words.details}</summary>
        <div class="details-body">
          ${address || phone ? html`<h2>${words.contact}</h2>${contactLines(profile)}` : ""}
          <h2>${words.hours}</h2>
          ${hoursList(profile)}
          <p class="fine">${words.zone(timezone.replaceAll("_", " "))}</p>
          <h2>${words.services}</h2>
          ${serviceList(profile)}
        </div>
      </details>
    </aside>
    <script src="/widget.js" data-tenant="${id}" data-mode="page" ${accent ? html`data-accent="${accent}"` : ""} async></script>`,
    { language },
  );
}
