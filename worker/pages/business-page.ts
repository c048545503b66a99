import { html } from "hono/html";
import { contactLines, hoursList, serviceList } from "./details.ts";
import { layout, type Page } from "./layout.ts";
import type { BusinessProfile } from "./profile.ts";

/** The page `/b/:slug`, for links and QR codes: the chat, and beside it what one wants to know about the business. */
export function businessPage(profile: BusinessProfile): Page {
  const { id, name, accent, about, address, phone, timezone } = profile;
  return layout(
    `${name}: book an appointment`,
    "business",
    html`<main class="chat-side" aria-label="Chat">
      <div id="gomomo-chat" data-tenant="${id}"></div>
      <noscript>
        <p class="fine">The chat needs JavaScript.${phone ? html` You can call ${phone}.` : ""}</p>
      </noscript>
    </main>
    <aside class="details-side">
      <h1>${name}</h1>
      ${about ? html`<p>${about}</p>` : ""}
      <!-- Closed on a phone, where the chat comes first; page.css opens it where there is room. -->
      <details>
        <summary>Hours, services${address ? ", address" : ""}</summary>
        <div class="details-body">
          ${address || phone ? html`<h2>Contact</h2>${contactLines(profile)}` : ""}
          <h2>Hours</h2>
          ${hoursList(profile)}
          <p class="fine">Times are local to the business (${timezone.replaceAll("_", " ")}).</p>
          <h2>Services</h2>
          ${serviceList(profile)}
        </div>
      </details>
    </aside>
    <script src="/widget.js" data-tenant="${id}" data-mode="page" ${accent ? html`data-accent="${accent}"` : ""} async></script>`,
  );
}
