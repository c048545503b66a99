import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { clients } from "../../db/schema/clients.ts";
import { confirm as confirmVerb } from "../../domain/booking/confirm.ts";
import { ANA, askConfirm, confirm, hold, MINUTE } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { codeOf, contextFor, fakeClock } from "../support/domain.ts";
import { appointmentRows, clientRows, statusOf } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const PHONE = "+12125550142";
const OTHER_PHONE = "+12125550143";

describe("a confirm said again", () => {
  it("with the same words gives the same answer, and with others none", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    const booked = await confirm(tenant, held, { notes: "Left shoulder" });
    expect(await confirm(tenant, held, { notes: "Left shoulder" })).toEqual(booked);
    for (const other of [
      { notes: "Right shoulder" },
      {},
      { client: { ...ANA, name: "Eve" }, notes: "Left shoulder" },
    ]) {
      const { status, body } = await askConfirm(tenant, held, other);
      expect({ status, code: body.code }).toEqual({ status: 409, code: "already_confirmed" });
      expect(JSON.stringify(body)).not.toContain(ANA.email);
    }
    expect(await appointmentRows(tenant)).toHaveLength(1);
  });

  it("is answered for a quarter of an hour, then the token is dead", async () => {
    const tenant = await createTenant();
    const clock = fakeClock();
    const { id: holdId, holdToken } = await hold(tenant, tenant.hourAhead(48));
    const say = () => confirmVerb(contextFor(tenant, { clock }), { holdId, holdToken, client: ANA });
    const booked = await say();
    clock.pass(15 * MINUTE - 1);
    expect(await say()).toEqual(booked);
    clock.pass(1);
    expect(await codeOf(say())).toBe("hold_not_found");
    expect(await statusOf(holdId)).toBe("confirmed");
  });
});

describe("a reference that is in use", () => {
  /** References in this order, the last one for ever. */
  const references = (tenant: TestTenant, ...wanted: string[]) => {
    const ids = {
      uuid: () => crypto.randomUUID(),
      secret: () => crypto.randomUUID(),
      reference: () => (wanted.length > 1 ? wanted.shift() : wanted[0]) ?? "",
    };
    return contextFor(tenant, { ids });
  };

  it("is not given again: the next one is", async () => {
    const tenant = await createTenant();
    const [first, second] = [await hold(tenant, tenant.hourAhead(48)), await hold(tenant, tenant.hourAhead(50))];
    const say = ({ id: holdId, holdToken }: typeof first, ...wanted: string[]) =>
      confirmVerb(references(tenant, ...wanted), { holdId, holdToken, client: ANA });
    expect(await say(first, "AAAAAA")).toMatchObject({ reference: "AAAAAA" });
    expect(await say(second, "AAAAAA", "AAAAAA", "BBBBBB")).toMatchObject({ reference: "BBBBBB" });
  });

  it("may be in use at another business", async () => {
    for (const tenant of [await createTenant(), await createTenant()]) {
      const { id: holdId, holdToken } = await hold(tenant, tenant.hourAhead(48));
      const booked = await confirmVerb(references(tenant, "AAAAAA"), { holdId, holdToken, client: ANA });
      expect(booked.reference).toBe("AAAAAA");
    }
  });

  it("leaves the hold as it was when none is free", async () => {
    const tenant = await createTenant();
    const [first, second] = [await hold(tenant, tenant.hourAhead(48)), await hold(tenant, tenant.hourAhead(50))];
    const say = ({ id: holdId, holdToken }: typeof first) =>
      codeOf(confirmVerb(references(tenant, "AAAAAA"), { holdId, holdToken, client: ANA }));
    expect(await say(first)).toBe("done");
    expect(await say(second)).toBe("internal");
    await confirm(tenant, second);
  });
});

describe("the client of an appointment", () => {
  const book = async (tenant: TestTenant, hours: number, client: Record<string, unknown>) => {
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(hours)), { client });
    return (await appointmentRows(tenant)).find((row) => row.id === id);
  };

  it("is found by email, whatever its case, and never overwritten", async () => {
    const tenant = await createTenant();
    const first = await book(tenant, 48, { name: "Ana", email: "ana@example.com" });
    const again = await book(tenant, 50, { name: "Ana Gómez", email: "Ana@Example.com", phone: PHONE });
    expect(again?.clientId).toBe(first?.clientId);
    expect(again).toMatchObject({ clientName: "Ana Gómez", clientEmail: "Ana@Example.com", clientPhone: PHONE });
    expect(await clientRows(tenant)).toMatchObject([{ name: "Ana", email: "ana@example.com", phone: null }]);
  });

  it("is found by phone where the email is new", async () => {
    const tenant = await createTenant();
    const first = await book(tenant, 48, { name: "Ana", phone: PHONE });
    const again = await book(tenant, 50, { name: "Ana G", phone: "+1 212 555 0142", email: "ana@example.com" });
    expect(again?.clientId).toBe(first?.clientId);
    expect(await clientRows(tenant)).toMatchObject([{ name: "Ana", email: null, phone: PHONE }]);
  });

  it("is the one with the email where email and phone lead to two", async () => {
    const tenant = await createTenant();
    const byPhone = await book(tenant, 48, { name: "Ana", phone: PHONE });
    const byEmail = await book(tenant, 50, { name: "Ben", email: "ben@example.com", phone: OTHER_PHONE });
    const both = await book(tenant, 52, { name: "Ben", email: "ben@example.com", phone: PHONE });
    expect(both?.clientId).toBe(byEmail?.clientId);
    expect(byPhone?.clientId).not.toBe(byEmail?.clientId);
  });

  it("is another one at another business", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const here = await book(tenant, 48, ANA);
    const there = await book(other, 48, ANA);
    expect(here?.clientId).not.toBe(there?.clientId);
  });

  it.each([
    ["email", { name: "Ana", email: "ana@example.com" }],
    ["phone number", { name: "Ana", phone: PHONE }],
  ])("is added once when ten bookings with the same new %s come at once", async (_, client) => {
    const tenant = await createTenant();
    const holds = await crowd(10, (i) => hold(tenant, tenant.hourAhead(48 + 2 * i)));
    const answers = await crowd(10, (i) => askConfirm(tenant, holds[i] ?? { id: "", holdToken: "" }, { client }));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 10 });
    expect(await clientRows(tenant)).toHaveLength(1);
    const rows = await appointmentRows(tenant);
    expect(new Set(rows.map(({ clientId }) => clientId)).size).toBe(1);
  });

  it("who was there before the booking is the oldest record with that phone", async () => {
    const tenant = await createTenant();
    const record = (name: string, createdAt: string) => ({
      ...{ id: crypto.randomUUID(), tenantId: tenant.id, name, phone: PHONE, createdAt: new Date(createdAt) },
    });
    const [younger, older] = [record("Younger", "2021-01-01"), record("Older", "2020-01-01")];
    await ownerDatabase().insert(clients).values([younger, older]);
    expect(await book(tenant, 48, { name: "Ana", phone: PHONE })).toMatchObject({ clientId: older.id });
    expect(await ownerDatabase().select().from(clients).where(eq(clients.tenantId, tenant.id))).toHaveLength(2);
  });
});
