import { html } from "hono/html";
import { capitalised } from "../../../domain/text.ts";
import { wordsOf } from "../../../words/languages.ts";
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
  const words = wordsOf(view.language).pages.move;
  return manageFrame(
    words.title,
    view,
    html`<h1>${words.title}</h1>
    <p class="stands">${words.now(inWords(view))}</p>
    ${
      days.length > 0
        ? html`<nav aria-label="${words.days}">
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
        : html`<p class="notice">${move.emptyText} ${!laterHref && !earlierHref && askBusiness(view)}</p>`
    }
    <p class="turn">
      ${earlierHref ? html`<a href="${earlierHref}">${words.earlier}</a>` : html`<span></span>`}
      ${laterHref && html`<a href="${laterHref}">${words.later}</a>`}
    </p>
    ${
      openDay &&
      html`<section>
        <h2>${capitalised(openDay)}</h2>
        <p class="fine">${words.zone(view.zone)}</p>
        ${parts.map(({ name, times }) => html`<h3>${name}</h3>${timeGrid(times)}`)}
      </section>`
    }
    ${who && html`<p><a class="onward" href="${who.href}">${who.text}</a></p>`}
    <p><a class="onward" href="${view.path}">${words.keep}</a></p>`,
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
  const { move, appointment } = wordsOf(view.language).pages;
  const words = move.confirm;
  const { at } = wordsOf(view.language).speech;
  return manageFrame(
    words.title,
    view,
    html`<h1>${words.title}</h1>
    <article class="ticket" aria-label="${words.label}">
      <div class="ticket-top">
        <p class="service"><bdi>${view.service}</bdi></p>
        <p class="when"><time datetime="${start}">${capitalised(day)}<br />${time}</time></p>
        <p class="fine">${view.zone}</p>
      </div>
      <dl>
        <div><dt>${appointment.withStaff}</dt><dd><bdi>${staffId ? view.staff : words.whoeverIsFree}</bdi></dd></div>
        <div><dt>${words.insteadOf}</dt><dd>${at(view.day, view.time)}</dd></div>
      </dl>
    </article>
    <form class="actions" method="post" action="${view.path}/move">
      <input type="hidden" name="start" value="${start}" />
      <input type="hidden" name="version" value="${view.version}" />
      ${staffId && html`<input type="hidden" name="staffId" value="${staffId}" />`}
      <button class="button main">${words.button(day, time)}</button>
      <a class="button" href="${view.path}/move">${move.anotherTime}</a>
      <a class="button" href="${view.path}">${move.keep}</a>
    </form>`,
  );
}
