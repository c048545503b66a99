import { describe, expect, it } from "vitest";
import {
  type AppointmentOnWire,
  askConfirm,
  askHold,
  askRelease,
  confirm,
  hold,
  MINUTE,
  notOnOffer,
} from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import type { Answer, Problem } from "../support/http.ts";
import { appointmentRows, journalKinds, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const outcomes = (answers: Answer<Problem>[]) =>
  tally(answers.map(({ status, body }) => (status === 201 ? "held" : body.code)));

/** Every alternative that a loser was given is on offer now that the race is over. */
async function expectFreeAlternatives(tenant: TestTenant, answers: Answer<Problem>[]) {
  const offered = new Map(
    answers.flatMap(({ body }) => body.alternatives ?? []).map((slot) => [JSON.stringify(slot), slot]),
  );
  expect(offered.size).toBeGreaterThan(0);
  expect(await notOnOffer(tenant, [...offered.values()])).toEqual([]);
}

describe("a hundred visitors at once", () => {
  it("and one slot: one holds it, ninety-nine are told so and given alternatives", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const answers = await crowd(100, () => askHold(tenant, start));
    expect(outcomes(answers)).toEqual({ held: 1, slot_taken: 99 });
    expect(await liveRows(tenant)).toHaveLength(1);
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
    for (const { status, body } of answers) if (status === 409) expect(body.alternatives).toHaveLength(3);
    await expectFreeAlternatives(tenant, answers);
  });

  it("and starts that overlap without being equal: one holds, ninety-nine are refused", async () => {
    const tenant = await createTenant({ slotStepMinutes: 5 });
    const start = tenant.hourAhead(48);
    const answers = await crowd(100, (i) => askHold(tenant, start + (i % 12) * 5 * MINUTE));
    expect(outcomes(answers)).toEqual({ held: 1, slot_taken: 99 });
    expect(await liveRows(tenant)).toHaveLength(1);
    await expectFreeAlternatives(tenant, answers);
  });

  it("and, six at a time as an object has connections, a hundred different slots: all of them hold", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    // As many at a time as the object's connections let through in production; here it has more of them.
    const answers = await crowd(100, (i) => askHold(tenant, start + i * 60 * MINUTE), 6);
    expect(outcomes(answers)).toEqual({ held: 100 });
    expect(await liveRows(tenant)).toHaveLength(100);
  });
});

describe("three people offer it", () => {
  const TEAM = ["Mara", "Noor", "Olga"];

  it.each([3, 10])("and %i ask for anyone at once: three hold, each with someone else", async (size) => {
    const tenant = await createTenant({ staff: TEAM });
    const start = tenant.hourAhead(48);
    const answers = await crowd(size, () => askHold(tenant, start));
    expect(outcomes(answers)).toEqual({ held: 3, ...(size > 3 && { slot_taken: size - 3 }) });
    expect((await liveRows(tenant)).map(({ staffId }) => staffId).sort()).toEqual(tenant.staffIds.toSorted());
  });

  it("and some ask for one of them: everyone gets whom they could get", async () => {
    const tenant = await createTenant({ staff: TEAM });
    const start = tenant.hourAhead(48);
    const [mara] = tenant.staffIds;
    const answers = await crowd(12, (i) => askHold(tenant, start, { staffId: i % 2 ? mara : undefined }));
    expect(outcomes(answers)).toEqual({ held: 3, slot_taken: 9 });
    expect(new Set((await liveRows(tenant)).map(({ staffId }) => staffId)).size).toBe(3);
  });

  it("and the least booked that day comes first, then who was booked longest ago", async () => {
    const tenant = await createTenant({ staff: TEAM });
    const [mara, noor, olga] = tenant.staffIds;
    const day = Math.ceil(tenant.hourAhead(48) / (1440 * MINUTE)) * 1440 * MINUTE;
    const slot = (i: number) => day + i * 60 * MINUTE;
    // Nobody is booked: the business's own order decides.
    const took = async (i: number, staffId?: string) => (await hold(tenant, slot(i), staffId)).staffId;
    expect(await took(0)).toBe(mara);
    expect(await took(1)).toBe(noor);
    expect(await took(2)).toBe(olga);
    // All have one; Mara's is the oldest.
    expect(await took(3)).toBe(mara);
    // Noor and Olga have one each and Mara two. Olga gets a second one by name, so Noor is next, then all are equal.
    expect(await took(4, olga)).toBe(olga);
    expect(await took(5)).toBe(noor);
    expect(await took(6)).toBe(mara);
    // Another day starts from nothing; who was booked longest ago is Olga.
    expect(await took(24)).toBe(olga);
  });
});

describe("a hold confirmed fifty times at once", () => {
  it("is one appointment with fifty equal answers", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    const answers = await crowd(50, () => askConfirm(tenant, held));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 50 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await appointmentRows(tenant)).toMatchObject([
      { id: held.id, status: "confirmed", clientName: "Ana Gómez" },
    ]);
    expect(await journalKinds(tenant)).toEqual(["appointment.confirmed", "hold.placed"]);
  });

  it("with different names is the first one's; the others are told that it is confirmed, and no more", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    const answers = await crowd(20, (i) =>
      askConfirm(tenant, held, { client: { name: `Visitor ${i}`, email: `visitor${i}@example.com` } }),
    );
    expect(outcomes(answers)).toEqual({ held: 1, already_confirmed: 19 });
    const refused = answers.filter(({ status }) => status === 409);
    expect(JSON.stringify(refused)).not.toContain("Visitor");
    const [row] = await appointmentRows(tenant);
    const winner = answers.find(({ status }) => status === 201)?.body as unknown as AppointmentOnWire;
    expect(winner.client.name).toBe(row?.clientName);
  });

  it("and released at the same time ends one way for everyone", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    const [confirmed, released] = await Promise.all([askConfirm(tenant, held), askRelease(tenant, held)]);
    const [row] = await appointmentRows(tenant);
    if (row?.status === "confirmed") expect([confirmed.status, released.body.code]).toEqual([201, "already_confirmed"]);
    else expect([row?.status, confirmed.body.code, released.status]).toEqual(["released", "hold_released", 204]);
  });

  it("beside forty other holds makes forty-one appointments with references of their own", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const booked = await crowd(41, async (i) => confirm(tenant, await hold(tenant, start + i * 60 * MINUTE)));
    expect(new Set(booked.map(({ reference }) => reference)).size).toBe(41);
  });
});
