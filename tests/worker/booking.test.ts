import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { services } from "../../db/schema/catalogue.ts";
import { auditLog } from "../../db/schema/journal.ts";
import { tenants } from "../../db/schema/tenants.ts";
import {
  ADMIN,
  ANA,
  askHold,
  askRelease,
  confirm,
  dateOf,
  hold,
  isOnOffer,
  MINUTE,
  notOnOffer,
  pathOf,
  slotsOn,
  utc,
} from "../support/booking.ts";
import { ask } from "../support/http.ts";
import { journal } from "../support/rows.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

describe("a booking by REST, on the wire as the contract has it", () => {
  it("lists the services, with a price where there is one", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], service: { priceMinor: 9000, currency: "USD" } });
    const [mara] = tenant.staffIds;
    const free = { id: crypto.randomUUID(), tenantId: tenant.id, name: "Chat", durationMinutes: 30, position: 1 };
    await ownerDatabase().insert(services).values(free);

    const { status, body } = await ask(pathOf(tenant, "/services"));

    expect(mara).toEqual(UUID);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        items: [
          {
            id: tenant.serviceId,
            name: "Massage",
            description: "",
            durationMinutes: 60,
            price: { amountMinor: 9000, currency: "USD" },
            staffIds: tenant.staffIds,
          },
          { id: free.id, name: "Chat", description: "", durationMinutes: 30, staffIds: [] },
        ],
      },
    });
  });

  it("shows availability, holds, confirms, and reads the appointment with the admin key", async () => {
    const tenant = await createTenant({ timezone: "Asia/Kolkata" });
    const [mara] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    const [startsAt, endsAt] = [utc(start), utc(start + 60 * MINUTE)];

    const query = `serviceId=${tenant.serviceId}&from=${dateOf(start)}&to=${dateOf(start)}&timezone=UTC`;
    const availability = await ask<{ timezone: string; slots: unknown[] }>(pathOf(tenant, `/availability?${query}`));
    expect(availability).toMatchObject({ status: 200, body: { timezone: "UTC" } });
    expect(Object.keys(availability.body).sort()).toEqual(["slots", "timezone"]);
    expect(availability.body.slots).toContainEqual({ start: startsAt, end: endsAt, staffIds: [mara] });

    const before = Date.now();
    const held = await hold(tenant, start);
    expect(held).toEqual({
      id: UUID,
      holdToken: expect.stringMatching(/^local\.[\w-]{43}$/),
      start: startsAt,
      end: endsAt,
      serviceId: tenant.serviceId,
      staffId: mara,
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(Date.parse(held.expiresAt)).toBeGreaterThanOrEqual(before + 5 * MINUTE);
    expect(Date.parse(held.expiresAt)).toBeLessThanOrEqual(Date.now() + 5 * MINUTE);

    const client = { ...ANA, phone: "+1 (212) 555-0142" };
    const booked = await confirm(tenant, held, { client, notes: "Left shoulder" });
    expect(booked).toEqual({
      id: held.id,
      version: 1,
      reference: expect.stringMatching(/^[2-9A-HJKMNP-Z]{6}$/),
      status: "confirmed",
      start: startsAt,
      end: endsAt,
      timezone: "Asia/Kolkata",
      serviceId: tenant.serviceId,
      staffId: mara,
      client: { ...ANA, phone: "+12125550142", language: null },
      notes: "Left shoulder",
      manageUrl: expect.stringMatching(/^http:\/\/localhost:8787\/m\/[\w-]+\.[\w-]+\.[\w-]+$/),
    });

    const read = await ask(pathOf(tenant, `/appointments/${booked.id}`), { headers: ADMIN });
    expect(read).toMatchObject({ status: 200, body: booked });
    expect(read.headers.get("etag")).toBe('"1"');
  });

  it("takes a start with an offset for the same instant", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const local = utc(start + 330 * MINUTE).replace("Z", "+05:30");
    const json = { serviceId: tenant.serviceId, start: local };
    const { body } = await ask<{ start: string }>(pathOf(tenant, "/holds"), { method: "POST", json });
    expect(body.start).toBe(utc(start));
  });

  it("books whom the visitor asks for", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    expect(await hold(tenant, start, noor)).toMatchObject({ staffId: noor });
    expect(await slotsOn(tenant, start)).toContainEqual(
      expect.objectContaining({ start: utc(start), staffIds: [mara] }),
    );
    expect((await slotsOn(tenant, start, `&staffId=${noor}`)).map((slot) => slot.start)).not.toContain(utc(start));
    expect(await askHold(tenant, start, { staffId: noor })).toMatchObject({
      status: 409,
      body: { code: "slot_taken" },
    });
  });
});

