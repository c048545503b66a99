import { html } from "hono/html";
import { wordsOf } from "../../../words/languages.ts";
import type { PageMessage } from "../../../words/types/pages.ts";
import type { Page } from "../layout.ts";
import { askBusiness, manageFrame, ticketTop } from "./frame.ts";
import { type TimeChoice, timeGrid } from "./times.ts";
import type { AppointmentView } from "./view.ts";

/** What has just happened, or why something did not. */
export interface Message extends PageMessage {
  kind: "done" | "trouble";
  /** Whether the business is who can help. */
  asksBusiness?: boolean;
  /** Times to choose instead. */
  times?: readonly TimeChoice[];
}

/** The page `/m/:token`: the appointment as it stands, what can be done with it, and what has just happened to it. */
export function ticketPage(view: AppointmentView, message: Message | null = null): Page {
  const { path, staff, place, reference, isAhead, isChangeable, isCancelled, notice, business } = view;
  const words = wordsOf(view.language).pages.appointment;
  return manageFrame(
    message?.title ?? `${view.state}: ${view.service}`,
    view,
    html`${message && messageBox(view, message)}
    <article class="ticket" aria-label="${words.label}">
      ${ticketTop(view)}
      <dl>
        <div><dt>${words.withStaff}</dt><dd><bdi>${staff}</bdi></dd></div>
        ${place && html`<div><dt>${words.where}</dt><dd><bdi>${place}</bdi></dd></div>`}
        <div><dt>${words.reference}</dt><dd><code>${reference}</code></dd></div>
      </dl>
    </article>
    ${
      isAhead &&
      html`<nav class="actions" aria-label="${words.label}">
        <a class="button main" href="${path}/appointment.ics">${words.addToCalendar}</a>
        ${
          isChangeable &&
          html`<a class="button" href="${path}/move">${words.move}</a> <a class="button" href="${path}/cancel">${words.cancel}</a>`
        }
      </nav>`
    }
    ${notice && !message?.asksBusiness && html`<p class="notice">${notice} ${!isChangeable && askBusiness(view)}</p>`}
    ${
      !isAhead &&
      html`<nav class="actions" aria-label="${words.whatNext}">
        <a class="button main" href="/b/${business.slug}">${words.bookAgain}</a>
        ${isCancelled && html`<a class="button" href="${path}/appointment.ics">${words.updateCalendar}</a>`}
      </nav>`
    }`,
  );
}

function messageBox(view: AppointmentView, message: Message): Page {
  const words = wordsOf(view.language).pages.move;
  const { kind, title, text, asksBusiness, times = [] } = message;
  return html`<section class="message ${kind}" role="${kind === "done" ? "status" : "alert"}">
    <h2>${title}</h2>
    <p>${text} ${asksBusiness && askBusiness(view)}</p>
    ${
      times.length > 0 &&
      html`<p>${words.nearest}</p>
        ${timeGrid(times, "wide")}
        <p><a class="onward" href="${view.path}/move">${words.anotherTime}</a></p>`
    }
  </section>`;
}
