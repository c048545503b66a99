import { html } from "hono/html";
import type { Page } from "../layout.ts";
import { askBusiness, manageFrame, ticketTop } from "./frame.ts";
import { type TimeChoice, timeGrid } from "./times.ts";
import type { AppointmentView } from "./view.ts";

/** What has just happened, or why something did not. */
export interface Message {
  kind: "done" | "trouble";
  title: string;
  text: string;
  /** Whether the business is who can help. */
  asksBusiness?: boolean;
  /** Times to choose instead. */
  times?: readonly TimeChoice[];
}

/** The page `/m/:token`: the appointment as it stands, what can be done with it, and what has just happened to it. */
export function ticketPage(view: AppointmentView, message: Message | null = null): Page {
  const { path, staff, place, reference, isAhead, isChangeable, isCancelled, notice, business } = view;
  return manageFrame(
    message?.title ?? `${view.state}: ${view.service}`,
    business,
    html`${message && messageBox(view, message)}
    <article class="ticket" aria-label="Your appointment">
      ${ticketTop(view)}
      <dl>
        <div><dt>With</dt><dd dir="auto">${staff}</dd></div>
        ${place && html`<div><dt>Where</dt><dd dir="auto">${place}</dd></div>`}
        <div><dt>Reference</dt><dd><code>${reference}</code></dd></div>
      </dl>
    </article>
    ${
      isAhead &&
      html`<nav class="actions" aria-label="Your appointment">
        <a class="button main" href="${path}/appointment.ics">Add to calendar</a>
        ${
          isChangeable &&
          html`<a class="button" href="${path}/move">Move</a> <a class="button" href="${path}/cancel">Cancel</a>`
        }
      </nav>`
    }
    ${notice && !message?.asksBusiness && html`<p class="notice">${notice} ${!isChangeable && askBusiness(business)}</p>`}
    ${
      !isAhead &&
      html`<nav class="actions" aria-label="What next">
        <a class="button main" href="/b/${business.slug}">Book again</a>
        ${isCancelled && html`<a class="button" href="${path}/appointment.ics">Update my calendar</a>`}
      </nav>`
    }`,
  );
}

function messageBox({ path, business }: AppointmentView, message: Message): Page {
  const { kind, title, text, asksBusiness, times = [] } = message;
  return html`<section class="message ${kind}" role="${kind === "done" ? "status" : "alert"}">
    <h2>${title}</h2>
    <p>${text} ${asksBusiness && askBusiness(business)}</p>
    ${
      times.length > 0 &&
      html`<p>The nearest free times are:</p>
        ${timeGrid(times, "wide")}
        <p><a class="onward" href="${path}/move">Another time</a></p>`
    }
  </section>`;
}
