import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashApiKey } from "../../adapters/api-keys.ts";
import { apiKeys } from "../../db/schema/identity.ts";
import worker from "../../worker/index.ts";
import { ADMIN, MINUTE, pathOf } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { park, roundTrips, withoutDatabase } from "../support/gateway.ts";
import { ask, expectProblem, newAddress } from "../support/http.ts";
import { createKey, type TestKey } from "../support/keys.ts";
import { clientRows, journal } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const NOTE_STATEMENT = "SET last_used_at";

afterEach(comeBack);

interface KeyOnWire {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  key?: string;
}
interface ListedKey extends KeyOnWire {
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const askCreate = (tenant: TestTenant, json: unknown, headers: Record<string, string> = ADMIN) =>
  ask<KeyOnWire & { code: string }>(pathOf(tenant, "/api-keys"), { method: "POST", json, headers });
const askRevoke = (tenant: TestTenant, { id }: { id: string }, headers: Record<string, string> = ADMIN) =>
  ask(pathOf(tenant, `/api-keys/${id}`), { method: "DELETE", headers });
const askClients = (tenant: TestTenant, { headers }: Pick<TestKey, "headers">) =>
  ask(pathOf(tenant, "/clients"), { headers });
const rowsOf = (tenant: TestTenant) => ownerDatabase().select().from(apiKeys).where(eq(apiKeys.tenantId, tenant.id));

async function listed(tenant: TestTenant, query = ""): Promise<{ items: ListedKey[]; nextCursor: string | null }> {
  return (
    await ask<{ items: ListedKey[]; nextCursor: string | null }>(pathOf(tenant, `/api-keys${query}`), {
      headers: ADMIN,
    })
  ).body;
}

describe("an API key", () => {
  it("is shown once, and the database has nothing that could stand for it", async () => {
    const tenant = await createTenant();
    const { status, body } = await askCreate(tenant, { name: " Website ", scopes: ["clients:read", "clients:read"] });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        name: "Website",
        prefix: expect.stringMatching(/^gmo_.{8}$/),
        scopes: ["clients:read"],
        createdAt: expect.any(String),
        key: expect.stringMatching(/^gmo_[\w-]{43}$/),
      },
    });
    const { key = "", ...shown } = body;
    expect(key.startsWith(shown.prefix)).toBe(true);
    expect((await listed(tenant)).items).toEqual([{ ...shown, lastUsedAt: null, revokedAt: null }]);
    const [row] = await rowsOf(tenant);
    expect(row?.hash).toBe(await hashApiKey(key));
    expect(JSON.stringify(await rowsOf(tenant))).not.toContain(key.slice(12));
    const [event] = await journal(tenant);
    expect(event).toMatchObject({ kind: "api_key.created", subjectId: shown.id, actor: "platform" });
  });

  it("is good for its scopes and its tenant alone", async () => {
    const [tenant, elsewhere] = [await createTenant(), await createTenant()];
    const reader = await createKey(tenant, "clients:read");
    expect((await askClients(tenant, reader)).status).toBe(200);
    const json = { name: "Ana", email: "ana@example.com" };
    const { headers } = reader;
    expectProblem(await ask(pathOf(tenant, "/clients"), { method: "POST", json, headers }), 403, "forbidden");
    expectProblem(await ask(pathOf(tenant, "/audit"), { headers }), 403, "forbidden");
    expectProblem(await ask(pathOf(tenant, "/api-keys"), { headers }), 403, "forbidden");
    expectProblem(await askClients(elsewhere, reader), 401, "unauthenticated");
    expectProblem(await ask(pathOf(elsewhere, "/clients"), { method: "POST", json, headers }), 401, "unauthenticated");
    const keysElsewhere = await createKey(elsewhere, "keys:write");
    expectProblem(await askRevoke(tenant, reader, keysElsewhere.headers), 401, "unauthenticated");
    expectProblem(await askRevoke(elsewhere, reader, keysElsewhere.headers), 404, "not_found");
    expect((await askClients(tenant, reader)).status).toBe(200);
    expect([...(await clientRows(tenant)), ...(await clientRows(elsewhere))]).toEqual([]);
  });

  it("can give on what it has and nothing more", async () => {
    const tenant = await createTenant();
    const { headers } = await createKey(tenant, "keys:write", "clients:read");
    expect((await askCreate(tenant, { name: "Less", scopes: ["clients:read"] }, headers)).status).toBe(201);
    for (const scopes of [["clients:write"], ["clients:read", "settings:write"]]) {
      const refused = await askCreate(tenant, { name: "More", scopes }, headers);
      expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    }
    const plain = await createKey(tenant, "clients:read");
    const refused = await askCreate(tenant, { name: "None", scopes: ["clients:read"] }, plain.headers);
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await rowsOf(tenant)).map(({ name }) => name)).not.toContain("More");
    expect(await rowsOf(tenant)).toHaveLength(3);
  });

  it("stops at once when it is revoked, and revoking may be said again", async () => {
    const tenant = await createTenant();
    const key = await createKey(tenant, "clients:read", "keys:write");
    expect((await askClients(tenant, key)).status).toBe(200);
    expect((await askRevoke(tenant, key)).status).toBe(204);
    expectProblem(await askClients(tenant, key), 401, "unauthenticated");
    expectProblem(await askRevoke(tenant, key, key.headers), 401, "unauthenticated");
    expect((await askRevoke(tenant, key)).status).toBe(204);
    expect((await journal(tenant)).map(({ kind }) => kind)).toEqual(["api_key.created", "api_key.revoked"]);
    expect((await listed(tenant)).items).toMatchObject([{ id: key.id, revokedAt: expect.any(String) }]);
    expectProblem(await askRevoke(tenant, { id: crypto.randomUUID() }), 404, "not_found");
  });

  it("that revokes itself is gone with that", async () => {
    const tenant = await createTenant();
    const key = await createKey(tenant, "keys:write");
    expect((await askRevoke(tenant, key, key.headers)).status).toBe(204);
    expectProblem(await askRevoke(tenant, key, key.headers), 401, "unauthenticated");
  });

  it("is made once by twenty twins under one Idempotency-Key, and one of them is told it", async () => {
    const tenant = await createTenant();
    const json = { name: "Twin", scopes: ["clients:read"] };
    const headers = { ...ADMIN, "idempotency-key": crypto.randomUUID() };
    const answers = await crowd(20, () => askCreate(tenant, json, headers));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 20 });
    expect(tally(answers.map(({ body }) => String("key" in body)))).toEqual({ true: 1, false: 19 });
    expect(new Set(answers.map(({ body: { key: _, ...rest } }) => JSON.stringify(rest))).size).toBe(1);
    expect(await rowsOf(tenant)).toHaveLength(1);
    const { status, body } = await askCreate(tenant, json, headers);
    const { key: _, ...first } = answers[0]?.body ?? {};
    expect({ status, body }).toEqual({ status: 201, body: first });
    const other = await askCreate(tenant, { ...json, name: "Other" }, headers);
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  });

  it("asks for a name and for scopes that there are, of a business that there is", async () => {
    const tenant = await createTenant();
    for (const json of [
      { name: "", scopes: ["clients:read"] },
      { name: "Key", scopes: [] },
      { name: "Key", scopes: ["everything"] },
      { name: "Key" },
    ]) {
      expect(await askCreate(tenant, json)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    }
    const nowhere = { ...tenant, id: crypto.randomUUID() };
    const unknown = await askCreate(nowhere, { name: "Key", scopes: ["clients:read"] });
    expect(unknown).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  it("comes in a list, newest first, that no newer key shifts", async () => {
    const tenant = await createTenant();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.unshift((await createKey(tenant, "clients:read")).id);
      later(MINUTE);
    }
    const first = await listed(tenant, "?limit=2");
    await createKey(tenant, "clients:read");
    const second = await listed(tenant, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

describe("when a key was last used", () => {
  // Away from the turn of an hour.
  beforeEach(() => wakeOn(3, "10:20", "UTC"));

  const lastUse = async (tenant: TestTenant) => (await listed(tenant)).items[0]?.lastUsedAt ?? null;
  const hourOf = (ms: number) => new Date(ms - (ms % HOUR)).toISOString();
  it("is noted to the hour, and once in it", async () => {
    const tenant = await createTenant();
    const key = await createKey(tenant, "clients:read");
    const asked = () => roundTrips(tenant.id, () => askClients(tenant, key));
    expect(await lastUse(tenant)).toBeNull();
    expect(await asked(), "the list, and the note").toBe(2);
    expect(await lastUse(tenant)).toBe(hourOf(Date.now()));
    expect(await asked()).toBe(1);
    later(HOUR);
    expect(await asked()).toBe(2);
    expect(await lastUse(tenant)).toBe(hourOf(Date.now()));
  });

  it("is not noted for what was refused", async () => {
    const tenant = await createTenant();
    const key = await createKey(tenant, "clients:read");
    expectProblem(await ask(pathOf(tenant, "/audit"), { headers: key.headers }), 403, "forbidden");
    expect(await lastUse(tenant)).toBeNull();
  });

  it("is noted beside the answer, which does not wait for it", async () => {
    const tenant = await createTenant();
    const { headers } = await createKey(tenant, "clients:read");
    const note = await park("before", tenant.id, NOTE_STATEMENT);
    const ctx = createExecutionContext();
    const request = new Request(`http://gomomo.test${pathOf(tenant, "/clients")}`, {
      headers: { ...headers, "cf-connecting-ip": newAddress() },
    });
    const answer = await worker.fetch(request as Parameters<typeof worker.fetch>[0], env as Env, ctx);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ items: [], nextCursor: null });
    await note.arrived();
    expect(await lastUse(tenant)).toBeNull();
    await note.release();
    await waitOnExecutionContext(ctx);
    expect(await lastUse(tenant)).toBe(hourOf(Date.now()));
  });

  it("does no harm where it cannot be noted", async () => {
    const tenant = await createTenant();
    const key = await createKey(tenant, "clients:read");
    await withoutDatabase([tenant.id, NOTE_STATEMENT], async () => {
      expect((await askClients(tenant, key)).status).toBe(200);
    });
    expect(await lastUse(tenant)).toBeNull();
    expect((await askClients(tenant, key)).status).toBe(200);
  });
});
