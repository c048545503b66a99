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
    "No more reminders by email?",
    business,
    html`<h1>No more reminders by email?</h1>
    <p>
      <span dir="auto">${business.name}</span> would then write to this address only to tell you that an appointment is
      booked, changed or cancelled. That ends follow-ups and news of free times by email, too.
    </p>
    <form class="actions" method="post" action="${path}">
      <button class="button main">No more reminders</button>
    </form>
    <p class="fine">If you want to keep them, just close this page.</p>`,
  );
}

/** What is shown once it is done, and each time it is asked for again. */
export function unsubscribedPage(business: Business): Page {
  return manageFrame(
    "No more reminders",
    business,
    html`<section class="message done" role="status">
      <h1>No more reminders</h1>
      <p>
        From now on <span dir="auto">${business.name}</span> writes to this address only to tell you that an appointment
        is booked, changed or cancelled.
      </p>
    </section>`,
  );
}
