import { html } from "hono/html";
import type { Page } from "../layout.ts";

/** A time that can be pressed. */
export interface TimeChoice {
  /** Where pressing it leads. */
  href: string;
  /** "2:30 pm", or with its day where it stands alone. */
  label: string;
  /** What it is called where it is not seen beside its day. */
  name: string;
}

/** Times to press; `wide` where their labels hold the day, too. */
export function timeGrid(times: readonly TimeChoice[], shape: "" | "wide" = ""): Page {
  return html`<ul class="grid ${shape}">
    ${times.map(
      ({ href, label, name }) => html`<li><a class="button time" href="${href}" aria-label="${name}">${label}</a></li>`,
    )}
  </ul>`;
}
