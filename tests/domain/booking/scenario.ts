import type { Temporal } from "temporal-polyfill";
import type { DateOverride, HoursWindow, Weekday, WeeklyHours } from "../../../db/schema/hours.ts";
import type { Busy, SlotSearch, StaffRules } from "../../../domain/booking/availability.ts";
import type { Range } from "../../../domain/booking/ranges.ts";
import type { Random } from "../../support/random.ts";

const MINUTE = 60_000;

/**
 * A business with random rules and a random diary, searched over the days around `moment`.
 *
 * Edges lie where mistakes live: windows often end or begin near the time of day of `moment`, touch each other or
 * midnight, and notice and horizon often end inside the days that are searched.
 */
export function randomScenario(random: Random, moment: Temporal.ZonedDateTime): SlotSearch {
  const center = moment.epochMilliseconds;
  const dates = [-2, -1, 0, 1, 2].map((days) => moment.toPlainDate().add({ days }).toString());
  const day = (days: number) => moment.startOfDay().add({ days }).epochMilliseconds;
  const edge = minuteOfDay(moment);
  const staff = Array.from({ length: random.int(random.oneIn(10) ? 0 : 1, 3) }, (_, i): StaffRules => {
    const ownHours = random.oneIn(2);
    return {
      id: `staff-${i}`,
      weeklyHours: ownHours ? randomWeek(random, edge) : null,
      overrides: random.oneIn(3) ? [randomOverride(random, dates, edge)] : [],
      timeOff: some(random, 2, () => randomRange(random, center, 600)),
    };
  });
  const packed = random.oneIn(5);
  const busy = some(random, packed ? 80 : 8, (): Busy => {
    return { staffId: `staff-${random.int(0, 3)}`, ...randomRange(random, center, packed ? 1500 : 120) };
  });
  return {
    rules: {
      timezone: moment.timeZoneId,
      weeklyHours: randomWeek(random, edge),
      overrides: random.oneIn(3) ? [randomOverride(random, dates, edge)] : [],
      slotStepMinutes: random.pick([5, 10, 15, 20, 30, 45, 60, 90]),
      minimumNoticeMinutes: random.pick([0, 0, 30, 120, 720, 2000]),
      horizonDays: random.pick([0, 1, 2, 3, 60]),
      bookingEnabled: !random.oneIn(25),
    },
    service: {
      durationMinutes: random.pick([5, 15, 30, 45, 60, 90, 180]),
      bufferBeforeMinutes: random.pick([0, 0, 5, 12, 40]),
      bufferAfterMinutes: random.pick([0, 0, 5, 12, 40]),
    },
    staff,
    busy,
    from: random.oneIn(3) ? center - random.int(0, 1500) * MINUTE : day(random.int(-1, 0)),
    to: random.oneIn(3) ? center + random.int(0, 1500) * MINUTE : day(random.int(1, 2)),
    now: center - random.pick([0, 90, 1440, 1440, 2880, 2880, 9000, -200, -4000]) * MINUTE + random.int(-30, 30) * 1000,
  };
}

function randomWeek(random: Random, edge: number): WeeklyHours {
  const week: WeeklyHours = {};
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] satisfies Weekday[]) {
    if (!random.oneIn(8)) week[weekday] = randomWindows(random, edge);
  }
  return week;
}

function randomOverride(random: Random, dates: string[], edge: number): DateOverride {
  return { date: random.pick(dates), windows: random.oneIn(3) ? [] : randomWindows(random, edge) };
}

/** Up to three windows, sorted, some of them touching. */
function randomWindows(random: Random, edge: number): HoursWindow[] {
  const times = new Set<number>();
  while (times.size < random.pick([2, 4, 6])) {
    const near = Math.min(1440, Math.max(0, edge + random.int(-10, 10) * 15));
    times.add(random.pick([near, near, random.int(0, 288) * 5, 0, 1440]));
  }
  const sorted = [...times].sort((a, b) => a - b);
  const windows: HoursWindow[] = [];
  for (let i = 0; i + 1 < sorted.length; i += random.oneIn(4) ? 1 : 2) {
    windows.push({ start: clock(sorted[i] ?? 0), end: clock(sorted[i + 1] ?? 0) });
  }
  return windows;
}

/** Up to `longest` minutes within about two days of `center`; now and then empty, now and then off the whole minute. */
function randomRange(random: Random, center: number, longest: number): Range {
  const start = center + random.int(-600, 600) * 5 * MINUTE + (random.oneIn(5) ? random.int(-999, 999) : 0);
  return { start, end: start + random.int(0, longest / 5) * 5 * MINUTE };
}

function some<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: random.int(0, most) }, make);
}

/** Minutes after midnight as "HH:MM", the last minute's end as "24:00". */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

export function minuteOfDay(moment: Temporal.ZonedDateTime): number {
  return moment.hour * 60 + moment.minute;
}
