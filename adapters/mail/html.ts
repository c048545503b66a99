import { html } from "hono/html";
import type { Letter } from "../../domain/messages/letter.ts";
import { textOf } from "./text.ts";

/** A letter as HTML. */
export async function htmlOf(letter: Letter): Promise<string> {
  return String(await html`<!doctype html><html lang="en"><body><pre>${textOf(letter)}</pre></body></html>`);
}
