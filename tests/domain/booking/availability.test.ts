import { describe, expect, it } from "vitest";
import type { HoursWindow } from "../../../db/schema/hours.ts";
import {
  findSlots,
  type OpeningRules,
  type ServiceRules,
  type StaffRules,
  staffOnOffer,
} from "../../../domain/booking/availability.ts";
import { dateRange, localDate, offsetAt } from "../../../domain/booking/zone.ts";

const ZONE = "America/New_York";
/** A Tuesday in winter; New York is five hours behind UTC. */
const TUESDAY = "2026-01-13";
const at = (time: string, date = TUESDAY) => Date.parse(`${date}T${time}:00-05:00`);
const range = (start: string, end: string, date = TUESDAY) => ({ start: at(start, date), end: at(end, date) });
const taken = (start: string, end: string, staffId = "mara") => ({ staffId, ...range(start, end) });
const window = (start: string, end: string): HoursWindow => ({ start, end });
const day = window("00:00", "24:00");
const mara: StaffRules = { id: "mara", weeklyHours: null, overrides: [], timeOff: [] };
const noah: StaffRules = { ...mara, id: "noah" };

interface Changes {
  rules?: Partial<OpeningRules>;
  service?: Partial<ServiceRules>;
  staff?: StaffRules[];
  busy?: ReturnType<typeof taken>[];
  from?: string;
  to?: string;
  now?: number;
}

/** A search on a business that opens on Tuesdays from 9 to 12, an hour a slot, asked a week ahead. */
function search({ rules, service, staff = [mara], busy = [], from = TUESDAY, to = from, now }: Changes) {
  const { start, end } = dateRange(from, to, rules?.timezone ?? ZONE);
  return {
    rules: {
      timezone: ZONE,
      weeklyHours: { 2: [window("09:00", "12:00")] },
      overrides: [],
      slotStepMinutes: 60,
      minimumNoticeMinutes: 0,
      horizonDays: 30,
      bookingEnabled: true,
      ...rules,
    },
    service: { durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...service },
    staff,
    busy,
    from: start,
    to: end,
    now: now ?? at("08:00", "2026-01-06"),
  };
}

/** The starts that are free, as clocks in the business show them. */
function starts(changes: Changes): string[] {
  const { rules, ...rest } = search(changes);
  return findSlots({ rules, ...rest }).slots.map(({ start }) => {
    return new Date(start + offsetAt(start, rules.timezone)).toISOString().slice(11, 16);
  });
}

const reason = (changes: Changes) => findSlots(search(changes)).reason;

describe("hours", () => {
  it("offer each step of the grid at which the service still fits", () => {
    expect(starts({})).toEqual(["09:00", "10:00", "11:00"]);
    expect(starts({ rules: { slotStepMinutes: 30 }, service: { durationMinutes: 90 } })).toEqual([
      "09:00",
      "09:30",
      "10:00",
      "10:30",
    ]);
  });

  it("begin a grid with each window, and one with windows that touch", () => {
    const lunch = { 2: [window("09:00", "11:00"), window("13:15", "15:15")] };
    expect(starts({ rules: { weeklyHours: lunch } })).toEqual(["09:00", "10:00", "13:15", "14:15"]);
    const touching = { 2: [window("09:00", "10:30"), window("10:30", "12:00")] };
    expect(starts({ rules: { weeklyHours: touching } })).toEqual(["09:00", "10:00", "11:00"]);
  });

  it("yield to an override on its date only", () => {
    const short = [{ date: TUESDAY, windows: [window("14:00", "15:00")] }];
    expect(starts({ rules: { overrides: short } })).toEqual(["14:00"]);
    expect(starts({ rules: { overrides: [{ date: TUESDAY, windows: [] }] } })).toEqual([]);
    expect(starts({ rules: { overrides: short }, from: "2026-01-20" })).toEqual(["09:00", "10:00", "11:00"]);
  });

  it("reach over midnight where windows touch, with a new grid each date", () => {
    const late = { 2: [window("22:45", "24:00")], 3: [window("00:00", "02:00")] };
    const overnight = { rules: { weeklyHours: late }, to: "2026-01-14" };
    expect(starts(overnight)).toEqual(["22:45", "23:45", "00:00", "01:00"]);
  });

  it("are elapsed time on a day that loses an hour", () => {
    const sunday = { timezone: ZONE, weeklyHours: { 7: [window("00:00", "05:00")] } };
    expect(starts({ rules: sunday, from: "2026-03-08", now: at("08:00", "2026-03-01") })).toEqual([
      "00:00",
      "01:00",
      "03:00",
      "04:00",
    ]);
  });
});

