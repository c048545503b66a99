import { expect } from "vitest";
import type { ApiScope } from "../../db/schema/identity.ts";
import { ADMIN, pathOf } from "./booking.ts";
import { ask } from "./http.ts";
import type { TestTenant } from "./tenant.ts";

export interface TestKey {
  id: string;
  /** The secret itself. */
  key: string;
  prefix: string;
  headers: { authorization: string };
}

/** A tenant's API key with these scopes, made by the operator. */
export async function createKey(tenant: Pick<TestTenant, "id">, ...scopes: ApiScope[]): Promise<TestKey> {
  const json = { name: "A program of ours", scopes };
  const { status, body } = await ask<{ id: string; key: string; prefix: string }>(pathOf(tenant, "/api-keys"), {
    method: "POST",
    json,
    headers: ADMIN,
  });
  expect(status).toBe(201);
  return { ...body, headers: { authorization: `Bearer ${body.key}` } };
}
