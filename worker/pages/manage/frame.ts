import { html } from "hono/html";
import { capitalised } from "../../../domain/text.ts";
import { type Language, wordsOf } from "../../../words/languages.ts";
import { layout, type Page } from "../layout.ts";
import type { AppointmentView, BusinessView } from "./view.ts";

interface Framed {
  business: Pick<BusinessView, "name" | "accent">;
  language: Language;
}

/** The frame of the client's pages: the business's name and its colour. */
export function manageFrame(title: string, { business, language }: Framed, content: Page): Page {
  return layout(
    `${title} · ${business.name}`,
    "manage",
    html`<header><p class="site-name"><bdi>${business.name}</bdi></p></header>
    <main>${content}</main>`,
    { language, styles: ["/pages/manage.css", `/look/${business.accent.slice(1).toLowerCase()}.css`] },
  );
}

/** Service, day and time, large. */
export function ticketTop(view: AppointmentView, heading: "h1" | "h2" = "h1"): Page {
  const { state, isAhead, service, start, day, time, endTime, zone, language } = view;
  const title = html`<span class="service" dir="auto">${service}</span>`;
  return html`<div class="ticket-top">
    <p class="${isAhead ? "stamp good" : "stamp"}">${state}</p>
    ${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
    <p class="when"><time datetime="${start}">${capitalised(day)}<br />${time}</time></p>
    <p class="fine">${wordsOf(language).pages.appointment.until(endTime, zone)}</p>
  </div>`;
}

/** "Massage with Mara, Tuesday 24 November at 2:30 pm". */
export function inWords({ service, staff, day, time, language }: AppointmentView): Page {
  const what = html`<strong dir="auto">${service}</strong>`;
  const who = html`<span dir="auto">${staff}</span>`;
  return html`${wordsOf(language).pages.appointment.inWords<Page>(what, who, day, time)}`;
}

/** Whom to ask where this page cannot help. */
export function askBusiness({ business: { name, phone }, language }: AppointmentView): Page {
  const { call, ask } = wordsOf(language).pages.askBusiness;
  const business = html`<span dir="auto">${name}</span>`;
  if (!phone) return html`${ask<Page>(business)}`;
  return html`${call<Page>(business, html`<a class="phone" href="tel:${phone.number}">${phone.text}</a>`)}`;
}
