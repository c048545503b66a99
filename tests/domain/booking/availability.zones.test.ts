import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import type { HoursWindow } from "../../../db/schema/hours.ts";
import { findSlots, type SlotSearch } from "../../../domain/booking/availability.ts";
import { allZones, changesOf, nextYear, thisYear } from "../../support/zones.ts";
import { oracle } from "./oracle.ts";
import { clock, minuteOfDay } from "./scenario.ts";

const MINUTE = 60_000;

it("agrees with the oracle around every change of every zone, this year and next", { timeout: 60_000 }, () => {
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
    busy: [{ staffId: "mara", start: moment + 300 * MINUTE, end: moment + 360 * MINUTE }],
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
  yield ["short notice ends in it", { ...straddling, rules: notice, now: moment - 90 * MINUTE }];
  const horizon = { ...straddling.rules, horizonDays: 1 };
  yield ["horizon ends with it", { ...straddling, rules: horizon, now: moment - 86_400_000 }];
  yield* exceptionsAround(change, base, straddling);
  yield* limitsAround(change, base);
}

/** What holds on the date of the change alone, and what is taken right beside it. */
function* exceptionsAround(
  change: Temporal.ZonedDateTime,
  base: SlotSearch,
  straddling: SlotSearch,
): Generator<[string, SlotSearch]> {
  const around = (from: number, to: number) => {
    return { start: change.epochMilliseconds + from * MINUTE, end: change.epochMilliseconds + to * MINUTE };
  };
  const [mara] = base.staff;
  if (!mara) return;
  const { start: from, end: to } = around(-150, 150);
  const quarters = { ...base, from, to, rules: { ...base.rules, slotStepMinutes: 15 } };
  const beside = [around(-95, -20), around(70, 100)].map((range) => ({ staffId: "mara", ...range }));
  yield ["buffers reach it from both sides", { ...quarters, busy: beside }];
  yield ["time off over it", { ...quarters, staff: [{ ...mara, timeOff: [around(-30, 40)] }] }];

  // A change at midnight has a side on two dates.
  const dates = new Set([change.subtract({ minutes: 1 }), change].map((side) => side.toPlainDate().toString()));
  const overrides = [...dates].map((date) => ({ date, windows: straddling.rules.weeklyHours[1] ?? [] }));
  yield ["open on its date only", { ...straddling, rules: { ...straddling.rules, weeklyHours: {}, overrides } }];
  yield ["staff there on its date only", { ...straddling, staff: [{ ...mara, weeklyHours: {}, overrides }] }];
  const holiday = [{ date: change.toPlainDate().toString(), windows: [] }];
  yield ["closed on its date only", { ...base, rules: { ...base.rules, overrides: holiday } }];
}

/** Notice is elapsed time, whatever clocks do in between; the horizon counts dates. */
function* limitsAround(change: Temporal.ZonedDateTime, base: SlotSearch): Generator<[string, SlotSearch]> {
  const moment = change.epochMilliseconds;
  const noticeUntil = (end: number): SlotSearch => {
    const rules = { ...base.rules, slotStepMinutes: 15, minimumNoticeMinutes: 36 * 60 };
    return { ...base, rules, from: end - 150 * MINUTE, to: end + 150 * MINUTE, now: end - 36 * 60 * MINUTE };
  };
  yield ["notice ends in it", noticeUntil(moment)];
  yield ["notice reaches over it", noticeUntil(moment + 35 * 60 * MINUTE)];
  const horizon = (horizonDays: number, now: number): SlotSearch => {
    return { ...base, rules: { ...base.rules, slotStepMinutes: 180, horizonDays }, now };
  };
  const midnight = change.startOfDay().epochMilliseconds;
  yield ["horizon is its date, asked just before midnight", horizon(1, midnight - 1)];
  yield ["horizon is the date after it, asked at midnight", horizon(1, midnight)];
  yield ["horizon is its date, asked on it", horizon(0, moment - 1)];
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
