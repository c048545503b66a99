import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import type { HoursWindow } from "../../../db/schema/hours.ts";
import { findSlots, type SlotSearch } from "../../../domain/booking/availability.ts";
import { allZones, changesOf, nextYear, thisYear } from "../../support/zones.ts";
import { oracle } from "./oracle.ts";
import { clock, minuteOfDay } from "./scenario.ts";

it("agrees with the oracle around every change of every zone, this year and next", { timeout: 30_000 }, () => {
  let changes = 0;
  for (const zone of allZones) {
    for (const change of changesOf(zone, thisYear, nextYear)) {
      changes++;
      for (const [name, input] of searchesAround(change)) expectAgreement(`${name}, ${change}`, input);
    }
  }
  // Zone data without a change would make this test empty.
  expect(changes).toBeGreaterThan(100);
});

it("agrees with the oracle on an ordinary day of every zone", { timeout: 30_000 }, () => {
  for (const zone of allZones) {
    const noon = Temporal.PlainDateTime.from({ year: nextYear, month: 1, day: 15, hour: 12 }).toZonedDateTime(zone);
    const [first] = searchesAround(noon);
    if (first) expectAgreement(`${first[0]}, ${noon}`, first[1]);
  }
});

function expectAgreement(name: string, input: SlotSearch): void {
  const [found, expected] = [findSlots(input), oracle(input)];
  // The matcher is slow, and thousands of searches agree.
  if (!isDeepStrictEqual(found, expected)) expect(found, name).toEqual(expected);
}

/** The day before, the day itself and the day after, with hours whose edges lie before, in and after the change. */
function* searchesAround(change: Temporal.ZonedDateTime): Generator<[string, SlotSearch]> {
  const moment = change.epochMilliseconds;
  const [early, late] = edgesOf(change);
  const middle = Math.floor((early + late) / 2);
  const base: SlotSearch = {
    rules: {
      timezone: change.timeZoneId,
      weeklyHours: everyDay(["00:00", "24:00"]),
      overrides: [],
      slotStepMinutes: 60,
      minimumNoticeMinutes: 0,
      horizonDays: 365,
      bookingEnabled: true,
    },
    service: { durationMinutes: 45, bufferBeforeMinutes: 10, bufferAfterMinutes: 20 },
    staff: [{ id: "mara", weeklyHours: null, overrides: [], timeOff: [] }],
    busy: [{ staffId: "mara", start: moment + 300 * 60_000, end: moment + 360 * 60_000 }],
    from: change.startOfDay().subtract({ days: 1 }).epochMilliseconds,
    to: change.startOfDay().add({ days: 2 }).epochMilliseconds,
    now: moment - 10 * 86_400_000,
  };
  const withHours = (...windows: [number, number][]): SlotSearch => {
    const within = (minutes: number) => clock(Math.min(1440, Math.max(0, minutes)));
    const weeklyHours = everyDay(...windows.map(([start, end]): [string, string] => [within(start), within(end)]));
    return { ...base, rules: { ...base.rules, weeklyHours, slotStepMinutes: 25 } };
  };

  const straddling = withHours([early - 100, late + 100]);
  yield ["straddling", straddling];
  yield ["open all day", base];
  yield ["ending at it", withHours([early - 100, early], [late, late + 100])];
  yield ["ending inside it", withHours([early - 100, middle], [middle + 10, late + 100])];
  yield ["only inside it", withHours([middle - 10, middle + 35])];
  yield ["over midnight", withHours([0, 90], [1350, 1440])];
  const staff = base.staff.map((mara) => ({ ...mara, weeklyHours: everyDay([clock(early % 1440), "24:00"]) }));
  yield ["staff from it on", { ...straddling, staff }];
  const notice = { ...straddling.rules, minimumNoticeMinutes: 90 };
  yield ["notice ends in it", { ...straddling, rules: notice, now: moment - 90 * 60_000 }];
  const horizon = { ...straddling.rules, horizonDays: 1 };
  yield ["horizon ends with it", { ...straddling, rules: horizon, now: moment - 86_400_000 }];
}

/** What clocks show right before and after the change, as minutes of one day, the smaller first. */
function edgesOf(change: Temporal.ZonedDateTime): [number, number] {
  const after = minuteOfDay(change);
  const before = (minuteOfDay(change.subtract({ minutes: 1 })) + 1) % 1440;
  // Half a day apart or more is a change over midnight, which the earlier date calls 24:00.
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  return high - low > 720 ? [high, low + 1440] : [low, high];
}

function everyDay(...times: [string, string][]) {
  const windows = times.map(([start, end]): HoursWindow => ({ start, end })).filter(({ start, end }) => start < end);
  return { 1: windows, 2: windows, 3: windows, 4: windows, 5: windows, 6: windows, 7: windows };
}
