import { Validator } from "@cfworker/json-schema";
import { expect } from "vitest";
import type { ApiScope } from "../../../db/schema/identity.ts";
import { createApp } from "../../../worker/app.ts";
import { openApiDocument } from "../../../worker/openapi/document.ts";
import { type Answer, callsOf, type Parameter, type Reference } from "../../../worker/openapi/types.ts";

/** The API as its own document describes it, for tests that are to hold for every call, also for those to come. */

export const document = JSON.parse(JSON.stringify(openApiDocument(createApp(), "http://gomomo.test"))) as ReturnType<
  typeof openApiDocument
>;

type Json = Record<string, unknown>;

export interface Operation {
  id: string;
  path: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  parameters: Parameter[];
  /** The schema of the JSON body. */
  body: Json | null;
  /** The ways to prove who asks; an empty one means that nobody has to. */
  security: Record<string, string[]>[];
  answers: Record<string, Answer>;
}

/** Every call but the WebSocket upgrade, whose refusals are no HTTP answers (tests/durable-objects/chat-access.test.ts). */
export const operations: Operation[] = callsOf(document)
  .filter(({ operation }) => !operation.responses?.["101"])
  .map(({ path, method, operation }) => ({
    id: operation.operationId ?? "",
    path,
    method,
    parameters: (operation.parameters ?? []) as Parameter[],
    body: ((operation.requestBody as Answer | undefined)?.content?.["application/json"]?.schema as Json) ?? null,
    security: (operation.security ?? []) as Record<string, string[]>[],
    answers: Object.fromEntries(
      Object.entries(operation.responses as Record<string, Answer | Reference>).map(([status, given]) => {
        return [status, "$ref" in given ? referred(given) : given];
      }),
    ),
  }));

function referred({ $ref }: Reference): Answer {
  return document.components?.responses?.[$ref.split("/").at(-1) ?? ""] as Answer;
}

/** Whether a call may be asked without any key. */
export const isPublic = ({ security }: Operation) => security.some((way) => Object.keys(way).length === 0);
/** Whether a call takes keys. */
export const isGuarded = ({ security }: Operation) => security.some((way) => "adminKey" in way);
/** The scope that an API key must have; null where no such key will do. */
export const scopeOf = ({ security }: Operation) =>
  (security.find((way) => way.apiKey)?.apiKey?.[0] ?? null) as ApiScope | null;

/** Every refusal that the document names. */
export function refusals(): { operation: Operation; status: number; code: string }[] {
  return operations.flatMap((operation) =>
    Object.entries(operation.answers).flatMap(([status, answer]) =>
      codesOf(answer).map((code) => ({ operation, status: Number(status), code })),
    ),
  );
}

function codesOf({ content }: Answer): string[] {
  const schema = content?.["application/problem+json"]?.schema as { properties?: { code?: { enum?: string[] } } };
  return schema?.properties?.code?.enum ?? [];
}

const validators = new Map<string, Validator>();

/** What is wrong with an answer by the document's own words; an empty list means that it is as described. */
export function misfits(operation: Operation, answer: { status: number; headers: Headers; body: unknown }): string[] {
  const { status, headers, body } = answer;
  const described = operation.answers[status];
  if (!described) return [`${operation.id} answers ${status} ${JSON.stringify(body)}, which is not documented`];
  const [mediaType, content] = Object.entries(described.content ?? {})[0] ?? [];
  if (!mediaType || !content) return body === null ? [] : [`${operation.id} ${status} has a body`];
  const found: string[] = [];
  if (headers.get("content-type")?.split(";")[0] !== mediaType) {
    found.push(`${operation.id} ${status} is ${headers.get("content-type")}`);
  }
  if (described.headers?.ETag && !/^"\d+"$/.test(headers.get("etag") ?? "")) found.push("has no ETag");
  if ([429, 503].includes(status) && !headers.get("retry-after")) found.push("has no Retry-After");
  const key = `${operation.id} ${status}`;
  const validator = validators.get(key) ?? validatorOf(content.schema as Json);
  validators.set(key, validator);
  const { valid, errors } = validator.validate(body);
  if (!valid)
    found.push(
      `${key} ${JSON.stringify(body)}: ${errors.map(({ error, instanceLocation }) => `${instanceLocation} ${error}`)}`,
    );
  return found;
}

function validatorOf(schema: Json): Validator {
  return new Validator({ ...schema, components: document.components } as Json, "2020-12", false);
}

/** That an answer is as its call's description says. */
export function expectDescribed(operation: Operation, answer: Parameters<typeof misfits>[1]): void {
  expect(misfits(operation, answer)).toEqual([]);
}
