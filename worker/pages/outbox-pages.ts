import { html } from "hono/html";
import type { OutboxItem } from "../../adapters/outbox.ts";
import { sayShortDateTime } from "../../domain/receptionist/language/say.ts";
import { DEFAULT_LANGUAGE } from "../../words/languages.ts";
import { layout, type Page } from "./layout.ts";

const STYLED = { styles: ["/pages/outbox.css"] };

/** The page `/dev/outbox` of the local stack: what it would have sent, the newest first. */
export function outboxPage(items: readonly OutboxItem[]): Page {
  return layout(
    "Outbox",
    "outbox",
    html`<header>
      <h1>Outbox</h1>
      <p class="fine">Every mail and text of this stack. Nothing leaves this machine.</p>
      <a class="again" href="/dev/outbox">Look again</a>
    </header>
    <main>${items.length > 0 ? html`<ul class="letters">${items.map(row)}</ul>` : nothingYet()}</main>`,
    STYLED,
  );
}

function row(item: OutboxItem): Page {
  const { id, channel, to, subject, text, at } = item;
  return html`<li>
    <a href="/dev/outbox/${id}">
      <span class="to"><span class="channel ${channel}">${channel}</span> <span dir="auto">${to}</span></span>
      <span class="subject" dir="auto">${channel === "text" ? text : subject}</span>
      ${timeOf(at)}
    </a>
  </li>`;
}

function nothingYet(): Page {
  return html`<p class="empty">
    Nothing was sent yet. <a href="/">Book an appointment</a>, and its confirmation shows here within a few seconds.
  </p>`;
}

/** The page `/dev/outbox/:id`: one message as its reader gets it, and what it is made of. */
export function outboxItemPage(item: OutboxItem): Page {
  const { channel, subject, to } = item;
  return layout(
    channel === "text" ? `Text to ${to}` : subject,
    "outbox",
    html`<header>
      <p><a class="back" href="/dev/outbox">Outbox</a></p>
      <h1 dir="auto">${channel === "text" ? `Text to ${to}` : subject}</h1>
    </header>
    <main>${channel === "text" ? textMessage(item) : mail(item)}</main>`,
    STYLED,
  );
}

function textMessage({ text, from, at }: OutboxItem): Page {
  return html`<section class="thread" aria-label="As it is read">
    <p class="fine">${from} · ${timeOf(at)}</p>
    <p class="bubble" dir="auto">${text}</p>
    <p class="fine">${[...text].length} characters</p>
  </section>`;
}

function mail(item: OutboxItem): Page {
  const { id, subject, text, attachments } = item;
  return html`<div class="mail">
    <section class="rendered" aria-label="As it is read">
      <iframe src="/dev/outbox/${id}/mail.html" title="${subject}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    </section>
    <section class="parts">
      ${headersOf(item)}
      ${
        attachments.length > 0 &&
        html`<h2>Attachments</h2>
          <ul>
            ${attachments.map(
              ({ filename, type }) => html`<li class="file">
                <a href="/dev/outbox/${id}/${filename}" download>${filename}</a> <span class="fine">${type}</span>
              </li>`,
            )}
          </ul>`
      }
      <h2>As plain text</h2>
      <pre dir="auto">${text}</pre>
    </section>
  </div>`;
}

function headersOf({ from, to, replyTo, headers, at }: OutboxItem): Page {
  const rows = [["From", from], ["To", to], ...(replyTo ? [["Reply-To", replyTo]] : []), ...Object.entries(headers)];
  return html`<dl>
    ${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}
    <div><dt>Sent</dt><dd>${timeOf(at)}</dd></div>
  </dl>`;
}

function timeOf(at: string): Page {
  return html`<time class="fine" datetime="${at}">${sayShortDateTime(Date.parse(at), "UTC", DEFAULT_LANGUAGE)} UTC</time>`;
}
