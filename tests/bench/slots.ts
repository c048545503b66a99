import { isDeepStrictEqual } from "node:util";
import type { WeeklyHours } from "../../db/schema/hours.ts";
import { type Busy, findSlots, type StaffRules } from "../../domain/booking/availability.ts";
import { addDays } from "../../domain/booking/local-date.ts";
import { dateRange, startOfDay, toInstant } from "../../domain/booking/zone.ts";
import { seeded } from "../support/random.ts";
import { plainSlots } from "./plain-availability.ts";

/** One search measured two ways; both gave the same slots. */
export interface SlotsRow {
  name: string;
  /** Free slots that one search finds. */
  slots: number;
  /** Free slots found per second by gomomo and by a plain date-library implementation. */
  perSecond: number;
  plainPerSecond: number;
  /** How many times faster gomomo is. */
  ratio: number;
}

const ZONE = "America/New_York";
/** 17 days before the clocks go back, so that the range holds both offsets. */
const FIRST_DATE = "2026-10-15";

const weekdays = [
  { start: "09:00", end: "12:30" },
  { start: "13:15", end: "18:00" },
];
const openingHours: WeeklyHours = { 1: weekdays, 2: weekdays, 3: weekdays, 4: weekdays, 5: weekdays };

/** Throws when the two implementations disagree. */
export function benchSlots(): SlotsRow[] {
  return [measure("1 staff × 30 days", 1, 30), measure("10 staff × 60 days", 10, 60)];
}

function measure(name: string, people: number, days: number): SlotsRow {
  const input = scenario(people, days);
  const { slots } = findSlots(input);
  if (!isDeepStrictEqual(slots, plainSlots(input))) throw new Error(`${name}: the implementations disagree`);
  const perSecond = slots.length * runsPerSecond(() => findSlots(input));
  const plainPerSecond = slots.length * runsPerSecond(() => plainSlots(input));
  return { name, slots: slots.length, perSecond, plainPerSecond, ratio: perSecond / plainPerSecond };
}

/** A practice with a lunch break, part-time people, holidays, and three appointments a day for each. */
function scenario(people: number, days: number) {
  const random = seeded(people);
  const staff: StaffRules[] = Array.from({ length: people }, (_, i) => ({
    id: `staff-${i}`,
    weeklyHours: i % 2 === 0 ? null : { 1: weekdays, 2: weekdays, 4: [{ start: "09:00", end: "12:30" }], 5: weekdays },
    overrides: [{ date: addDays(FIRST_DATE, 6 + i), windows: [{ start: "10:00", end: "12:00" }] }],
    timeOff: [dateRange(addDays(FIRST_DATE, 20 + i), addDays(FIRST_DATE, 24 + i), ZONE)],
  }));
  const busy: Busy[] = [];
  for (const { id } of staff) {
    for (let day = 0; day < days; day++) {
      for (const hour of [10, 13, 16]) {
        const start = toInstant(addDays(FIRST_DATE, day), hour * 60 + random.int(0, 3) * 15, ZONE);
        busy.push({ staffId: id, start, end: start + random.int(30, 75) * 60_000 });
      }
    }
  }
  const { start: from, end: to } = dateRange(FIRST_DATE, addDays(FIRST_DATE, days - 1), ZONE);
  const rules = {
    timezone: ZONE,
    weeklyHours: openingHours,
    overrides: [{ date: addDays(FIRST_DATE, 11), windows: [] }],
    slotStepMinutes: 15,
    minimumNoticeMinutes: 120,
    horizonDays: 120,
    bookingEnabled: true,
  };
  const service = { durationMinutes: 45, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };
  return { rules, service, staff, busy, from, to, now: startOfDay(FIRST_DATE, ZONE) + 10 * 3_600_000 };
}

/** The best of several rounds: other work on the machine can only make a round slower. */
function runsPerSecond(run: () => unknown): number {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    let runs = 0;
    const began = performance.now();
    let elapsed = 0;
    while (elapsed < 150) {
      run();
      runs++;
      elapsed = performance.now() - began;
    }
    best = Math.max(best, (runs * 1000) / elapsed);
  }
  return best;
}

if (import.meta.main) {
  for (const row of benchSlots()) {
    const [ours, plain] = [row.perSecond, row.plainPerSecond].map((figure) => Math.round(figure).toLocaleString("en"));
    console.log(
      `${row.name}: ${ours} slots/s, plain Luxon ${plain} slots/s, ${row.ratio.toFixed(0)}× (${row.slots} slots)`,
    );
  }
}
