import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { DEFAULT_LANGUAGE, type Language, wordsOf } from "../../words/languages.ts";

/** A rendered page: what hono's `c.html` takes. */
export type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * The frame of every page: head, stylesheets, one body.
 *
 * @param options.styles paths of stylesheets beside the one that all pages have
 */
export function layout(
  title: string,
  bodyClass: string,
  content: Page,
  { language = DEFAULT_LANGUAGE, styles = [] }: { language?: Language; styles?: readonly string[] } = {},
): Page {
  const { tag, direction } = wordsOf(language).about;
  return html`<!doctype html>
<html lang="${tag}" dir="${direction}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="/pages/icon.svg" />
    <link rel="stylesheet" href="/pages/page.css" />
    ${styles.map((path) => html`<link rel="stylesheet" href="${path}" />`)}
  </head>
  <body class="${bodyClass}">
    ${content}
  </body>
</html>`;
}
