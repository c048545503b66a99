import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { services, timeOff } from "../../db/schema/catalogue.ts";
import {
  ADMIN,
  type AppointmentOnWire,
  askHold,
  confirm,
  hold,
  isOnOffer,
  MINUTE,
  pathOf,
  utc,
} from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;

async function booked(tenant: TestTenant, hours = 48): Promise<AppointmentOnWire> {
  return confirm(tenant, await hold(tenant, tenant.hourAhead(hours)));
}

const one = (tenant: TestTenant, { id }: { id: string }) => pathOf(tenant, `/appointments/${id}`);
const bearer = ({ manageUrl }: AppointmentOnWire) => ({
  authorization: `Bearer ${new URL(manageUrl).pathname.slice("/m/".length)}`,
});

function askMove(
  tenant: TestTenant,
  appointment: { id: string },
  json: Record<string, unknown>,
  headers: Record<string, string> = ADMIN,
) {
  return ask(one(tenant, appointment), { method: "PUT", json, headers });
}

function askCancel(tenant: TestTenant, appointment: { id: string }, headers: Record<string, string> = ADMIN) {
  return ask(one(tenant, appointment), { method: "DELETE", headers });
}

describe("moving an appointment", () => {
  it("frees the old time exactly when the new one is taken, and raises the version", async () => {
    const tenant = await createTenant();
    const before = await booked(tenant);
    const to = tenant.hourAhead(72);
    const { status, body, headers } = await askMove(tenant, before, { start: utc(to) });
    expect({ status, body }).toEqual({
      status: 200,
      body: { ...before, version: 2, start: utc(to), end: utc(to + HOUR) },
    });
    expect(headers.get("etag")).toBe('"2"');
    expect(await isOnOffer(tenant, tenant.hourAhead(48))).toBe(true);
    expect(await isOnOffer(tenant, to)).toBe(false);
  });

  it("works inside its own old time", async () => {
    const tenant = await createTenant();
    const appointment = await booked(tenant);
    const to = utc(tenant.hourAhead(48) + 30 * MINUTE);
    expect(await askMove(tenant, appointment, { start: to })).toMatchObject({ status: 200, body: { start: to } });
  });

  it("is refused with alternatives where somebody else is, and leaves the appointment as it is", async () => {
    const tenant = await createTenant();
    const [mine, theirs] = [await booked(tenant), await booked(tenant, 60)];
    const refused = await askMove(tenant, mine, { start: theirs.start });
    const { alternatives = [] } = expectProblem(refused, 409, "slot_taken");
    expect(alternatives.length).toBe(3);
    expect(await ask(one(tenant, mine), { headers: ADMIN })).toMatchObject({ status: 200, body: mine });
    for (const { start } of alternatives) {
      expect(await askMove(tenant, mine, { start })).toMatchObject({ status: 200, body: { start } });
    }
  });

  it("keeps whoever has it, or takes whoever is free, or whom it is told", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const [mara, noor] = tenant.staffIds;
    const mine = await booked(tenant);
    const to = tenant.hourAhead(72);
    expect(await askMove(tenant, mine, { start: utc(to) })).toMatchObject({ body: { staffId: mine.staffId } });
    await confirm(tenant, await hold(tenant, tenant.hourAhead(96), mine.staffId));
    const other = mine.staffId === mara ? noor : mara;
    const third = await askMove(tenant, mine, { start: utc(tenant.hourAhead(96)) });
    expect(third).toMatchObject({ status: 200, body: { staffId: other } });
    const reassigned = await askMove(tenant, mine, { start: utc(to), staffId: mine.staffId });
    expect(reassigned).toMatchObject({ status: 200, body: { staffId: mine.staffId, start: utc(to) } });
  });

  it("said again changes nothing, whatever version it names", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const json = { start: utc(tenant.hourAhead(72)) };
    const headers = { ...ADMIN, "if-match": '"1"' };
    const first = await askMove(tenant, mine, json, headers);
    expect(await askMove(tenant, mine, json, headers)).toMatchObject({ status: 200, body: first.body });
  });

  it("is refused where it has changed since it was read", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    await askMove(tenant, mine, { start: utc(tenant.hourAhead(72)) });
    const headers = { ...ADMIN, "if-match": '"1"' };
    const again = await askMove(tenant, mine, { start: utc(tenant.hourAhead(96)) }, headers);
    expectProblem(again, 412, "version_mismatch");
    expectProblem(await askCancel(tenant, mine, headers), 412, "version_mismatch");
    expect(await askCancel(tenant, mine, { ...ADMIN, "if-match": '"2"' })).toMatchObject({ status: 200 });
  });

  it("to where nobody works is refused, unless the business says why", async () => {
    const nine = [{ start: "09:00", end: "17:00" }];
    const tenant = await createTenant({
      weeklyHours: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: nine, 7: nine },
    });
    const day = Math.ceil(tenant.hourAhead(48) / (24 * HOUR)) * 24 * HOUR;
    const mine = await confirm(tenant, await hold(tenant, day + 10 * HOUR));
    const json = { start: utc(day + 20 * HOUR) };
    expectProblem(await askMove(tenant, mine, json), 422, "slot_not_offered");
    const overridden = await askMove(tenant, mine, { ...json, override: { reason: "a favour" } });
    expect(overridden).toMatchObject({ status: 200, body: json });
  });

  it("of a service that is offered no more needs a reason, and keeps its length", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], service: { bufferAfterMinutes: 15 } });
    const mine = await booked(tenant);
    await ownerDatabase().update(services).set({ active: false }).where(eq(services.id, tenant.serviceId));
    const to = tenant.hourAhead(72);
    const json = { start: utc(to) };
    expectProblem(await askMove(tenant, mine, json), 422, "slot_not_offered");
    const moved = await askMove(tenant, mine, { ...json, override: { reason: "as agreed" } });
    expect(moved).toMatchObject({ status: 200, body: { ...json, end: utc(to + HOUR), staffId: mine.staffId } });
    const [, noor] = tenant.staffIds;
    const given = await askMove(tenant, mine, { ...json, staffId: noor, override: { reason: "Mara is ill" } });
    expect(given).toMatchObject({ status: 200, body: { ...json, staffId: noor } });
  });

  it("by fifty at once to one time gives it to one of them", async () => {
    const tenant = await createTenant();
    const all: AppointmentOnWire[] = [];
    for (let i = 0; i < 8; i++) all.push(await booked(tenant, 48 + 2 * i));
    const start = utc(tenant.hourAhead(90));
    const answers = await crowd(48, (i) => askMove(tenant, all[i % all.length] ?? { id: "" }, { start }));
    const outcomes = tally(answers.map(({ status, body }) => (status === 200 ? "moved" : body.code)));
    // Whoever has it may say so again.
    expect(outcomes).toEqual({ moved: 6, slot_taken: 42 });
  });

  it("and a hold at the same time do not both get it", async () => {
    const tenant = await createTenant();
    for (let i = 0; i < 4; i++) {
      const mine = await booked(tenant, 48);
      const start = tenant.hourAhead(60 + 2 * i);
      const [moved, held] = await Promise.all([askMove(tenant, mine, { start: utc(start) }), askHold(tenant, start)]);
      expect([moved.status, held.status].toSorted()).toEqual(moved.status === 200 ? [200, 409] : [201, 409]);
      await askCancel(tenant, mine);
    }
  });
});