describe("what is taken is not offered", () => {
  it("hides a slot while it is held and after it is confirmed, and shows it again once released", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const other = start + 120 * MINUTE;
    const held = await hold(tenant, start);
    const released = await hold(tenant, other);
    expect(await isOnOffer(tenant, start)).toBe(false);
    expect(await isOnOffer(tenant, other)).toBe(false);

    await confirm(tenant, held);
    await askRelease(tenant, released);
    expect(await isOnOffer(tenant, start)).toBe(false);
    expect(await isOnOffer(tenant, other)).toBe(true);
  });

  it("adds up the buffers of neighbours", async () => {
    const tenant = await createTenant({ service: { bufferBeforeMinutes: 20, bufferAfterMinutes: 20 } });
    const start = tenant.hourAhead(48);
    await hold(tenant, start);
    // 60 minutes, a buffer of 20 and the neighbour's own of 20: on a grid of 30 the next that fits is 120 minutes away.
    for (const away of [-90, -60, 60, 90]) {
      expect(await isOnOffer(tenant, start + away * MINUTE)).toBe(false);
      expect(await askHold(tenant, start + away * MINUTE)).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    }
    for (const away of [-120, 120]) {
      expect(await isOnOffer(tenant, start + away * MINUTE)).toBe(true);
      await hold(tenant, start + away * MINUTE);
    }
  });

  it("names alternatives around what was taken, and all of them are free", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    await hold(tenant, start);
    const { status, body } = await askHold(tenant, start);
    expect({ status, body }).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    expect(body.alternatives).toHaveLength(3);
    expect(await notOnOffer(tenant, body.alternatives)).toEqual([]);
  });

  it("says why when there is nothing on offer, and holds nothing", async () => {
    const tenant = await createTenant({ bookingEnabled: false });
    const start = tenant.hourAhead(48);
    const query = `serviceId=${tenant.serviceId}&from=${dateOf(start)}&to=${dateOf(start)}`;
    const { body } = await ask(pathOf(tenant, `/availability?${query}`));
    expect(body).toEqual({ timezone: "UTC", slots: [], reason: "booking_disabled" });
    expect(await askHold(tenant, start)).toMatchObject({ status: 409, body: { code: "booking_disabled" } });
  });

  it("lets what was held before booking was switched off be confirmed", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    await ownerDatabase().update(tenants).set({ bookingEnabled: false }).where(eq(tenants.id, tenant.id));
    expect(await confirm(tenant, held)).toMatchObject({ status: "confirmed" });
  });
});

describe("appointments are read by those who run the business", () => {
  it("asks for a key, and the right one", async () => {
    const tenant = await createTenant();
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)));
    const read = (authorization?: string) =>
      ask(pathOf(tenant, `/appointments/${id}`), { headers: authorization ? { authorization } : {} });
    expect(await read()).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    for (const wrong of ["Bearer wrong-admin-key", "Bearer local-admin-key2", "bearer", "Basic bG9jYWw6"]) {
      expect(await read(wrong)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    }
  });

  it("finds neither holds nor another tenant's appointments", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const held = await hold(tenant, tenant.hourAhead(48));
    const booked = await confirm(other, await hold(other, other.hourAhead(48)));
    for (const id of [held.id, booked.id, crypto.randomUUID()]) {
      const read = await ask(pathOf(tenant, `/appointments/${id}`), { headers: ADMIN });
      expect(read).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
  });
});

describe("every change is written down once", () => {
  it("with an audit row and an event for each hold, confirm and release, and for nothing else", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const first = await hold(tenant, start);
    const second = await hold(tenant, start + 60 * MINUTE);
    await askHold(tenant, start);
    await confirm(tenant, first);
    await confirm(tenant, first);
    await askRelease(tenant, second);
    await askRelease(tenant, second);
    await askRelease(tenant, first);
    expect(await journal(tenant)).toEqual([
      { kind: "hold.placed", subjectId: first.id, actor: "visitor" },
      { kind: "hold.placed", subjectId: second.id, actor: "visitor" },
      { kind: "appointment.confirmed", subjectId: first.id, actor: "visitor" },
      { kind: "hold.released", subjectId: second.id, actor: "visitor" },
    ]);
  });

  it("without names, addresses or numbers of people", async () => {
    const tenant = await createTenant();
    const client = { name: "Zebulon Quigley", email: "zebulon@example.com", phone: "+12125550142" };
    await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), { client, notes: "allergic to lavender" });
    const rows = await ownerDatabase().select().from(auditLog).where(eq(auditLog.tenantId, tenant.id));
    expect(JSON.stringify(rows)).not.toMatch(/zebulon|quigley|5550142|lavender/i);
  });
});
