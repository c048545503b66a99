import { afterEach, describe, expect, it } from "vitest";
import { ADMIN, confirm, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { addClient, changeClient } from "../support/clients.ts";
import { roundTrips } from "../support/gateway.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { journal } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

interface AuditPage {
  items: { id: number; at: string; actor: string; action: string; subjectId: string; data: Record<string, unknown> }[];
  nextCursor: string | null;
}

afterEach(comeBack);

const pathTo = (tenant: TestTenant, query: Record<string, string> = {}) =>
  pathOf(tenant, `/audit?${new URLSearchParams(query)}`);

async function read(tenant: TestTenant, query: Record<string, string> = {}): Promise<AuditPage> {
  const { status, body } = await ask<AuditPage>(pathTo(tenant, query), { headers: ADMIN });
  expect(status).toBe(200);
  return body;
}

describe("the audit log", () => {
  it("tells who changed what, newest first, and nothing of anybody else's", async () => {
    const [tenant, elsewhere] = [await createTenant(), await createTenant()];
    await confirm(elsewhere, await hold(elsewhere, elsewhere.hourAhead(48)));
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)));
    const key = await createKey(tenant, "appointments:write");
    const headers = key.headers;
    expect((await ask(pathOf(tenant, `/appointments/${id}`), { method: "DELETE", headers })).status).toBe(200);
    const { items, nextCursor } = await read(tenant);
    expect(items).toMatchObject([
      { action: "appointment.cancelled", actor: `key:${key.prefix}`, subjectId: id, data: { version: 2 } },
      { action: "api_key.created", actor: "platform", subjectId: key.id },
      { action: "appointment.confirmed", actor: "visitor", subjectId: id },
      { action: "hold.placed", actor: "visitor", subjectId: id },
    ]);
    expect(nextCursor).toBeNull();
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(JSON.stringify(items)).not.toMatch(/Ana|example\.com/);
  });

  it("refuses an action that none can be, and what PostgreSQL takes for no text", async () => {
    const tenant = await createTenant();
    for (const action of ["moved", "appointment.moved\u0000"]) {
      const answer = await ask(pathTo(tenant, { action }), { headers: ADMIN });
      expect(expectProblem(answer, 400, "invalid_request").errors?.[0]?.path).toBe("action");
    }
  });

  it("can be narrowed to a subject, an action and a time", async () => {
    const tenant = await createTenant();
    const client = await addClient(tenant, { name: "Ana", phone: "+12125550142" });
    await addClient(tenant, { name: "Bo", phone: "+12125550143" });
    later(60 * MINUTE);
    const noon = utc(Date.now());
    await changeClient(tenant, client, { notes: "likes tea" });
    const actions = async (query: Record<string, string>) =>
      (await read(tenant, query)).items.map(({ action }) => action);
    expect(await actions({ subjectId: client.id })).toEqual(["client.changed", "client.created"]);
    expect(await actions({ action: "client.created" })).toEqual(["client.created", "client.created"]);
    expect(await actions({ from: noon })).toEqual(["client.changed"]);
    expect(await actions({ to: noon })).toEqual(["client.created", "client.created"]);
    expect(await actions({ subjectId: client.id, action: "client.created", to: noon })).toEqual(["client.created"]);
    expect(await actions({ subjectId: crypto.randomUUID() })).toEqual([]);
  });

  it("comes page by page, also where many rows are of one moment, and what is new shifts no page", async () => {
    const tenant = await createTenant();
    const client = await addClient(tenant, { name: "Ana", phone: "+12125550142" });
    for (let i = 0; i < 6; i++) await changeClient(tenant, client, { notes: `note ${i}` });
    const all = (await read(tenant)).items.map(({ id }) => id);
    expect(all).toHaveLength((await journal(tenant)).length);
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = await read(tenant, { limit: "2", ...(cursor && { cursor }) });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await changeClient(tenant, client, { notes: `later ${found.length}` });
    } while (cursor);
    expect(found).toEqual(all);
  });

  it("is for keys of its scope, and one round trip", async () => {
    const [tenant, elsewhere] = [await createTenant(), await createTenant()];
    const reader = await createKey(tenant, "settings:read");
    expect((await ask(pathTo(tenant), { headers: reader.headers })).status).toBe(200);
    expectProblem(await ask(pathTo(elsewhere), { headers: reader.headers }), 401, "unauthenticated");
    const other = await createKey(tenant, "clients:read", "settings:write");
    expectProblem(await ask(pathTo(tenant), { headers: other.headers }), 403, "forbidden");
    expectProblem(await ask(pathTo(tenant)), 401, "unauthenticated");
    for (const query of [{ cursor: "bm9uZQ" }, { limit: "201" }, { from: "yesterday" }, { subjectId: "7" }]) {
      expectProblem(await ask(pathTo(tenant, query as never), { headers: ADMIN }), 400, "invalid_request");
    }
    expect(await roundTrips(tenant.id, () => read(tenant))).toBe(1);
  });
});
