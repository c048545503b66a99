import { html } from "hono/html";
import { nameOfReference } from "../openapi/example.ts";
import type { Schema } from "../openapi/types.ts";
import type { Page } from "./layout.ts";

/** Text with `code`, **weight** and paragraphs, as the document's descriptions have it. */
export function prose(text: string): Page {
  return html`${text.split(/\n{2,}/).map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`;
}

/** The same within a line. */
export function inline(text: string): Page[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (/^`./.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
    return /^\*\*./.test(part) ? html`<strong>${part.slice(2, -2)}</strong>` : html`${part}`;
  });
}

/** What a schema takes, in a word or two; what has a name of its own is linked. */
export function typeOf(schema: Schema): Page {
  const name = nameOfReference(schema);
  if (name) return html`<a href="#schema-${name}">${name}</a>`;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return html`${choices.map((choice, at) => html`${at > 0 ? " or " : ""}${typeOf(choice as Schema)}`)}`;
  if (schema.enum) return html`${schema.enum.map((value, at) => html`${at > 0 ? " | " : ""}<code>${value}</code>`)}`;
  if (schema.items) return html`list of ${typeOf(schema.items as Schema)}`;
  const types = [schema.type ?? []].flat().map((type) => (type === "null" ? "null" : (schema.format ?? type)));
  return html`${types.join(" or ") || (schema.allOf ? "object" : "anything")}${bounds(schema)}`;
}

function bounds({ minLength, maxLength, minimum, maximum, minItems, maxItems, default: preset }: Schema): string {
  const said = [
    range(minLength, maxLength, " characters"),
    range(minimum, maximum),
    range(minItems, maxItems, " items"),
    preset === undefined ? "" : `default ${JSON.stringify(preset)}`,
  ].filter(Boolean);
  return said.length > 0 ? `, ${said.join(", ")}` : "";
}

function range(least: number | undefined, most: number | undefined, unit = ""): string {
  // The largest safe integer is what a schema says that sets no bound.
  const [low, high] = [least, most].map((each) => (Math.abs(each ?? 0) >= Number.MAX_SAFE_INTEGER ? undefined : each));
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}`;
  if (high !== undefined) return `at most ${high}${unit}`;
  return low === undefined ? "" : `at least ${low}${unit}`;
}

/** A schema's fields, and those of what is inside it. */
export function fields(schema: Schema): Page {
  if (nameOfReference(schema)) return html`<p>${typeOf(schema)}</p>`;
  const parts = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (parts && !schema.properties) {
    const word = schema.allOf ? "and" : "or";
    return html`${parts.map((part, at) => html`${at > 0 ? html`<p class="fine">${word}</p>` : ""}${fields(part as Schema)}`)}`;
  }
  const { properties, required = [], items } = schema;
  if (!properties)
    return items ? html`<p>${typeOf(schema)}</p>${nested(items as Schema)}` : html`<p>${typeOf(schema)}</p>`;
  return html`<dl class="fields">
    ${Object.entries(properties).map(([name, field]) => row(name, field as Schema, required.includes(name)))}
  </dl>`;
}

function row(name: string, schema: Schema, isRequired: boolean): Page {
  return html`<div>
    <dt><code>${name}</code> <span class="fine">${typeOf(schema)}${isRequired ? "" : ", may be left out"}</span></dt>
    <dd>${schema.description ? inline(schema.description) : ""}${nested(schema)}</dd>
  </div>`;
}

/** The fields of an object, or of a list's items, that has no name to link to. */
function nested(schema: Schema): Page {
  const inner = (schema.items ?? schema) as Schema;
  if (nameOfReference(inner)) return html``;
  return inner.properties || inner.allOf ? fields(inner) : html``;
}
