import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { idempotencyKeys } from "../../db/schema/identity.ts";
import { crowd, tally } from "../support/crowd.ts";
import { roundTrips } from "../support/gateway.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { journal } from "../support/rows.ts";
import { askAt, askNewTenant, expectFault, newSettings, newTenant } from "../support/settings.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const withKey = (key = crypto.randomUUID()) => ({ "idempotency-key": key });

it("is for the operator alone", async () => {
  const settings = newSettings();
  expectProblem(await ask("/api/v1/tenants", { method: "POST", json: settings }), 401, "unauthenticated");
  const tenant = await newTenant();
  const { headers: key } = await createKey(tenant, "settings:read", "settings:write", "keys:write");
  expectProblem(await askNewTenant(settings, key), 403, "forbidden");
  expect(await askNewTenant(settings)).toMatchObject({ status: 201 });
});

it("under an Idempotency-Key makes one business, however often and by how many at once it is asked", async () => {
  for (let round = 0; round < 8; round++) {
    const [settings, headers] = [newSettings(), withKey()];
    const answers = await crowd(8, () => askNewTenant(settings, headers));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 8 });
    const [first] = answers;
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await askNewTenant(settings, headers)).toMatchObject({ status: 201, body: first?.body });
    expect(await journal(first?.body as never)).toMatchObject([{ kind: "tenant.created" }]);
  }
});

it("with the same settings and another key is another business, or a slug in use", async () => {
  const settings = newSettings();
  const first = await askNewTenant(settings, withKey());
  expectFault(await askNewTenant(settings, withKey()), "slug");
  const second = await askNewTenant({ ...settings, slug: `${settings.slug}x` }, withKey());
  expect(second.status).toBe(201);
  expect(second.body).not.toMatchObject({ id: (first.body as never as { id: string }).id });
});

it("refuses another body under the same key, also when the answer is kept no longer", async () => {
  const [settings, headers] = [newSettings(), withKey()];
  const { body } = await askNewTenant(settings, headers);
  expectProblem(await askNewTenant({ ...settings, name: "Other" }, headers), 422, "idempotency_key_reused");
  later(25 * 3_600_000);
  expectProblem(await askNewTenant(newSettings(), headers), 422, "idempotency_key_reused");
  comeBack();
  expect(await journal(body as never)).toHaveLength(1);
});

it("is one round trip, and so is saying it again", async () => {
  const [settings, headers] = [newSettings(), withKey()];
  const slug = String(settings.slug);
  expect(await roundTrips(slug, () => askNewTenant(settings, headers))).toBe(1);
  expect(await roundTrips(slug, () => askNewTenant(settings, headers))).toBe(1);
});

it("can be bookable within three calls", async () => {
  const always = [{ start: "00:00", end: "24:00" }];
  const tenant = await newTenant({
    weeklyHours: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
  });
  const staff = await askAt<{ id: string }>(tenant, "POST", "/staff", { name: "Mara" }, undefined);
  const json = { name: "Massage", durationMinutes: 60, staffIds: [staff.body.id] };
  const service = await askAt<{ id: string }>(tenant, "POST", "/services", json, undefined);
  const start = new Date(Math.ceil(Date.now() / 3_600_000 + 48) * 3_600_000).toISOString();
  const held = await askAt(tenant, "POST", "/holds", { serviceId: service.body.id, start }, {});
  expect(held).toMatchObject({ status: 201, body: { start, staffId: staff.body.id } });
});

it("keeps the answer with the business that it made", async () => {
  const headers = withKey();
  const { body } = await askNewTenant(newSettings(), headers);
  const { id } = body as never as { id: string };
  const kept = await ownerDatabase().select().from(idempotencyKeys).where(eq(idempotencyKeys.tenantId, id));
  expect(kept).toMatchObject([{ key: headers["idempotency-key"], principal: "platform" }]);
});