describe("dates that are odd", () => {
  const alwaysOpen = { 1: [day], 2: [day], 3: [day], 4: [day], 5: [day], 6: [day], 7: [day] };

  it("offer nothing on a date that the zone skipped", () => {
    // Samoa went from Thursday the 29th straight to Saturday the 31st.
    const weeklyHours = { 4: [window("09:00", "10:00")], 5: [window("11:00", "12:00")], 6: [window("13:00", "14:00")] };
    const samoa = { timezone: "Pacific/Apia", weeklyHours };
    const now = at("08:00", "2011-12-20");
    expect(starts({ rules: samoa, from: "2011-12-29", to: "2011-12-31", now })).toEqual(["09:00", "13:00"]);
  });

  it("end at midnight even if a window ends in the hour that midnight swallows", () => {
    // In Ittoqqortoormiit 23:00 on this Saturday was already 0:00 on Sunday.
    const weeklyHours = { 6: [window("21:00", "23:30")] };
    const greenland = { timezone: "America/Scoresbysund", weeklyHours, slotStepMinutes: 30 };
    const service = { durationMinutes: 30 };
    const now = at("08:00", "2025-03-20");
    expect(starts({ rules: greenland, service, from: "2025-03-29", to: "2025-03-30", now })).toEqual([
      "21:00",
      "21:30",
      "22:00",
      "22:30",
    ]);
  });

  it("agree with staffOnOffer where a clock shows a date again after the next one began", () => {
    // St. John's turned its clocks from 0:01 on Sunday back to 23:01 on Saturday.
    const newfoundland = { timezone: "America/St_Johns", weeklyHours: alwaysOpen, slotStepMinutes: 15 };
    const service = { durationMinutes: 15 };
    const now = at("08:00", "2006-10-20");
    const input = search({ rules: newfoundland, service, from: "2006-10-28", to: "2006-10-29", now });
    const { slots } = findSlots(input);
    expect(slots).toHaveLength(49 * 4);
    for (const { start, staffIds } of slots) expect(staffOnOffer({ ...input, start })).toEqual(staffIds);
  });
});

describe("staff", () => {
  it("take hours away and never add any", () => {
    const ownHours = { ...mara, weeklyHours: { 2: [window("07:00", "10:00")] } };
    expect(starts({ staff: [ownHours] })).toEqual(["09:00"]);
    expect(starts({ staff: [{ ...ownHours, weeklyHours: {} }] })).toEqual([]);
    const override = { date: TUESDAY, windows: [window("10:00", "18:00")] };
    expect(starts({ staff: [{ ...ownHours, overrides: [override] }] })).toEqual(["10:00", "11:00"]);
  });

  it("do not move the business's grid", () => {
    expect(starts({ staff: [{ ...mara, weeklyHours: { 2: [window("09:20", "12:00")] } }] })).toEqual([
      "10:00",
      "11:00",
    ]);
  });

  it("are away in their time off", () => {
    expect(starts({ staff: [{ ...mara, timeOff: [range("10:30", "10:40")] }] })).toEqual(["09:00", "11:00"]);
  });

  it("are named in the order they were given, whoever is free", () => {
    const { slots } = findSlots(search({ staff: [noah, mara], busy: [taken("09:00", "10:00", "noah")] }));
    expect(slots.map(({ staffIds }) => staffIds)).toEqual([["mara"], ["noah", "mara"], ["noah", "mara"]]);
  });
});

describe("busy times and buffers", () => {
  it("let neighbours meet without a gap", () => {
    expect(starts({ busy: [taken("10:00", "11:00")] })).toEqual(["09:00", "11:00"]);
  });

  it("keep the buffer on both sides", () => {
    const quarters = {
      rules: { slotStepMinutes: 15 },
      service: { durationMinutes: 30 },
      busy: [taken("10:00", "11:00")],
    };
    expect(starts(quarters)).toEqual(["09:00", "09:15", "09:30", "11:00", "11:15", "11:30"]);
    const after = { ...quarters, service: { durationMinutes: 30, bufferAfterMinutes: 15 } };
    expect(starts(after)).toEqual(["09:00", "09:15", "11:00", "11:15", "11:30"]);
    const before = { ...quarters, service: { durationMinutes: 30, bufferBeforeMinutes: 15 } };
    expect(starts(before)).toEqual(["09:00", "09:15", "09:30", "11:15", "11:30"]);
  });

  it("add the buffers of neighbours up", () => {
    // An appointment from 9:00 to 9:45 that keeps 15 minutes after it; ours wants 15 before it.
    const neighbour = [taken("09:00", "10:00")];
    const service = { durationMinutes: 30, bufferBeforeMinutes: 15 };
    expect(starts({ rules: { slotStepMinutes: 15 }, service, busy: neighbour })[0]).toBe("10:15");
  });

  it("may reach outside of hours and into time off", () => {
    const service = { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 };
    expect(starts({ service })).toEqual(["09:00", "10:00", "11:00"]);
    expect(starts({ service, staff: [{ ...mara, timeOff: [range("10:00", "11:00")] }] })).toEqual(["09:00", "11:00"]);
  });

  it("count outside of hours too", () => {
    expect(starts({ service: { bufferBeforeMinutes: 30 }, busy: [taken("08:00", "08:45")] })).toEqual([
      "10:00",
      "11:00",
    ]);
  });
});