describe("cancelling an appointment", () => {
  it("frees its time, and said again gives the same answer", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const first = await askCancel(tenant, mine);
    expect(first).toMatchObject({ status: 200, body: { status: "cancelled", version: 2 } });
    expect(await askCancel(tenant, mine)).toMatchObject({ status: 200, body: first.body });
    expect(await isOnOffer(tenant, tenant.hourAhead(48))).toBe(true);
    expectProblem(await askMove(tenant, mine, { start: utc(tenant.hourAhead(72)) }), 409, "not_changeable");
  });
});

describe("a client with the link to their appointment", () => {
  it("sees, moves and cancels it, and sees what is free around their own time", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const headers = bearer(mine);
    expect(await ask(one(tenant, mine), { headers })).toMatchObject({ status: 200, body: mine });
    const start = utc(tenant.hourAhead(48) + 30 * MINUTE);
    const day = start.slice(0, 10);
    const query = `serviceId=${tenant.serviceId}&from=${day}&to=${day}&movingAppointmentId=${mine.id}`;
    const free = await ask<{ slots: { start: string }[] }>(pathOf(tenant, `/availability?${query}`), { headers });
    expect(free.body.slots.map((slot) => slot.start)).toContain(start);
    expect(await askMove(tenant, mine, { start }, headers)).toMatchObject({ status: 200, body: { start } });
    expect(await askCancel(tenant, mine, headers)).toMatchObject({ status: 200, body: { status: "cancelled" } });
  });

  it("can do nothing else with it", async () => {
    const tenant = await createTenant();
    const [mine, other, elsewhere] = [await booked(tenant), await booked(tenant, 60), await createTenant()];
    const headers = bearer(mine);
    expectProblem(await ask(one(tenant, other), { headers }), 404, "not_found");
    expectProblem(await askCancel(tenant, other, headers), 404, "not_found");
    expectProblem(await ask(pathOf(tenant, "/appointments"), { headers }), 403, "forbidden");
    expectProblem(await ask(one(elsewhere, mine), { headers }), 401, "unauthenticated");
    const override = { start: utc(tenant.hourAhead(72)), override: { reason: "mine" } };
    expectProblem(await askMove(tenant, mine, override, headers), 403, "forbidden");
  });

  it("is bound by the change notice, which the business is not", async () => {
    const tenant = await createTenant({ changeNoticeMinutes: 72 * 60 });
    const mine = await booked(tenant);
    const headers = bearer(mine);
    const json = { start: utc(tenant.hourAhead(96)) };
    expectProblem(await askMove(tenant, mine, json, headers), 409, "change_notice");
    expectProblem(await askCancel(tenant, mine, headers), 409, "change_notice");
    expect(await askMove(tenant, mine, json)).toMatchObject({ status: 200 });
    expect(await askCancel(tenant, mine, headers)).toMatchObject({ status: 200, body: { status: "cancelled" } });
  });
});

