import { expect, it } from "vitest";
import { ADMIN, askRelease, confirm, hold, pathOf, slotsOn } from "../support/booking.ts";
import { roundTrips } from "../support/gateway.ts";
import { ask } from "../support/http.ts";
import { createTenant } from "../support/tenant.ts";

it("each call to the appointment book is one round trip to the database", async () => {
  const tenant = await createTenant();
  const start = tenant.hourAhead(48);
  const counted = async (work: () => Promise<unknown>) => roundTrips(tenant.id, work);
  // The queue learns the tenant's configuration with its first hold.
  const cold = await counted(() => hold(tenant, start));
  const held = await hold(tenant, tenant.hourAhead(50));
  const booked = await confirm(tenant, held);
  const other = await hold(tenant, tenant.hourAhead(52));

  expect({
    "first hold": cold,
    services: await counted(() => ask(pathOf(tenant, "/services"))),
    availability: await counted(() => slotsOn(tenant, start)),
    hold: await counted(() => hold(tenant, tenant.hourAhead(54))),
    confirm: await counted(async () => confirm(tenant, other)),
    "confirm again": await counted(() => confirm(tenant, other)),
    release: await counted(() => askRelease(tenant, other)),
    read: await counted(() => ask(pathOf(tenant, `/appointments/${booked.id}`), { headers: ADMIN })),
  }).toEqual({
    "first hold": 2,
    services: 1,
    availability: 1,
    hold: 1,
    confirm: 1,
    "confirm again": 1,
    release: 1,
    read: 1,
  });
});

it("a token that is not the hold's never reaches the database", async () => {
  const tenant = await createTenant();
  const held = { ...(await hold(tenant, tenant.hourAhead(48))), holdToken: "local.none" };
  expect(await roundTrips(tenant.id, () => askRelease(tenant, held))).toBe(0);
});
