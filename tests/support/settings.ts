import { expect } from "vitest";
import { ADMIN, pathOf } from "./booking.ts";
import { type Answer, ask, expectProblem, type Problem } from "./http.ts";

/** The configuration doors of the REST API, as the operator's or a tenant's own program uses them. */

export interface AffectedOnWire {
  affected: { id: string; version: number; start: string; staffId: string }[];
  affectedMore: boolean;
  affectedHolds: { id: string; start: string; expiresAt: string }[];
}

type Json = Record<string, unknown>;
type Headers = Record<string, string>;

/** Settings that no other test's business has. */
export function newSettings(change: Json = {}): Json {
  const slug = `s-${crypto.randomUUID().slice(0, 13)}`;
  return { slug, name: "New Studio", timezone: "Europe/Berlin", country: "DE", ...change };
}

export function askNewTenant(json: unknown, headers: Headers = {}): Promise<Answer<Problem>> {
  return ask("/api/v1/tenants", { method: "POST", json, headers: { ...ADMIN, ...headers } });
}

/** A business made through the front door. */
export async function newTenant(change: Json = {}): Promise<Json & { id: string; slug: string }> {
  const { status, body } = await askNewTenant(newSettings(change));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as Json & { id: string; slug: string };
}

/** One request to what a business has set. */
export function askAt<Body = Problem>(
  tenant: { id: string },
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE",
  path: string,
  json?: unknown,
  headers: Headers = ADMIN,
): Promise<Answer<Body>> {
  return ask<Body>(pathOf(tenant, path), { method, headers, ...(json !== undefined && { json }) });
}

/** The answer of a request that is known to be good. */
export async function done<Body = Json & { id: string }>(...request: Parameters<typeof askAt>): Promise<Body> {
  const { status, body } = await askAt<Body>(...request);
  expect({ status, body }).toMatchObject({ status: request[1] === "POST" ? 201 : 200 });
  return body;
}

/** A refusal that names the field that is wrong and the rule that it breaks. */
export function expectFault(answer: Answer<Problem>, path: string): void {
  const { errors } = expectProblem(answer, 400, "invalid_request");
  expect(errors?.map((each) => each.path)).toContain(path);
  for (const { message } of errors ?? []) expect(message).toMatch(/\w{3}/);
}
