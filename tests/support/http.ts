import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import worker from "../../worker/index.ts";

// Files may share the platform's counters, so each has a network of its own.
const network = crypto.randomUUID().slice(0, 4);
let callers = 0;

/** Another address for each caller, so that the coarse limits by address stay out of the way. */
export function newAddress(): string {
  callers += 1;
  // A network of its own: an IPv6 caller is counted by its /64.
  return `2001:db8:${network}:${callers.toString(16)}::1`;
}

/** One request through the Worker's front door. */
export async function call(
  path: string,
  init: RequestInit & { address?: string; json?: unknown; bindings?: object } = {},
): Promise<Response> {
  const { address = newAddress(), json, bindings, ...rest } = init;
  const headers = new Headers(rest.headers);
  headers.set("cf-connecting-ip", address);
  if (json !== undefined) headers.set("content-type", "application/json");
  const body = json === undefined ? rest.body : JSON.stringify(json);
  const request = new Request(`http://gomomo.test${path}`, { ...rest, headers, body: body ?? null });
  const ctx = createExecutionContext();
  const response = await worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    bindings ? { ...(env as Env), ...bindings } : (env as Env),
    ctx,
  );
  await waitOnExecutionContext(ctx);
  return response;
}

/** An answer, read to its end. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A problem document; `code` and what goes with it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
  alternatives?: { start: string; end: string; staffIds: string[] }[];
}

/** One request, with its answer's body read as JSON; a refusal is a `Problem`. */
export async function ask<Body = Problem>(path: string, init?: Parameters<typeof call>[1]): Promise<Answer<Body>> {
  const response = await call(path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

/** That an answer is a problem document of this code, whole and in its own media type; gives it for a closer look. */
export function expectProblem(answer: Answer<Problem>, status: number, code: string): Problem {
  expect(answer).toMatchObject({
    status,
    body: {
      type: expect.any(String),
      title: expect.stringMatching(/./),
      status,
      code,
      detail: expect.stringMatching(/./),
    },
  });
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return answer.body;
}
