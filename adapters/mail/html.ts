import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { accentColours } from "../../domain/catalogue/accent.ts";
import type { Letter, LetterPart } from "../../domain/messages/letter.ts";
import { type Language, wordsOf } from "../../words/languages.ts";
import type { LetterWords } from "../../words/types/letters.ts";
import { DARK_MODE, style } from "./style.ts";
import { type Envelope, linesOf } from "./text.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * A letter as HTML: tables and inline styles, which every mail client knows, and a sheet for the dark, which some take.
 * Classes alone say what turns dark.
 */
export async function htmlOf(letter: Letter, { sender, unsubscribeUrl }: Envelope): Promise<string> {
  const { language, subject, preview, parts, accent, footer } = letter;
  const { about, letters } = wordsOf(language);
  const { fill } = accentColours(accent);
  return String(
    await html`<!doctype html>
<html lang="${about.tag}" dir="${about.direction}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="supported-color-schemes" content="light dark" />
    <meta name="format-detection" content="telephone=no, date=no, address=no" />
    <title>${subject}</title>
    <style>${raw(DARK_MODE)}</style>
  </head>
  <body class="ground" style="${style.body}">
    <div style="${style.preview}">${preview}${raw("&#847;&zwnj;&nbsp;".repeat(60))}</div>
    <table role="presentation" class="ground" lang="${about.tag}" dir="${about.direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.ground}">
      <tr>
        <td align="center" style="padding:24px 8px">
          ${raw('<!--[if mso]><table role="presentation" width="560"><tr><td><![endif]-->')}
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.column}">
            <tr><td class="text" dir="auto" style="${style.sender}">${sender}</td></tr>
            <tr>
              <td class="sheet line" style="${style.sheet}">
                ${parts.map((part, index) => partOf(part, { fill, isFirst: index === 0, language }))}
              </td>
            </tr>
            <tr>
              <td class="quiet" style="${style.footer}">
                ${footer.map((line) => html`${line}<br />`)}
                ${unsubscribeUrl && html`<a class="quiet" href="${unsubscribeUrl}" style="${style.footerLink}">${letters.fewer}</a>`}
              </td>
            </tr>
          </table>
          ${raw("<!--[if mso]></td></tr></table><![endif]-->")}
        </td>
      </tr>
    </table>
  </body>
</html>`,
  );
}

interface Place {
  /** The business's colour, as white words can be read on it. */
  fill: string;
  isFirst: boolean;
  language: Language;
}

function partOf(part: LetterPart, { fill, isFirst, language }: Place): Html {
  const space = isFirst ? "0" : "16px";
  switch (part.kind) {
    case "heading":
      return html`<h1 class="text" style="${style.heading};padding-top:${space}">${part.text}</h1>`;
    case "text":
      return html`<p class="text" style="${style.text};padding-top:${space}">${inLines(part.text)}</p>`;
    case "ticket":
      return html`<div style="padding-top:${space}">${ticketOf(part, wordsOf(language).letters)}</div>`;
    case "button":
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td style="padding-top:${space}">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:separate">
            <tr><td align="center" bgcolor="${fill}" style="border-radius:8px">
              <a href="${part.url}" target="_blank" style="${style.button};background-color:${fill}">${part.label}</a>
            </td></tr>
          </table>
        </td></tr>
      </table>`;
    case "quote":
      return html`<div style="padding-top:${space}">
        <div class="line" style="${style.quote(wordsOf(language).about.direction)}">
          ${part.lines.map(
            // Each with a direction of its own: a name says nothing about the words.
            ({ who, text }) => html`<p class="quiet" style="${style.fine}"><bdi>${who}</bdi></p>
            <p class="text" dir="auto" style="${style.quoted}">${inLines(text)}</p>`,
          )}
        </div>
      </div>`;
  }
}

function ticketOf(
  { title, when, lines, reference, struck }: Extract<LetterPart, { kind: "ticket" }>,
  words: LetterWords,
): Html {
  const [first, ...others] = when;
  const strike = struck ? `;${style.struck}` : "";
  const ink = struck ? "quiet" : "text";
  return html`<table role="presentation" class="line" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.ticket}">
    <tr>
      <td class="tear" style="${style.ticketTop}">
        ${struck && html`<p class="quiet" style="${style.stamp}">${words.ticket.cancelled}</p>`}
        <p class="${ink}" dir="auto" style="${style.service}${strike}">${title}</p>
        ${first && html`<p class="${ink}" style="${style.when}${strike}">${inLines(first)}</p>`}
        ${others.map((line) => html`<p class="quiet" style="${style.fine}">${line}</p>`)}
      </td>
    </tr>
    <tr>
      <td style="padding:16px">
        ${lines.map((line) => html`<p class="text" dir="auto" style="${style.text};padding-bottom:4px">${inLines(line)}</p>`)}
        ${
          reference &&
          html`<p class="quiet" style="${style.fine};padding-top:4px">${words.ticket.reference}</p>
          <p class="text" style="${style.reference}">${reference}</p>`
        }
      </td>
    </tr>
  </table>`;
}

function inLines(text: string): Html[] {
  return linesOf(text).map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));
}
