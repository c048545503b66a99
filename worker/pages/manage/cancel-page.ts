import { html } from "hono/html";
import { wordsOf } from "../../../words/languages.ts";
import type { Page } from "../layout.ts";
import { manageFrame, ticketTop } from "./frame.ts";
import type { AppointmentView } from "./view.ts";

/** The page `/m/:token/cancel`: what would be cancelled, and one button that does it. */
export function cancelPage(view: AppointmentView): Page {
  const { cancel, appointment } = wordsOf(view.language).pages;
  return manageFrame(
    cancel.title,
    view,
    html`<h1>${cancel.title}</h1>
    <article class="ticket" aria-label="${cancel.label}">
      ${ticketTop(view, "h2")}
      <dl><div><dt>${appointment.withStaff}</dt><dd><bdi>${view.staff}</bdi></dd></div></dl>
    </article>
    <p>${cancel.consequence<Page>(html`<a href="${view.path}/move">${cancel.moveIt}</a>`)}</p>
    <form class="actions" method="post" action="${view.path}/cancel">
      <input type="hidden" name="version" value="${view.version}" />
      <button class="button danger">${cancel.button(view.day, view.time)}</button>
      <a class="button" href="${view.path}">${cancel.keep}</a>
    </form>`,
  );
}