describe("looking an appointment up", () => {
  it("needs its reference and whom it was booked for, and never tells which of them was wrong", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const lookup = (json: Record<string, string>) =>
      ask(pathOf(tenant, "/appointments/lookup"), { method: "POST", json, headers: ADMIN });
    const reference = mine.reference.toLowerCase();
    expect(await lookup({ reference, email: "ANA@example.com" })).toMatchObject({ status: 200, body: mine });
    const wrongContact = await lookup({ reference, email: "bob@example.com" });
    const unknown = await lookup({ reference: "ZZZZZZ", email: "ana@example.com" });
    expectProblem(wrongContact, 404, "not_found");
    expect(unknown.body).toEqual(wrongContact.body);
    expectProblem(await lookup({ reference }), 400, "invalid_request");
    // What PostgreSQL takes for no text at all stands in no reference.
    expect((await lookup({ reference: "ZZZ\u0000", email: "ana@example.com" })).body).toEqual(wrongContact.body);
  });
});

describe("the list of appointments", () => {
  it("comes by start, page by page, and what is booked meanwhile shifts no page", async () => {
    const tenant = await createTenant();
    const all: string[] = [];
    for (const hours of [48, 50, 52, 54, 56]) all.push((await booked(tenant, hours)).id);
    await hold(tenant, tenant.hourAhead(58));
    const page = async (query: string) => {
      const { body } = await ask<{ items: AppointmentOnWire[]; nextCursor: string | null }>(
        pathOf(tenant, `/appointments?${query}`),
        { headers: ADMIN },
      );
      return body;
    };
    const first = await page("limit=2");
    expect(first.items.map(({ id }) => id)).toEqual(all.slice(0, 2));
    await booked(tenant, 46);
    const second = await page(`limit=2&cursor=${first.nextCursor}`);
    const third = await page(`limit=2&cursor=${second.nextCursor}`);
    expect([...second.items, ...third.items].map(({ id }) => id)).toEqual(all.slice(2));
    expect(third.nextCursor).toBeNull();
  });

  it("can be narrowed by dates in the business's zone, status, staff, service and email", async () => {
    const tenant = await createTenant({ timezone: "Pacific/Auckland" });
    const mine = await booked(tenant);
    const gone = await booked(tenant, 60);
    await askCancel(tenant, gone);
    const ids = async (query: string) => {
      const { body } = await ask<{ items: AppointmentOnWire[] }>(pathOf(tenant, `/appointments?${query}`), {
        headers: ADMIN,
      });
      return body.items.map(({ id }) => id);
    };
    const zoned = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" });
    const [day, next] = [0, 1].map((days) => zoned.format(Date.parse(mine.start) + days * 24 * HOUR));
    expect(await ids(`from=${day}&to=${day}&status=confirmed`)).toEqual([mine.id]);
    expect(await ids(`from=${next}&status=confirmed`)).toEqual([]);
    expect(await ids("status=cancelled")).toEqual([gone.id]);
    expect(await ids(`staffId=${mine.staffId}&serviceId=${mine.serviceId}&email=Ana@example.com`)).toHaveLength(2);
    expect(await ids(`staffId=${crypto.randomUUID()}`)).toEqual([]);
    expect(await ids(`updatedSince=${utc(Date.now() + HOUR)}`)).toEqual([]);
  });

  it("refuses a cursor that it never gave", async () => {
    const tenant = await createTenant();
    // The second has our form, and an instant of the year 10000, which no database knows by that name.
    for (const forged of ["nonsense", `253402300800000.${crypto.randomUUID()}`]) {
      const cursor = Buffer.from(forged).toString("base64url");
      const answer = await ask(pathOf(tenant, `/appointments?cursor=${cursor}`), { headers: ADMIN });
      expect(expectProblem(answer, 400, "invalid_request").errors?.[0]?.path).toBe("cursor");
    }
  });
});

