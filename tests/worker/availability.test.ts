import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staff } from "../../db/schema/catalogue.ts";
import { askHold, dateOf, hold, MINUTE, pathOf, type SlotOnWire, utc } from "../support/booking.ts";
import { ask, expectProblem } from "../support/http.ts";
import { AROUND_THE_CLOCK, createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, standAt } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Date.now();
/** 12:00 UTC of a day that is near enough for every business here. */
const noon = Math.floor(now / DAY) * DAY + 5 * DAY + 12 * HOUR;
const [date, dayBefore, dayAfter] = [noon, noon - DAY, noon + DAY].map(dateOf) as [string, string, string];
const onlyFrom = (start: string, end: string, day = date) => ({ date: day, windows: [{ start, end }] });

// So that midnight does not pass in between.
beforeAll(() => standAt(now));
afterAll(comeBack);

interface Answer {
  timezone: string;
  slots: SlotOnWire[];
  reason?: string;
}

async function availability(tenant: TestTenant, day = date, more = ""): Promise<Answer> {
  const query = `serviceId=${tenant.serviceId}&from=${day}&to=${day}${more}`;
  return (await ask<Answer>(pathOf(tenant, `/availability?${query}`))).body;
}

const startsOf = ({ slots }: { slots: SlotOnWire[] }) => slots.map(({ start }) => start);

/** Minutes from a wish to what is offered in its place. */
const awayFrom = (start: number, slots: readonly SlotOnWire[] = []) =>
  slots.map((slot) => (Date.parse(slot.start) - start) / MINUTE);

describe("when nothing is on offer, the reason", () => {
  const empty = (reason: string) => ({ timezone: "UTC", slots: [], reason });

  it("is closed on a holiday, and a hold is refused as not on offer", async () => {
    const tenant = await createTenant({ overrides: [{ date, windows: [] }] });
    expect(await availability(tenant)).toEqual(empty("closed"));
    expectProblem(await askHold(tenant, noon), 422, "slot_not_offered");
    expect(await availability(tenant, dayAfter)).not.toHaveProperty("reason");
  });

  it("is closed where nobody does the service any more, and a hold is refused as not on offer", async () => {
    const tenant = await createTenant();
    await ownerDatabase().update(staff).set({ active: false }).where(eq(staff.tenantId, tenant.id));
    expect(await availability(tenant)).toEqual(empty("closed"));
    expectProblem(await askHold(tenant, noon), 422, "slot_not_offered");
  });

  it("is fully_booked once the last free time is held, for whom it is held only", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], overrides: [onlyFrom("12:00", "13:00")] });
    const [mara, noor] = tenant.staffIds;
    await hold(tenant, noon, mara);
    expect(await availability(tenant, date, `&staffId=${mara}`)).toEqual(empty("fully_booked"));
    expect(startsOf(await availability(tenant, date))).toEqual([utc(noon)]);
    await hold(tenant, noon, noor);
    expect(await availability(tenant)).toEqual(empty("fully_booked"));
  });

  it("is too_soon within the notice, and beyond_horizon after the last day", async () => {
    const early = await createTenant({ minimumNoticeMinutes: 7 * 1440 });
    expect(await availability(early)).toEqual(empty("too_soon"));
    const late = await createTenant({ horizonDays: 4 });
    expect(await availability(late)).toEqual(empty("beyond_horizon"));
    expect(await availability(late, dayBefore)).not.toHaveProperty("reason");
    for (const tenant of [early, late]) expectProblem(await askHold(tenant, noon), 422, "slot_not_offered");
  });
});

