import { expect, it } from "vitest";
import { openSlots } from "../../domain/booking/open-slots.ts";
import type { Actor } from "../../domain/context.ts";
import { confirm, dateOf, hold, MINUTE, utc } from "../support/booking.ts";
import { contextFor } from "../support/domain.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

/** The starts around an instant that are open to whoever wants to move this appointment. */
async function startsAround(
  tenant: TestTenant,
  start: number,
  movingAppointmentId?: string,
  actor: Actor = { kind: "platform" },
): Promise<string[]> {
  const [from, to] = [dateOf(start - 180 * MINUTE), dateOf(start + 180 * MINUTE)];
  const asked = { serviceId: tenant.serviceId, from, to, movingAppointmentId };
  const openings = await openSlots(contextFor(tenant, { actor }), asked);
  return openings.between(from, to).slots.map((slot) => utc(slot.start));
}

it("an appointment that is to be moved leaves its own time open, buffers included", async () => {
  const tenant = await createTenant({ service: { bufferBeforeMinutes: 10, bufferAfterMinutes: 20 } });
  const start = tenant.hourAhead(72);
  const mine = await confirm(tenant, await hold(tenant, start));
  const own = [-60, -30, 0, 30, 60].map((away) => utc(start + away * MINUTE));

  expect((await startsAround(tenant, start)).filter((each) => own.includes(each))).toEqual([]);
  expect(await startsAround(tenant, start, mine.id)).toEqual(expect.arrayContaining(own));
});

it("an appointment that is to be moved shows nobody else's time", async () => {
  const tenant = await createTenant();
  const start = tenant.hourAhead(72);
  const mine = await confirm(tenant, await hold(tenant, start));
  const neighbour = await confirm(tenant, await hold(tenant, start + 60 * MINUTE));

  const open = await startsAround(tenant, start, mine.id);
  expect(open).toContain(mine.start);
  // Half an hour later would run into the neighbour.
  expect(open).not.toContain(utc(start + 30 * MINUTE));
  expect(open).not.toContain(neighbour.start);
});

it("another business's appointment, or none that exists, changes nothing", async () => {
  const [tenant, other] = [await createTenant(), await createTenant()];
  const start = tenant.hourAhead(72);
  await confirm(tenant, await hold(tenant, start));
  const theirs = await confirm(other, await hold(other, start));
  const open = await startsAround(tenant, start);

  expect(open).not.toContain(utc(start));
  for (const id of [theirs.id, crypto.randomUUID()]) expect(await startsAround(tenant, start, id)).toEqual(open);
});

it("an appointment that is not one's own is not looked around, so that nobody learns when it is", async () => {
  const tenant = await createTenant();
  const start = tenant.hourAhead(72);
  const mine = await confirm(tenant, await hold(tenant, start));
  const theirs = crypto.randomUUID();

  await expect(startsAround(tenant, start, mine.id, { kind: "visitor" })).rejects.toMatchObject({
    code: "unauthenticated",
  });
  await expect(startsAround(tenant, start, mine.id, { kind: "client", appointmentId: theirs })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await startsAround(tenant, start, mine.id, { kind: "client", appointmentId: mine.id })).toContain(mine.start);
});
