import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, it } from "vitest";
import { type AppointmentOnWire, confirm, hold, utc } from "../support/booking.ts";
import { booked, landed, open, pathOfPage, send } from "../support/manage-page.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const HOUR = 3_600_000;

afterEach(comeBack);

/** The file, read back by a calendar's own parser. */
async function eventOf(appointment: AppointmentOnWire) {
  const { status, headers, html: text } = await open(`${pathOfPage(appointment)}/appointment.ics`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(headers.get("content-disposition")).toBe('attachment; filename="appointment.ics"');
  const lines = text.split("\r\n");
  // RFC 5545, 3.1: no line is longer than 75 octets, and every one ends with CRLF.
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(["vevent"]);
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error(text);
  const value = (name: string) => String(component.getFirstPropertyValue(name) ?? "");
  return { text, value, event: new ICAL.Event(component), names: component.getAllProperties().map(({ name }) => name) };
}

describe("the calendar file", () => {
  it("says what, when in UTC, with whom, where, and how to get back", async () => {
    const tenant = await createTenant({ name: "Bloom Wellness Studio" });
    const mine = await booked(tenant);
    const { text, value, event } = await eventOf(mine);
    expect(event).toMatchObject({
      uid: `${mine.id}@${new URL(mine.manageUrl).host}`,
      summary: "Massage with Mara at Bloom Wellness Studio",
      location: "1 Test Street",
      sequence: 0,
    });
    expect(event.startDate.toJSDate().toISOString()).toBe(mine.start);
    expect(event.endDate.toJSDate().toISOString()).toBe(mine.end);
    expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z/);
    expect([value("status"), value("url")]).toEqual(["CONFIRMED", mine.manageUrl]);
    expect(event.description).toContain(mine.reference);
    expect(text).not.toContain("METHOD");
  });

  it("stays the same event when it is moved and cancelled, the newer one last", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const first = await eventOf(mine);
    const path = pathOfPage(mine);
    await landed(await send(`${path}/move`, { start: utc(tenant.hourAhead(72)), version: 1 }));
    const moved = await eventOf(mine);
    await landed(await send(`${path}/cancel`, { version: 2 }));
    const gone = await eventOf(mine);
    expect([first, moved, gone].map(({ event }) => event.uid)).toEqual(Array(3).fill(first.event.uid));
    expect([first, moved, gone].map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
    expect([first, moved, gone].map(({ value }) => value("status"))).toEqual(["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    expect(moved.event.startDate.toJSDate().getTime()).toBe(tenant.hourAhead(72));
  });

  it("is stamped with the moment of asking", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 100);
    later(24 * HOUR);
    const stamp = Date.parse((await eventOf(mine)).value("dtstamp"));
    expect(Math.abs(stamp - Date.now())).toBeLessThan(HOUR);
  });

  it("takes any words as words", async () => {
    const names = [
      'A; B, C\\n: "D"',
      "Ana\r\nATTENDEE:mailto:evil@example.com\r\nEND:VEVENT\r\nBEGIN:VALARM",
      "\u0007bell\u001b[31m",
      "長い名前の施術".repeat(12),
      "🙂".repeat(40),
      "العربية‏ و עברית",
    ];
    for (const name of names) {
      const tenant = await createTenant({ name, staff: [name], service: { name }, facts: { address: name } });
      const { event, names: properties } = await eventOf(await booked(tenant));
      // Line ends of every kind are one kind there, and what cannot be printed is no text.
      const told = name.replaceAll("\r\n", "\n").replace(/[^\P{Cc}\n]/gu, "");
      expect(event).toMatchObject({ summary: `${told} with ${told} at ${told}`, location: told });
      expect(properties.toSorted()).toEqual([
        "description",
        "dtend",
        "dtstamp",
        "dtstart",
        "location",
        "sequence",
        "status",
        "summary",
        "uid",
        "url",
      ]);
    }
  });

  it("leaves out a place that is not known", async () => {
    const tenant = await createTenant({ facts: {} });
    expect((await eventOf(await booked(tenant))).names).not.toContain("location");
  });

  it.each([
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
  ])("is right around a change of clocks in %s", async (timezone) => {
    const tenant = await createTenant({ timezone, horizonDays: 400 });
    const now = Temporal.Now.zonedDateTimeISO(timezone);
    const change = now.getTimeZoneTransition("next")?.epochMilliseconds ?? 0;
    const around = [change - 2 * HOUR, change - HOUR / 2, change, change + 2 * HOUR];
    for (const start of around.filter((at) => at > Date.now() + HOUR)) {
      const mine = await bookedAt(tenant, start);
      const { event } = await eventOf(mine);
      expect(event.startDate.toJSDate().toISOString()).toBe(mine.start);
      expect(event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime()).toBe(HOUR);
      await send(`${pathOfPage(mine)}/cancel`, { version: 1 });
    }
  });
});

async function bookedAt(tenant: TestTenant, start: number): Promise<AppointmentOnWire> {
  return confirm(tenant, await hold(tenant, start));
}
