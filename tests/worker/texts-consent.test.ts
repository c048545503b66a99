import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { clients } from "../../db/schema/clients.ts";
import { confirm as confirmHold } from "../../domain/booking/confirm.ts";
import { hold as placeHold } from "../../domain/booking/hold.ts";
import { registerConversation } from "../../domain/receptionist/records.ts";
import { ADMIN, askConfirm, confirm, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { sessionContext } from "../support/domain.ts";
import { ask } from "../support/http.ts";
import { appointmentRows, clientRows, journal } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const PHONE = "+12125550142";
const ana = { name: "Ana Gómez", phone: PHONE };
const agreeing = { ...ana, textsAgreed: true };

afterEach(comeBack);

const held = (tenant: TestTenant, hours = 48) => hold(tenant, tenant.hourAhead(hours));
const agreements = async (tenant: TestTenant) =>
  (await appointmentRows(tenant)).map(({ textsAgreedAt }) => textsAgreedAt !== null);

describe("consent to texts", () => {
  it("is given with a booking, for its number, and stands on a new client's record", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: agreeing });

    expect(await agreements(tenant)).toEqual([true]);
    expect(await clientRows(tenant)).toMatchObject([{ textsAgreedBy: "api", textsEndedAt: null, version: 1 }]);
    expect((await clientRows(tenant))[0]?.textsAgreedAt).toBeInstanceOf(Date);
  });

  it("is never assumed", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: ana });
    await confirm(tenant, await held(tenant, 50), { client: { ...ana, textsAgreed: false } });

    expect(await agreements(tenant)).toEqual([false, false]);
    expect(await clientRows(tenant)).toMatchObject([{ textsAgreedAt: null, textsAgreedBy: null, version: 1 }]);
  });

  it("needs a number", async () => {
    const tenant = await createTenant();
    const client = { name: "Ana Gómez", email: "ana@example.com", textsAgreed: true };
    const { status, body } = await askConfirm(tenant, await held(tenant), { client });

    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ path: expect.stringMatching(/textsAgreed$/), message: "needs a phone number" }] },
    });
  });

  it("is noted on the record of a client who is known by this very number, with its trace", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: ana });
    await confirm(tenant, await held(tenant, 50), { client: agreeing });
    await confirm(tenant, await held(tenant, 52), { client: agreeing });

    expect(await clientRows(tenant)).toMatchObject([{ textsAgreedBy: "api", version: 2 }]);
    const noted = (await journal(tenant, { withData: true })).filter(({ kind }) => kind === "client.changed");
    expect(noted).toMatchObject([{ actor: "visitor", data: { version: 2, fields: ["texts"], texts: true } }]);
  });

  it("of another number than the record's stays with the booking", async () => {
    const tenant = await createTenant();
    const email = "ana@example.com";
    await confirm(tenant, await held(tenant), { client: { ...ana, email } });
    await confirm(tenant, await held(tenant, 50), { client: { ...agreeing, email, phone: "+12125550199" } });

    expect((await agreements(tenant)).sort()).toEqual([false, true]);
    expect(await clientRows(tenant)).toMatchObject([{ phone: PHONE, textsAgreedAt: null, version: 1 }]);
  });

  it("does not undo on the record what the client has ended", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: ana });
    await ownerDatabase().update(clients).set({ textsEndedAt: new Date() }).where(eq(clients.tenantId, tenant.id));
    await confirm(tenant, await held(tenant, 50), { client: agreeing });

    expect(await clientRows(tenant)).toMatchObject([{ textsAgreedAt: null, version: 1 }]);
  });

  it("belongs to what is said again: with another one it is another wish", async () => {
    const tenant = await createTenant();
    const mine = await held(tenant);
    const first = await confirm(tenant, mine, { client: agreeing });

    expect(await confirm(tenant, mine, { client: agreeing })).toEqual(first);
    const { status, body } = await askConfirm(tenant, mine, { client: ana });
    expect({ status, code: body.code }).toEqual({ status: 409, code: "already_confirmed" });
    expect(await clientRows(tenant)).toMatchObject([{ version: 1 }]);
  });

  it("is taken by the business at the counter", async () => {
    const tenant = await createTenant();
    const json = {
      serviceId: tenant.serviceId,
      start: utc(tenant.hourAhead(48)),
      client: { ...agreeing, timezone: "Asia/Tokyo" },
    };
    const { status } = await ask(pathOf(tenant, "/appointments"), { method: "POST", json, headers: ADMIN });

    expect(status).toBe(201);
    expect(await appointmentRows(tenant)).toMatchObject([{ clientTimezone: "Asia/Tokyo" }]);
    expect(await agreements(tenant)).toEqual([true]);
    expect(await clientRows(tenant)).toMatchObject([{ textsAgreedBy: "business" }]);
  });

  it("is handed out to its person, and erased with them", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: { ...agreeing, timezone: "Europe/Berlin" } });
    const [client] = await clientRows(tenant);
    const path = pathOf(tenant, `/clients/${client?.id}`);
    const { body } = await ask<{ appointments: unknown[] }>(`${path}/export`, { headers: ADMIN });
    expect(body.appointments).toMatchObject([
      { textsAgreedAt: expect.stringMatching(/Z$/), timezone: "Europe/Berlin", phone: PHONE },
    ]);

    later(60 * 60 * MINUTE);
    expect((await ask(path, { method: "DELETE", headers: ADMIN })).status).toBeLessThan(300);
    expect(await appointmentRows(tenant)).toMatchObject([
      { textsAgreedAt: null, clientTimezone: null, clientPhone: null },
    ]);
  });
});

describe("where a client is", () => {
  it("is what they say, and has to be a zone", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: { ...ana, timezone: "Europe/Berlin" } });
    expect(await appointmentRows(tenant)).toMatchObject([{ clientTimezone: "Europe/Berlin" }]);

    const { status } = await askConfirm(tenant, await held(tenant, 50), { client: { ...ana, timezone: "Mars/Base" } });
    expect(status).toBe(400);
  });

  it("is else where their conversation is, and else unknown", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await held(tenant), { client: ana });
    expect(await appointmentRows(tenant)).toMatchObject([{ clientTimezone: null }]);

    const sessionId = crypto.randomUUID();
    const ctx = sessionContext(tenant, sessionId);
    await registerConversation(ctx, { sessionId, channel: "chat", timezone: "Asia/Tokyo", locale: null });
    const mine = await placeHold(ctx, { serviceId: tenant.serviceId, start: tenant.hourAhead(60) });
    await confirmHold(ctx, { holdId: mine.id, holdToken: mine.holdToken, client: agreeing });
    expect((await appointmentRows(tenant)).map(({ clientTimezone }) => clientTimezone)).toContain("Asia/Tokyo");
  });
});