describe("the dates that are asked for", () => {
  it.each([
    ["Pacific/Kiritimati", "+14:00"],
    ["Asia/Kathmandu", "+05:45"],
    ["Pacific/Pago_Pago", "-11:00"],
  ])("are those of a visitor in %s", async (zone, offset) => {
    const tenant = await createTenant({ timezone: "Asia/Kolkata", slotStepMinutes: 15 });
    const answer = await availability(tenant, date, `&timezone=${zone}`);
    const [first, last] = ["00:00", "23:45"].map((time) => utc(Date.parse(`${date}T${time}:00${offset}`)));
    const starts = startsOf(answer);
    expect([answer.timezone, starts[0], starts.at(-1), starts.length]).toEqual([zone, first, last, 96]);
  });

  it("are the business's where the visitor names no zone", async () => {
    const tenant = await createTenant({ timezone: "Asia/Kolkata" });
    const answer = await availability(tenant);
    const [first, last] = ["00:00", "23:30"].map((time) => utc(Date.parse(`${date}T${time}:00+05:30`)));
    const starts = startsOf(answer);
    expect([answer.timezone, starts[0], starts.at(-1)]).toEqual(["Asia/Kolkata", first, last]);
  });

  it("never move the hours of the business, nor the reason away from what the visitor's date holds", async () => {
    // Open from 9 to 10 in Honolulu, which is the next date in Auckland.
    const tenant = await createTenant({
      timezone: "Pacific/Honolulu",
      weeklyHours: {},
      overrides: [onlyFrom("09:00", "10:00")],
    });
    const start = utc(Date.parse(`${date}T09:00:00-10:00`));
    expect(startsOf(await availability(tenant))).toEqual([start]);
    expect(await availability(tenant, date, "&timezone=Pacific/Auckland")).toMatchObject({
      slots: [],
      reason: "closed",
    });
    expect(startsOf(await availability(tenant, dayAfter, "&timezone=Pacific/Auckland"))).toEqual([start]);
  });
});

describe("in place of a time that is taken", () => {
  const instead = async (tenant: TestTenant, start: number, staffId?: string) => {
    const refused = await askHold(tenant, start, { staffId });
    return expectProblem(refused, 409, "slot_taken").alternatives ?? [];
  };

  it("the nearest before and after are named, in time order, past what is taken too", async () => {
    const tenant = await createTenant({ slotStepMinutes: 60 });
    for (const away of [0, -60]) await hold(tenant, noon + away * MINUTE);
    expect(awayFrom(noon, await instead(tenant, noon))).toEqual([-120, 60, 120]);
  });

  it("one before is named, however many are nearer after it", async () => {
    const tenant = await createTenant({ overrides: [onlyFrom("08:00", "18:00")], slotStepMinutes: 60 });
    for (const away of [0, -60, -120, -180]) await hold(tenant, noon + away * MINUTE);
    expect(awayFrom(noon, await instead(tenant, noon))).toEqual([-240, 60, 120]);
  });

  it("the days before and after are named where the day is full", async () => {
    const overrides = [date, dayBefore, dayAfter].map((day) => onlyFrom("12:00", "13:00", day));
    const tenant = await createTenant({ weeklyHours: {}, overrides });
    await hold(tenant, noon);
    expect(awayFrom(noon, await instead(tenant, noon))).toEqual([-1440, 1440]);
  });

  it("only who was asked for is named, and nobody's time within the notice or beyond the horizon", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor"], slotStepMinutes: 60, horizonDays: 5 });
    const [mara] = tenant.staffIds;
    await hold(tenant, noon, mara);
    const slots = await instead(tenant, noon, mara);
    expect(new Set(slots.flatMap(({ staffIds }) => staffIds))).toEqual(new Set([mara]));

    const overrides = [dayBefore, date, dayAfter].map((day) => onlyFrom("12:00", "13:00", day));
    const minimumNoticeMinutes = Math.ceil((noon - 12 * HOUR - now) / MINUTE);
    const narrow = await createTenant({ weeklyHours: {}, overrides, horizonDays: 5, minimumNoticeMinutes });
    await hold(narrow, noon);
    expect(await instead(narrow, noon)).toEqual([]);
  });
});

it("several windows a day, a short day and someone's own hours are all on offer as they are", async () => {
  const lunch = [
    { start: "09:00", end: "11:00" },
    { start: "13:15", end: "15:15" },
  ];
  const week = Object.fromEntries(Object.keys(AROUND_THE_CLOCK).map((day) => [day, lunch]));
  const tenant = await createTenant({
    weeklyHours: week,
    overrides: [onlyFrom("18:00", "20:00", dayAfter)],
    slotStepMinutes: 60,
  });
  const clocks = (answer: Answer) => startsOf(answer).map((start) => start.slice(11, 16));
  expect(clocks(await availability(tenant))).toEqual(["09:00", "10:00", "13:15", "14:15"]);
  expect(clocks(await availability(tenant, dayAfter))).toEqual(["18:00", "19:00"]);
  const own = { weeklyHours: AROUND_THE_CLOCK, overrides: [onlyFrom("10:00", "14:15")] };
  await ownerDatabase().update(staff).set(own).where(eq(staff.tenantId, tenant.id));
  expect(clocks(await availability(tenant))).toEqual(["10:00", "13:15"]);
});
