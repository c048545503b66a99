import { html } from "hono/html";
import type { Page } from "./layout.ts";
import type { BusinessProfile } from "./profile.ts";

/** Services with their length and price. */
export function serviceList({ services }: BusinessProfile): Page {
  return html`<ul class="services">
    ${services.map(
      ({ name, durationText, priceText }) => html`<li>
        <span class="service"><bdi>${name}</bdi></span>
        <span class="fine">${durationText}${priceText ? html` · ${priceText}` : ""}</span>
      </li>`,
    )}
  </ul>`;
}

/** Opening hours, one line a row. */
export function hoursList({ hoursText }: BusinessProfile): Page {
  return html`<ul class="plain">${hoursText.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Address and phone, as far as they are known. */
export function contactLines({ address, phone }: BusinessProfile): Page {
  return html`${address ? html`<p><bdi>${address}</bdi></p>` : ""}
    ${phone ? html`<p><a href="tel:${phone.replace(/[^\d+]/g, "")}">${phone}</a></p>` : ""}`;
}
