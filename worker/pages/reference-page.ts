import { html } from "hono/html";
import { curlOf } from "../openapi/example.ts";
import {
  type Answer,
  type Call,
  callsOf,
  type Document,
  type Parameter,
  type Reference,
  type Schema,
} from "../openapi/types.ts";
import { layout, type Page } from "./layout.ts";
import { fields, inline, prose, typeOf } from "./reference-schema.ts";

/** The page `/docs`: the API's description for people, made of the document that programs read. */
export function referencePage(document: Document): Page {
  const groups = (document.tags ?? []).map(({ name, description = "" }) => ({
    name,
    description,
    calls: callsOf(document).filter(({ operation }) => operation.tags?.includes(name)),
  }));
  return layout(
    "gomomo API",
    "reference",
    html`<link rel="stylesheet" href="/pages/reference.css" />
      <nav aria-label="Calls">
        <p class="site-name"><a href="#top">gomomo API</a></p>
        ${groups.map(
          ({ name, calls }) => html`<h2><a href="#${name}">${titleOf(name)}</a></h2>
            <ul>
              ${calls.map(({ operation, method }) => {
                return html`<li><a href="#${operation.operationId}">${verb(method)}${operation.summary}</a></li>`;
              })}
            </ul>`,
        )}
        <h2><a href="#schemas">Shapes</a></h2>
      </nav>
      <main id="top">
        <h1>gomomo API</h1>
        ${prose(document.info.description ?? "")}
        <p>For programs: <a href="/openapi.json">/openapi.json</a>, OpenAPI ${document.openapi}.</p>
        ${groups.map(
          ({ name, description, calls }) => html`<section id="${name}">
            <h2>${titleOf(name)}</h2>
            <p>${description}</p>
            ${calls.map((call) => callArticle(document, call))}
          </section>`,
        )}
        <section id="schemas">
          <h2>Shapes</h2>
          ${Object.entries(document.components?.schemas ?? {}).map(
            ([name, schema]) => html`<article id="schema-${name}">
              <h3>${name}</h3>
              ${"description" in schema && schema.description ? prose(schema.description) : ""}
              ${fields(schema as Schema)}
            </article>`,
          )}
        </section>
      </main>`,
  );
}

function callArticle(document: Document, call: Call): Page {
  const { path, method, operation } = call;
  const parameters = (operation.parameters ?? []) as Parameter[];
  const body = operation.requestBody && "content" in operation.requestBody ? operation.requestBody : null;
  const responses = Object.entries((operation.responses ?? {}) as Record<string, Answer | Reference>);
  return html`<article id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="address"><code>${verb(method)}${path}</code></p>
    ${operation.description ? prose(operation.description) : ""}
    <p class="fine">${inline(whoAsks(call))}</p>
    <pre tabindex="0"><code>${curlOf(document, call)}</code></pre>
    <h4>Parameters</h4>
    <dl class="fields">
      ${parameters.map(
        ({ name, in: place, required, description = "", schema }) => html`<div>
          <dt>
            <code>${name}</code>
            <span class="fine">${place}, ${typeOf(schema)}${required ? "" : ", may be left out"}</span>
          </dt>
          <dd>${inline(description)}</dd>
        </div>`,
      )}
    </dl>
    ${body ? html`<h4>Body</h4>${fields(schemaOf(body as Answer) ?? {})}` : ""}
    <h4>Answers</h4>
    <dl class="answers">${responses.map(([status, answer]) => answerRow(document, status, answer))}</dl>
  </article>`;
}

function answerRow(document: Document, status: string, given: Answer | Reference): Page {
  const answer = "$ref" in given ? referred(document, given) : given;
  const schema = schemaOf(answer);
  return html`<div>
    <dt>${status}</dt>
    <dd>
      ${prose(answer.description)} ${answer.headers ? html`<p class="fine">With ${Object.keys(answer.headers).join(", ")}.</p>` : ""}
      ${schema && status < "300" ? fields(schema) : ""}
    </dd>
  </div>`;
}

function referred(document: Document, { $ref }: Reference): Answer {
  return (document.components?.responses?.[$ref.split("/").at(-1) ?? ""] ?? { description: "" }) as Answer;
}

function schemaOf({ content }: Pick<Answer, "content">): Schema | undefined {
  return content?.["application/json"]?.schema;
}

function whoAsks({ operation: { security } }: Call): string {
  const ways = (security ?? [{}]).flatMap((scheme) => {
    const [name, scopes] = Object.entries(scheme)[0] ?? ["anyone", []];
    if (name === "anyone") return ["anyone"];
    if (name === "adminKey") return ["the operator's key"];
    if (name === "apiKey") return [`an API key with \`${scopes.join(", ")}\``];
    return [name === "manageToken" ? "the appointment's manage token" : "the chat token"];
  });
  return `Asked by ${ways.join(", ").replace(/, ([^,]*)$/, " or $1")}.`;
}

function titleOf(tag: string): string {
  return (tag.charAt(0).toUpperCase() + tag.slice(1)).replace("-", " ");
}

function verb(method: string): Page {
  return html`<b class="verb">${method.toUpperCase()}</b> `;
}
