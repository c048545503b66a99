import { html } from "hono/html";
import { layout, type Page } from "../layout.ts";
import type { AppointmentView, BusinessView } from "./view.ts";

/** The frame of the client's pages: the business's name and its colour. */
export function manageFrame(title: string, business: Pick<BusinessView, "name" | "accent">, content: Page): Page {
  return layout(
    `${title} · ${business.name}`,
    "manage",
    html`<header><p class="site-name" dir="auto">${business.name}</p></header>
    <main>${content}</main>`,
    ["/pages/manage.css", `/look/${business.accent.slice(1).toLowerCase()}.css`],
  );
}

/** Service, day and time, large. */
export function ticketTop(view: AppointmentView, heading: "h1" | "h2" = "h1"): Page {
  const { state, isAhead, service, start, day, time, endTime, zone } = view;
  const title = html`<span class="service" dir="auto">${service}</span>`;
  return html`<div class="ticket-top">
    <p class="${isAhead ? "stamp good" : "stamp"}">${state}</p>
    ${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
    <p class="when"><time datetime="${start}">${day}<br />${time}</time></p>
    <p class="fine">until ${endTime}, ${zone}</p>
  </div>`;
}

/** "Massage with Mara, Tuesday 24 November at 2:30 pm". */
export function inWords({ service, staff, day, time }: AppointmentView): Page {
  return html`<strong dir="auto">${service}</strong> with <span dir="auto">${staff}</span>, ${day} at ${time}`;
}

/** Whom to ask where this page cannot help. */
export function askBusiness({ name, phone }: BusinessView): Page {
  return phone
    ? html`Please call <span dir="auto">${name}</span> on
        <a class="phone" href="tel:${phone.number}">${phone.text}</a>.`
    : html`Please ask <span dir="auto">${name}</span> directly.`;
}
