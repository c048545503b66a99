import { html } from "hono/html";
import type { Page } from "../layout.ts";
import { askBusiness, inWords, manageFrame } from "./frame.ts";
import { type TimeChoice, timeGrid } from "./times.ts";
import type { AppointmentView } from "./view.ts";

/** Days to choose from, one of them open. */
export interface MoveView {
  days: { href: string; weekday: string; date: string; name: string; isOpen: boolean }[];
  /** Of the open day; null where there is none. */
  openDay: string | null;
  parts: { name: string; times: TimeChoice[] }[];
  earlierHref: string | null;
  laterHref: string | null;
  /** Leads to the times of everyone, or back to those of one; null where there is one alone. */
  who: { href: string; text: string } | null;
  /** Said where there are no days. */
  emptyText: string;
}

/** The page `/m/:token/move`: a few days with free times, and the times of one of them. */
export function movePage(view: AppointmentView, move: MoveView): Page {
  const { days, openDay, parts, earlierHref, laterHref, who } = move;
  return manageFrame(
    "Choose another time",
    view.business,
    html`<h1>Choose another time</h1>
    <p class="stands">Now: ${inWords(view)}.</p>
    ${
      days.length > 0
        ? html`<nav aria-label="Days">
            <ul class="days">
              ${days.map(
                ({ href, weekday, date, name, isOpen }) => html`<li>
                  <a class="button day" href="${href}" aria-label="${name}" ${isOpen ? html`aria-current="true"` : ""}
                    ><span>${weekday}</span> <strong>${date}</strong></a
                  >
                </li>`,
              )}
            </ul>
          </nav>`
        : html`<p class="notice">${move.emptyText} ${!laterHref && !earlierHref && askBusiness(view.business)}</p>`
    }
    <p class="turn">
      ${earlierHref ? html`<a href="${earlierHref}">← Earlier days</a>` : html`<span></span>`}
      ${laterHref && html`<a href="${laterHref}">Later days →</a>`}
    </p>
    ${
      openDay &&
      html`<section>
        <h2>${openDay}</h2>
        <p class="fine">Times are ${view.zone}.</p>
        ${parts.map(({ name, times }) => html`<h3>${name}</h3>${timeGrid(times)}`)}
      </section>`
    }
    ${who && html`<p><a class="onward" href="${who.href}">${who.text}</a></p>`}
    <p><a class="onward" href="${view.path}">Keep it as it is</a></p>`,
  );
}

export interface Wish {
  /** RFC 3339. */
  start: string;
  day: string;
  time: string;
  /** Whoever has it now; null for whoever is free. */
  staffId: string | null;
}

/** The page `/m/:token/move/confirm`: one press from the new time, with both times in words. */
export function confirmMovePage(view: AppointmentView, { start, day, time, staffId }: Wish): Page {
  return manageFrame(
    "Move to this time?",
    view.business,
    html`<h1>Move to this time?</h1>
    <article class="ticket" aria-label="The new time">
      <div class="ticket-top">
        <p class="service" dir="auto">${view.service}</p>
        <p class="when"><time datetime="${start}">${day}<br />${time}</time></p>
        <p class="fine">${view.zone}</p>
      </div>
      <dl>
        <div><dt>With</dt><dd dir="auto">${staffId ? view.staff : "whoever is free"}</dd></div>
        <div><dt>Instead of</dt><dd>${view.day} at ${view.time}</dd></div>
      </dl>
    </article>
    <form class="actions" method="post" action="${view.path}/move">
      <input type="hidden" name="start" value="${start}" />
      <input type="hidden" name="version" value="${view.version}" />
      ${staffId && html`<input type="hidden" name="staffId" value="${staffId}" />`}
      <button class="button main">Move to ${day}, ${time}</button>
      <a class="button" href="${view.path}/move">Another time</a>
      <a class="button" href="${view.path}">Keep it as it is</a>
    </form>`,
  );
}
