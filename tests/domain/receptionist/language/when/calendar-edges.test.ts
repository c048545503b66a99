import { describe, expect, it } from "vitest";
import { readWhen } from "../../../../../domain/receptionist/language/when.ts";
import { show } from "./support.ts";

function table(rows: [now: string, timezone: string, phrase: string, reading: string][]): void {
  it.each(rows)("said at %s in %s: %s → %s", (now, timezone, phrase, reading) => {
    expect(show(readWhen(phrase, { now: Date.parse(now), timezone, language: "en" }))).toBe(reading);
  });
}

describe("either side of midnight", () => {
  table([
    ["2026-11-21T04:59:00Z", "America/New_York", "tomorrow", "11-21"],
    ["2026-11-21T05:00:00Z", "America/New_York", "tomorrow", "11-22"],
    ["2026-11-21T04:59:00Z", "America/New_York", "tonight", "11-20 17:00-24:00"],
    ["2026-11-21T05:01:00Z", "America/New_York", "this morning at 9", "11-21 09:00"],
    ["2026-11-20T18:29:00Z", "Asia/Kolkata", "tomorrow at 10", "11-21 10:00"],
    ["2026-11-20T18:30:00Z", "Asia/Kolkata", "tomorrow at 10", "11-22 10:00"],
    ["2026-11-20T18:31:00Z", "Asia/Kolkata", "this week", "11-21..11-22"],
    ["2026-11-20T10:59:00Z", "Pacific/Apia", "today", "11-20"],
    ["2026-11-20T11:00:00Z", "Pacific/Apia", "today", "11-21"],
    ["2026-11-20T11:00:00Z", "Pacific/Apia", "next tuesday", "11-24"],
    ["2026-11-22T10:30:00Z", "Pacific/Apia", "this week", "11-22"],
    ["2026-11-22T11:30:00Z", "Pacific/Apia", "this week", "11-23..11-29"],
    ["2026-11-20T12:59:00Z", "Australia/Lord_Howe", "day after tomorrow", "11-22"],
    ["2026-11-20T13:00:00Z", "Australia/Lord_Howe", "day after tomorrow", "11-23"],
    ["2026-11-20T23:50:00Z", "Europe/London", "in 20 minutes", "11-21 00:10-24:00"],
  ]);
});

describe("a day on which the clocks change", () => {
  table([
    // London goes forward on 28 March 2027 and back on 25 October 2026.
    ["2027-03-28T00:59:00Z", "Europe/London", "in 2 hours", "2027-03-28 03:59-24:00"],
    ["2027-03-27T23:59:00Z", "Europe/London", "tomorrow", "2027-03-28"],
    ["2027-03-28T22:59:00Z", "Europe/London", "tomorrow", "2027-03-29"],
    ["2027-03-28T23:00:00Z", "Europe/London", "tomorrow", "2027-03-30"],
    ["2026-10-24T22:59:00Z", "Europe/London", "in a week", "10-31"],
    ["2026-10-25T00:30:00Z", "Europe/London", "in an hour", "10-25 01:30-24:00"],
    ["2026-10-25T23:59:00Z", "Europe/London", "today at 5", "17:00 past"],
    // New York's day of 25 hours, and of 23.
    ["2026-11-01T04:00:00Z", "America/New_York", "in 24 hours", "11-01 23:00-24:00"],
    ["2027-03-14T05:00:00Z", "America/New_York", "in 24 hours", "2027-03-15 01:00-24:00"],
    ["2026-11-01T12:00:00Z", "America/New_York", "next sunday", "11-08"],
    ["2027-03-13T17:00:00Z", "America/New_York", "a week tomorrow", "2027-03-21"],
    // Lord Howe moves by half an hour, at 2 on 4 October 2026.
    ["2026-10-03T15:00:00Z", "Australia/Lord_Howe", "in an hour", "10-04 03:00-24:00"],
    ["2026-10-04T12:59:00Z", "Australia/Lord_Howe", "tomorrow", "10-05"],
    ["2026-10-04T13:00:00Z", "Australia/Lord_Howe", "tomorrow", "10-06"],
    ["2026-11-20T15:00:00Z", "Asia/Kolkata", "in half an hour", "11-20 21:00-24:00"],
  ]);
});

