import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { ADMIN, pathOf } from "../support/booking.ts";
import { ask } from "../support/http.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

type Item = { id: string };

async function listed(tenant: TestTenant, list: string, date: string): Promise<string[]> {
  const { body } = await ask<{ items: Item[] }>(pathOf(tenant, `/${list}?from=${date}&to=${date}`), { headers: ADMIN });
  return body.items.map(({ id }) => id);
}

/** The last Sunday of next year's October, whose first hour the Azores have twice. */
function longDay(): Temporal.PlainDate {
  const today = Temporal.Now.plainDateISO("UTC");
  const last = Temporal.PlainDate.from({ year: today.year + 1, month: 10, day: 31 });
  return last.subtract({ days: last.dayOfWeek % 7 });
}

it.each(["earlier", "later"] as const)("a date has what is in the %s of two first hours", async (disambiguation) => {
  const timezone = "Atlantic/Azores";
  const tenant = await createTenant({ timezone });
  const day = longDay();
  const at = (time: string) =>
    day.toPlainDateTime(time).toZonedDateTime(timezone, { disambiguation }).toInstant().toString();
  const made = async (list: string, json: object) => {
    const { status, body } = await ask<Item>(pathOf(tenant, `/${list}`), { method: "POST", json, headers: ADMIN });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  };
  const client = { name: "Ana", email: "ana@example.com" };
  const override = { reason: "beyond the horizon" };
  const booked = await made("appointments", { serviceId: tenant.serviceId, start: at("00:10"), client, override });
  const off = await made("time-off", { staffId: tenant.staffIds[0], start: at("00:10"), end: at("00:20") });
  const before = day.subtract({ days: 1 }).toString();
  expect(await listed(tenant, "appointments", day.toString())).toEqual([booked]);
  expect(await listed(tenant, "appointments", before)).toEqual([]);
  expect(await listed(tenant, "time-off", day.toString())).toEqual([off]);
  expect(await listed(tenant, "time-off", before)).toEqual([]);
});
