import { html } from "hono/html";
import type { Page } from "./layout.ts";
import { manageFrame } from "./manage/frame.ts";

interface Business {
  name: string;
  /** "#rrggbb". */
  accent: string;
}

/** The page `/u/:token`: what would stop, what would not, and one button. Looking at it changes nothing. */
export function unsubscribePage(path: string, business: Business): Page {
  return manageFrame(
    "Fewer emails?",
    business,
    html`<h1>Fewer emails?</h1>
    <p>
      <span dir="auto">${business.name}</span> would then send no reminders, follow-ups or news of free times to this
      address, and write only when an appointment is booked, changed or cancelled.
    </p>
    <form class="actions" method="post" action="${path}">
      <button class="button main">Yes, fewer emails</button>
    </form>
    <p class="fine">If you want to keep them, just close this page.</p>`,
  );
}

/** What is shown once it is done, and each time it is asked for again. */
export function unsubscribedPage(business: Business): Page {
  return manageFrame(
    "Fewer emails from now on",
    business,
    html`<section class="message done" role="status">
      <h1>Fewer emails from now on</h1>
      <p>
        <span dir="auto">${business.name}</span> sends no more reminders, follow-ups or news of free times to this
        address, and writes only when an appointment is booked, changed or cancelled.
      </p>
    </section>`,
  );
}
