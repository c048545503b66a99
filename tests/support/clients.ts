import { expect } from "vitest";
import { ADMIN, pathOf } from "./booking.ts";
import { type Answer, ask, type Problem } from "./http.ts";
import type { TestTenant } from "./tenant.ts";

/** The doors of a business's clients. */

export interface ClientOnWire {
  id: string;
  version: number;
  name: string;
  email: string | null;
  phone: string | null;
  notes: string;
  blockedAt: string | null;
  texts: { agreed: boolean; agreedAt: string | null; by: string | null; endedAt: string | null };
  visits: number;
  noShows: number;
  upcoming: number;
  lastVisitAt: string | null;
  createdAt: string;
  erasedAt: string | null;
}

type Tenant = Pick<TestTenant, "id">;
type Headers = Record<string, string>;

export const clientPath = (tenant: Tenant, { id }: { id: string }) => pathOf(tenant, `/clients/${id}`);

export function askAdd(tenant: Tenant, json: unknown, headers: Headers = ADMIN): Promise<Answer<Problem>> {
  return ask(pathOf(tenant, "/clients"), { method: "POST", json, headers });
}

/** Writes down a client that is known to be good. */
export async function addClient(tenant: Tenant, json: unknown): Promise<ClientOnWire> {
  const { status, body } = await askAdd(tenant, json);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as ClientOnWire;
}

export function askChange(tenant: Tenant, client: { id: string }, json: unknown, headers: Headers = ADMIN) {
  return ask(clientPath(tenant, client), { method: "PATCH", json, headers });
}

/** Changes a client in a way that is known to be good. */
export async function changeClient(tenant: Tenant, client: { id: string }, json: unknown): Promise<ClientOnWire> {
  const { status, body } = await askChange(tenant, client, json);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as unknown as ClientOnWire;
}

export function askErase(tenant: Tenant, client: { id: string }, headers: Headers = ADMIN) {
  return ask(clientPath(tenant, client), { method: "DELETE", headers });
}

export async function readClient(tenant: Tenant, client: { id: string }): Promise<ClientOnWire> {
  const { status, body } = await ask<ClientOnWire>(clientPath(tenant, client), { headers: ADMIN });
  expect(status).toBe(200);
  return body;
}

export async function listClients(
  tenant: Tenant,
  query: Record<string, string> = {},
): Promise<{ items: ClientOnWire[]; nextCursor: string | null }> {
  const { body } = await ask<{ items: ClientOnWire[]; nextCursor: string | null }>(
    pathOf(tenant, `/clients?${new URLSearchParams(query)}`),
    { headers: ADMIN },
  );
  return body;
}
