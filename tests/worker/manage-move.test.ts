import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { timeOff } from "../../db/schema/catalogue.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { sayDay, sayTime } from "../../domain/receptionist/language/say.ts";
import { ADMIN, confirm, dateOf, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { ask } from "../support/http.ts";
import {
  booked,
  type ClientPage,
  follow,
  landed,
  linkOf,
  open,
  pathOfPage,
  press,
  send,
} from "../support/manage-page.ts";
import { liveRows } from "../support/rows.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const named = (start: number) => `${sayDay(start, "UTC", undefined, "en")}, ${sayTime(start, "UTC", "en")}`;

/** The starts that a page offers, in its order. */
function offered({ html }: ClientPage): string[] {
  return [...html.matchAll(/move\/confirm\?start=([^"&]+)/g)].map(([, start = ""]) => decodeURIComponent(start));
}

/** The days that a page offers, in its order. */
function days({ html }: ClientPage): string[] {
  return [...html.matchAll(/[?;]day=([\d-]+)/g)].map(([, day = ""]) => day);
}

describe("moving on the page", () => {
  it("is no longer there once the service is not, and the appointment stands", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    await ask(pathOf(tenant, `/services/${tenant.serviceId}`), { method: "DELETE", headers: ADMIN });
    const page = await follow(await open(pathOfPage(mine)), "Move");
    expect(page.status).toBe(409);
    expect(page.text).toContain("It cannot be moved here");
    expect(page.text).toContain(mine.reference);
  });

  it("goes by day and time to one button that names both, and ends at the page", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const to = Date.parse(mine.start) + 30 * MINUTE;
    const choosing = await follow(await open(pathOfPage(mine)), "Move");
    const asking = await follow(choosing, named(to));
    expect(asking.text).toContain(`Move to ${named(to)}`);
    const was = Date.parse(mine.start);
    expect(asking.text).toContain(`Instead of ${sayDay(was, "UTC", undefined, "en")} at ${sayTime(was, "UTC", "en")}`);
    const answer = await press(asking);
    const done = await landed(answer);
    expect(done.text).toContain("Moved This is your new time");
    expect(done.text).toContain(`${sayDay(to, "UTC", undefined, "en")} ${sayTime(to, "UTC", "en")}`);
    expect(await liveRows(tenant)).toMatchObject([{ id: mine.id, startsAt: new Date(to), version: 2 }]);
    // Sent again, it is as it is; shown after another change, it claims nothing.
    expect((await press(asking)).headers.get("location")).toBe(answer.headers.get("location"));
    const json = { start: utc(to + DAY) };
    await ask(pathOf(tenant, `/appointments/${mine.id}`), { method: "PUT", json, headers: ADMIN });
    expect((await landed(answer)).text).not.toContain("This is your new time");
  });

  it("offers exactly the times that are free, its own time not in the way but not among them", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    await booked(tenant, 51);
    const page = await open(`${pathOfPage(mine)}/move`);
    const day = mine.start.slice(0, 10);
    const query = `serviceId=${tenant.serviceId}&from=${day}&to=${day}&movingAppointmentId=${mine.id}`;
    const { body } = await ask<{ slots: { start: string }[] }>(pathOf(tenant, `/availability?${query}`), {
      headers: ADMIN,
    });
    expect(offered(page)).toEqual(body.slots.map(({ start }) => start).filter((start) => start !== mine.start));
  });

  it("shows a few days at a time, from the appointment's own on, and goes back and forth to the horizon", async () => {
    const tenant = await createTenant({ horizonDays: 20 });
    const mine = await booked(tenant, 240);
    let page = await open(`${pathOfPage(mine)}/move`);
    expect(days(page)).toHaveLength(6);
    expect(days(page)[0]).toBe(mine.start.slice(0, 10));
    const seen = new Set(days(page));
    while (linkOf(page, "← Earlier days")) page = await addTo(seen, await follow(page, "← Earlier days"));
    while (linkOf(page, "Later days →")) page = await addTo(seen, await follow(page, "Later days →"));
    const all = Array.from({ length: 21 }, (_, ahead) => dateOf(Date.now() + ahead * DAY));
    expect([...seen].toSorted()).toEqual(all.filter((date) => seen.has(date)));
    // Today may be over already.
    expect(all.slice(1).filter((date) => !seen.has(date))).toEqual([]);
  });

  it("keeps to whoever has it, and shows the times of others when asked", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"] });
    const mine = await booked(tenant);
    const busy = tenant.hourAhead(60);
    await confirm(tenant, await hold(tenant, busy, mine.staffId));
    const path = `${pathOfPage(mine)}/move?day=${dateOf(busy)}`;
    const own = await open(path);
    expect(offered(own)).not.toContain(utc(busy));
    const everyone = await follow(own, "Show times with others, too");
    const theirs = await follow(await open(`${path}&anyone=1`), named(busy));
    expect(everyone.text).toContain("Only times with");
    expect(theirs.text).toContain("With whoever is free");
    const other = tenant.staffIds.find((id) => id !== mine.staffId);
    await landed(await press(theirs));
    const moved = (await liveRows(tenant)).find(({ id }) => id === mine.id);
    expect(moved).toMatchObject({ staffId: other, startsAt: new Date(busy) });
  });

  it("says of a time that was taken meanwhile what stands and what is free nearby", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const to = tenant.hourAhead(60);
    const asking = await open(`${pathOfPage(mine)}/move/confirm?start=${utc(to)}`);
    await booked(tenant, 60);
    const refused = await press(asking);
    expect(refused.status).toBe(409);
    const was = Date.parse(mine.start);
    expect(refused.text).toContain(
      `Your appointment stands as it was: ${sayDay(was, "UTC", undefined, "en")} at ${sayTime(was, "UTC", "en")}.`,
    );
    expect(offered(refused)).toHaveLength(3);
    const next = Date.parse(offered(refused)[0] ?? "");
    await landed(await press(await follow(refused, named(next))));
    expect((await liveRows(tenant)).find(({ id }) => id === mine.id)).toMatchObject({ startsAt: new Date(next) });
  });

  it("refuses what was never offered, and what has changed since", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const path = `${pathOfPage(mine)}/move`;
    const odd = await send(path, { start: utc(tenant.hourAhead(60) + MINUTE), version: 1 });
    expect(odd).toMatchObject({ status: 422, text: expect.stringContaining("That time is not on offer") });
    const far = await send(path, { start: utc(tenant.hourAhead(24 * 90)), version: 1 });
    expect(far.status).toBe(422);
    const json = { start: utc(tenant.hourAhead(72)) };
    await ask(pathOf(tenant, `/appointments/${mine.id}`), { method: "PUT", json, headers: ADMIN });
    const stale = await send(path, { start: utc(tenant.hourAhead(60)), version: 1 });
    expect(stale).toMatchObject({ status: 412, text: expect.stringContaining("It has changed meanwhile") });
    expect(await liveRows(tenant)).toMatchObject([{ startsAt: new Date(json.start), version: 2 }]);
  });

  it("says where bookings are switched off that the appointment stands, and whom to ask", async () => {
    const tenant = await createTenant({ horizonDays: 30 });
    const mine = await booked(tenant);
    await ownerDatabase().update(tenants).set({ bookingEnabled: false }).where(eq(tenants.id, tenant.id));
    const path = `${pathOfPage(mine)}/move`;
    for (const answer of [await open(path), await send(path, { start: utc(tenant.hourAhead(60)), version: 1 })]) {
      expect(answer).toMatchObject({ status: 409, text: expect.stringContaining("It cannot be moved just now") });
      expect(answer.html).toContain('href="tel:+12125550100"');
    }
  });

  it("says so where there is no free time", async () => {
    const tenant = await createTenant({ horizonDays: 3 });
    const mine = await booked(tenant, 24);
    const [from, to] = [new Date(Date.now() - DAY), new Date(Date.now() + 30 * DAY)];
    const row = { id: crypto.randomUUID(), tenantId: tenant.id, staffId: mine.staffId, startsAt: from, endsAt: to };
    await ownerDatabase().insert(timeOff).values(row);
    const page = await open(`${pathOfPage(mine)}/move`);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Mara has no free times in these weeks") });
    expect(page.text).toContain("Please call Test Studio");
    expect(linkOf(page, "Keep it as it is")).toBe(pathOfPage(mine));
  });
});

async function addTo(seen: Set<string>, page: ClientPage): Promise<ClientPage> {
  for (const day of days(page)) seen.add(day);
  return page;
}