describe("where months and years end", () => {
  table([
    ["2026-12-10T12:00:00Z", "America/New_York", "January 3rd", "2027-01-03"],
    ["2026-12-31T12:00:00Z", "America/New_York", "tomorrow", "2027-01-01"],
    ["2026-12-30T12:00:00Z", "America/New_York", "friday", "2027-01-01"],
    ["2026-12-28T12:00:00Z", "America/New_York", "next week", "2027-01-04..2027-01-10"],
    ["2026-12-28T12:00:00Z", "America/New_York", "this week", "12-28..2027-01-03"],
    ["2026-12-15T12:00:00Z", "America/New_York", "next month", "2027-01-01..2027-01-31"],
    ["2026-12-15T12:00:00Z", "America/New_York", "the third tuesday of next month", "2027-01-19"],
    ["2026-12-29T12:00:00Z", "America/New_York", "the 5th", "2027-01-05"],
    ["2026-11-30T12:00:00Z", "America/New_York", "the 1st", "12-01"],
    ["2027-01-31T12:00:00Z", "America/New_York", "the 30th", "2027-03-30"],
    ["2027-01-31T12:00:00Z", "America/New_York", "in a month", "2027-02-25..2027-03-03"],
    ["2027-01-30T12:00:00Z", "America/New_York", "next month", "2027-02-01..2027-02-28"],
    ["2026-11-05T12:00:00Z", "America/New_York", "the 31st", "12-31"],
    ["2027-04-10T12:00:00Z", "America/New_York", "the 31st of this month", ""],
    ["2027-04-10T12:00:00Z", "America/New_York", "april 31", ""],
    ["2027-04-10T12:00:00Z", "America/New_York", "the 31st of next month", "2027-05-31"],
    ["2026-11-20T12:00:00Z", "America/New_York", "february 29", "2028-02-29"],
    ["2028-01-10T12:00:00Z", "America/New_York", "feb 29 at 3", "2028-02-29 15:00"],
    ["2028-02-28T12:00:00Z", "America/New_York", "the 29th", "2028-02-29"],
    ["2027-02-27T12:00:00Z", "America/New_York", "the 29th", "2027-03-29"],
    ["2028-02-10T12:00:00Z", "America/New_York", "end of the month", "2028-02-21..2028-02-29"],
    ["2028-02-29T12:00:00Z", "America/New_York", "in a week", "2028-03-07"],
    ["2026-12-31T23:59:00Z", "Europe/London", "this year", "12-31"],
    // Weeks begin on Monday.
    ["2026-11-22T12:00:00Z", "America/New_York", "this week", "11-22"],
    ["2026-11-22T12:00:00Z", "America/New_York", "next week", "11-23..11-29"],
    ["2026-11-22T12:00:00Z", "America/New_York", "monday", "11-23"],
    ["2026-11-22T12:00:00Z", "America/New_York", "next monday", "11-23"],
    ["2026-11-22T12:00:00Z", "America/New_York", "this weekend", "11-22"],
    ["2026-11-22T12:00:00Z", "America/New_York", "next weekend", "11-28..11-29"],
    ["2026-11-23T12:00:00Z", "America/New_York", "next week", "11-30..12-06"],
    ["2026-11-23T12:00:00Z", "America/New_York", "next sunday", "?11-29,12-06"],
    ["2026-11-19T12:00:00Z", "America/New_York", "next friday", "?11-20,11-27"],
    ["2026-11-19T12:00:00Z", "America/New_York", "friday week", "11-27"],
    ["2026-05-01T12:00:00Z", "Europe/London", "5/6", "?05-06,06-05"],
    ["2026-05-01T12:00:00Z", "Europe/London", "5/6 or 7/6", "?05-06,06-05,06-07,07-06"],
  ]);
});