describe("the business booking for itself", () => {
  const json = (tenant: TestTenant, start: number, more = {}) => ({
    ...{ serviceId: tenant.serviceId, start: utc(start), client: { name: "Walk In", phone: "+12125550123" } },
    ...more,
  });
  const askBook = (tenant: TestTenant, body: unknown, headers: Record<string, string> = ADMIN) =>
    ask(pathOf(tenant, "/appointments"), { method: "POST", json: body, headers });

  it("needs no hold, takes the time, and never somebody else's", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const { status, body } = await askBook(tenant, json(tenant, start));
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: "confirmed", version: 1, start: utc(start) },
    });
    const twice = await askBook(tenant, json(tenant, start, { override: { reason: "please" } }));
    expectProblem(twice, 409, "slot_taken");
    const held = tenant.hourAhead(60);
    await hold(tenant, held);
    expectProblem(await askBook(tenant, json(tenant, held)), 409, "slot_taken");
  });

  it("may override hours, notice, horizon and the switch with a reason, which is asked for", async () => {
    const tenant = await createTenant({
      weeklyHours: {},
      minimumNoticeMinutes: 600,
      horizonDays: 1,
      bookingEnabled: false,
    });
    const start = tenant.hourAhead(1);
    expectProblem(await askBook(tenant, json(tenant, start)), 409, "booking_disabled");
    expectProblem(await askBook(tenant, json(tenant, start, { override: { reason: " " } })), 400, "invalid_request");
    const override = { reason: "she stood at the door" };
    expect(await askBook(tenant, json(tenant, start, { override }))).toMatchObject({ status: 201 });
  });

  it("gives a time by override to nobody who is off, unless they are named", async () => {
    const tenant = await createTenant();
    const [mara = ""] = tenant.staffIds;
    const start = tenant.hourAhead(48);
    const off = { startsAt: new Date(start), endsAt: new Date(start + HOUR) };
    await ownerDatabase()
      .insert(timeOff)
      .values({ id: crypto.randomUUID(), tenantId: tenant.id, staffId: mara, ...off });
    const override = { reason: "as a favour" };
    expectProblem(await askBook(tenant, json(tenant, start, { override })), 422, "slot_not_offered");
    const named = await askBook(tenant, json(tenant, start, { override, staffId: mara }));
    expect(named).toMatchObject({ status: 201, body: { staffId: mara } });
  });

  it("is not for visitors", async () => {
    const tenant = await createTenant();
    expectProblem(await askBook(tenant, json(tenant, tenant.hourAhead(48)), {}), 401, "unauthenticated");
  });

  it("gives a hundred who want one time to one of them", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const answers = await crowd(100, (i) => (i % 2 ? askBook(tenant, json(tenant, start)) : askHold(tenant, start)));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: 99 });
  });
});
