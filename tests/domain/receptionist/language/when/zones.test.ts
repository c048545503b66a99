import { describe, expect, it } from "vitest";
import { allowsDay, readWhen } from "../../../../../domain/receptionist/language/when.ts";
import { FRIDAY, show } from "./support.ts";

describe("the tenant's own day", () => {
  it.each([
    // The same instant is Saturday in Kiritimati, Friday in Honolulu.
    ["2026-11-20T11:30:00Z", "Pacific/Kiritimati", "today", "11-21"],
    ["2026-11-20T11:30:00Z", "Pacific/Honolulu", "today", "11-20"],
    ["2026-11-20T09:59:00Z", "Pacific/Honolulu", "tomorrow", "11-20"],
    ["2026-11-20T10:00:00Z", "Pacific/Honolulu", "tomorrow", "11-21"],
    ["2026-11-20T09:59:00Z", "Pacific/Kiritimati", "tomorrow", "11-21"],
    ["2026-11-20T10:00:00Z", "Pacific/Kiritimati", "tomorrow", "11-22"],
    ["2026-12-31T23:30:00Z", "Europe/Paris", "today", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "Europe/London", "tomorrow", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "Asia/Kathmandu", "next month", "2027-02-01..2027-02-28"],
    // Clocks go forward on 14 March 2027 in New York and back on 1 November 2026.
    ["2027-03-14T06:59:00Z", "America/New_York", "tomorrow at 9", "2027-03-15 09:00"],
    ["2027-03-13T20:00:00Z", "America/New_York", "tomorrow at 2:30 am", "2027-03-14 02:30"],
    ["2027-03-14T06:30:00Z", "America/New_York", "in 2 hours", "2027-03-14 04:30-24:00"],
    ["2026-11-01T05:30:00Z", "America/New_York", "in 2 hours", "11-01 02:30-24:00"],
    ["2026-11-01T04:30:00Z", "America/New_York", "in a week", "11-08"],
    ["2026-10-03T15:29:00Z", "Australia/Lord_Howe", "tomorrow", "10-05"],
    ["2026-10-03T13:29:00Z", "Australia/Lord_Howe", "tomorrow", "10-04"],
    ["2026-11-20T23:30:00Z", "America/New_York", "in 6 hours", "11-21 00:30-24:00"],
    ["2028-02-28T12:00:00Z", "UTC", "tomorrow", "2028-02-29"],
  ])("at %s in %s, %s", (now, timezone, phrase, reading) => {
    expect(show(readWhen(phrase, { now: Date.parse(now), timezone, language: "en" }))).toBe(reading);
  });

  it("reads a bare hour by the part of the day that was agreed before", () => {
    const said = { fromMinute: 17 * 60, toMinute: 24 * 60, exact: false };
    expect(show(readWhen("at 7", { ...FRIDAY, said }))).toBe("19:00");
  });
});

describe("allowsDay", () => {
  it.each([
    [{}, "2026-11-20", true],
    [{ days: { from: "2026-11-23", to: "2026-11-29" } }, "2026-11-29", true],
    [{ days: { from: "2026-11-23", to: "2026-11-29" } }, "2026-11-30", false],
    [{ days: { from: "2026-11-24", to: "2026-11-26" }, weekdays: [2, 4] as const }, "2026-11-25", false],
    [{ weekdays: [1] as const }, "2026-11-30", true],
  ])("%j on %s: %s", (reading, date, allowed) => {
    expect(allowsDay(reading, date)).toBe(allowed);
  });
});

describe("a hostile message", () => {
  const units = [
    "1 ",
    "a ",
    "next ",
    "tuesday ",
    "1/",
    "24-",
    "not ",
    "2 weeks ",
    "the the ",
    "sun, ",
    " ",
    "@",
    "5.",
    "in a ",
  ];
  units.push(
    "one to ",
    "half ",
    "11 nov to ",
    "between 2 and ",
    "(1) ",
    "3 or ",
    "week of the ",
    "from tuesday to ",
    "9".repeat(9),
    "the first monday after ",
    "christmas or the week after ",
    "nov 1, ",
    "1, 2 or ",
    "any day but ",
    "move it to ",
    "move tuesday ",
    "mid to late ",
    "5th the day before ",
    "born 1 ",
    "order a1",
    "twenty ",
    "in 2 or 3 ",
    "1430 ",
    "can't do ",
    "by the end of ",
    "tuesday or the one after ",
    "tuesday is not ",
    "morning, ",
    "tuesday at 3 or ",
    "this week or next ",
    "not tuesday morning ",
  );
  it.each(units)("of 2,000 characters of %j is read to its end", (unit) => {
    const text = unit.repeat(2000 / unit.length);
    // A pattern that backtracks would not come back; what does must be a reading.
    const { days } = readWhen(text, FRIDAY);
    expect(days === undefined || days.from <= days.to).toBe(true);
  });
});
