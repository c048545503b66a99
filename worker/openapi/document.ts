import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env.ts";
import { nameOf, tagOf } from "./naming.ts";
import { isGuarded, isRefusal, refusalsOf } from "./problems.ts";
import {
  type Answer,
  type Call,
  callsOf,
  type Document,
  type Parameter,
  type Reference,
  type Schema,
} from "./types.ts";
import * as words from "./words.ts";

/**
 * The API as it is: from the schemas that validate, and what every route has in common written into each.
 *
 * @param publicUrl without a slash at the end
 */
export function openApiDocument(app: OpenAPIHono<AppEnv>, publicUrl: string): Document {
  const document = mended(
    app.getOpenAPI31Document({
      openapi: "3.1.1",
      info: { title: "gomomo", version: "1", description: words.description },
      servers: [{ url: publicUrl }],
    }),
  );
  const answers: Record<string, Answer> = {};
  for (const call of callsOf(document)) complete(call, document, answers);
  document.components = {
    ...document.components,
    responses: answers,
    headers: {
      ETag: { description: "The version, for `If-Match`.", required: true, schema: { type: "string" } },
      RetryAfter: { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } },
    },
    securitySchemes: words.securitySchemes,
  };
  document.tags = tagsOf(document);
  return document;
}

/**
 * The library writes "this named schema, or null" as "this named schema, and an object or null", which nothing that is
 * null can be.
 */
function mended<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(mended) as Part;
  if (part === null || typeof part !== "object") return part;
  const { allOf, ...rest } = part as { allOf?: [Reference, { type?: string[] }] };
  const orNull = allOf?.length === 2 && "$ref" in allOf[0] && allOf[1].type?.includes("null");
  const whole = orNull ? { ...rest, anyOf: [allOf[0], { type: "null" }] } : part;
  return Object.fromEntries(Object.entries(whole).map(([key, each]) => [key, mended(each)])) as Part;
}

/** Writes into a call what its route leaves to all of them. */
function complete(call: Call, document: Document, shared: Record<string, Answer>): void {
  const { path, method, operation } = call;
  operation.tags ??= [tagOf(path)];
  const { operationId, summary } = nameOf(call);
  operation.operationId ??= operationId;
  operation.summary ??= summary;

  const parameters = ((operation.parameters ?? []) as Parameter[]).map(described);
  if (method === "post" && isGuarded(call)) parameters.push(idempotencyKey);
  operation.parameters = parameters;

  const responses: Record<string, Answer | Reference> = operation.responses ?? {};
  for (const [status, answer] of Object.entries(responses)) {
    if (!isRefusal(status) && "content" in answer && isVersioned(answer, document)) {
      answer.headers = { ETag: { $ref: "#/components/headers/ETag" } };
    }
  }
  for (const [status, { name, answer }] of Object.entries(refusalsOf(call))) {
    if (name) shared[name] = answer;
    responses[status] = name ? { $ref: `#/components/responses/${name}` } : answer;
  }
  operation.responses = responses;
}

function described(parameter: Parameter): Parameter {
  const { name, schema } = parameter;
  // What a schema says of itself is said of the parameter, too, unless the route or we know better what it is for.
  const own = parameter.description === schema.description ? undefined : parameter.description;
  const description = own ?? words.parameters[name] ?? schema.description;
  // What is read from an address is text, and no text is read as null.
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== "null") : undefined;
  return {
    ...parameter,
    name: parameter.in === "header" ? headerName(name) : name,
    ...(description && { description }),
    schema: type ? { ...schema, type } : schema,
  };
}

const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: words.idempotencyKey,
  schema: { type: "string", minLength: 16, maxLength: 200, pattern: "^[\\x21-\\x7e]+$" },
};

/** "if-match" as people write it. */
function headerName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** What has a version shows it in its ETag. */
function isVersioned({ content }: Answer, document: Document): boolean {
  const schema = content?.["application/json"]?.schema;
  return schema !== undefined && "version" in (resolved(schema, document).properties ?? {});
}

function resolved(schema: Schema | Reference, document: Document): Schema {
  if (!("$ref" in schema) || typeof schema.$ref !== "string") return schema as Schema;
  const named = document.components?.schemas?.[schema.$ref.slice("#/components/schemas/".length)];
  return resolved(named ?? {}, document);
}

function tagsOf(document: Document): { name: string; description?: string }[] {
  const used = new Set(callsOf(document).flatMap(({ operation }) => operation.tags ?? []));
  const known = Object.keys(words.tags).filter((tag) => used.has(tag));
  const others = [...used].filter((tag) => !known.includes(tag)).sort();
  return [...known, ...others].map((name) => {
    const description = words.tags[name];
    return { name, ...(description && { description }) };
  });
}
