import { html } from "hono/html";
import type { Page } from "../layout.ts";
import { manageFrame, ticketTop } from "./frame.ts";
import type { AppointmentView } from "./view.ts";

/** The page `/m/:token/cancel`: what would be cancelled, and one button that does it. */
export function cancelPage(view: AppointmentView): Page {
  return manageFrame(
    "Cancel this appointment?",
    view.business,
    html`<h1>Cancel this appointment?</h1>
    <article class="ticket" aria-label="What would be cancelled">
      ${ticketTop(view, "h2")}
      <dl><div><dt>With</dt><dd dir="auto">${view.staff}</dd></div></dl>
    </article>
    <p>The time is then free for others. If another time would suit you, <a href="${view.path}/move">move it</a> instead.</p>
    <form class="actions" method="post" action="${view.path}/cancel">
      <input type="hidden" name="version" value="${view.version}" />
      <button class="button danger">Cancel it: ${view.day}, ${view.time}</button>
      <a class="button" href="${view.path}">Keep it</a>
    </form>`,
  );
}