describe("notice and horizon", () => {
  it("offer a start exactly at the end of the notice", () => {
    const rules = { minimumNoticeMinutes: 120 };
    expect(starts({ rules, now: at("08:00") })).toEqual(["10:00", "11:00"]);
    expect(starts({ rules, now: at("08:00") + 1 })).toEqual(["11:00"]);
  });

  it("offer the whole last day of the horizon, however late it is today", () => {
    const now = at("23:30", "2026-01-06");
    expect(starts({ rules: { horizonDays: 7 }, now })).toEqual(["09:00", "10:00", "11:00"]);
    expect(starts({ rules: { horizonDays: 6 }, now })).toEqual([]);
  });

  it("count days in the business's zone", () => {
    // 23:30 in New York is already the next day in UTC.
    expect(localDate(at("23:30", "2026-01-06"), "UTC")).toBe("2026-01-07");
    expect(reason({ rules: { horizonDays: 6 }, now: at("23:30", "2026-01-06") })).toBe("beyond_horizon");
  });
});

describe("the reason for no slots", () => {
  it("is absent when there are some", () => {
    expect(findSlots(search({}))).not.toHaveProperty("reason");
  });

  it("says that booking is off before anything else", () => {
    expect(reason({ rules: { bookingEnabled: false, weeklyHours: {} } })).toBe("booking_disabled");
  });

  it("says closed when nobody works a stretch that fits", () => {
    expect(reason({ from: "2026-01-14" })).toBe("closed");
    expect(reason({ staff: [] })).toBe("closed");
    expect(reason({ staff: [{ ...mara, timeOff: [range("00:00", "23:00")] }] })).toBe("closed");
    expect(reason({ service: { durationMinutes: 200 } })).toBe("closed");
  });

  it("tells too far from too soon", () => {
    expect(reason({ rules: { horizonDays: 3 } })).toBe("beyond_horizon");
    expect(reason({ now: at("11:30") })).toBe("too_soon");
    expect(reason({ now: at("09:00", "2026-02-01") })).toBe("too_soon");
    // Today is over and next week lies too far: the nearer reason is told.
    expect(reason({ now: at("11:30"), to: "2026-01-20", rules: { horizonDays: 3 } })).toBe("too_soon");
  });

  it("says fully booked when the rest is taken", () => {
    expect(reason({ busy: [taken("09:00", "12:00")] })).toBe("fully_booked");
    expect(reason({ busy: [taken("10:00", "12:00")], now: at("09:30") })).toBe("fully_booked");
  });
});

describe("staff on offer", () => {
  it("are those whose rules allow exactly this start", () => {
    const staff = [mara, { ...noah, timeOff: [range("09:00", "10:00")] }];
    expect(staffOnOffer({ ...search({ staff }), start: at("09:00") })).toEqual(["mara"]);
    expect(staffOnOffer({ ...search({ staff }), start: at("10:00") })).toEqual(["mara", "noah"]);
    expect(staffOnOffer({ ...search({ staff }), start: at("10:30") })).toEqual([]);
    expect(staffOnOffer({ ...search({ staff, rules: { bookingEnabled: false } }), start: at("10:00") })).toEqual([]);
  });

  it("are nobody at the ends of time", () => {
    for (const start of ["0000-01-01T00:00Z", "9999-12-31T23:59Z"]) {
      expect(staffOnOffer({ ...search({}), start: Date.parse(start) })).toEqual([]);
    }
  });
});

it("refuses a grid without a step", () => {
  expect(() => findSlots(search({ rules: { slotStepMinutes: 0 } }))).toThrow(RangeError);
});
