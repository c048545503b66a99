import type { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, dateOfDay, dayNumber, weekday } from "../../../domain/booking/local-date.ts";
import { dateRange, localDate, offsetAt, startOfDay, toInstant } from "../../../domain/booking/zone.ts";
import { allZones, changesOf, nextYear, thisYear } from "../../support/zones.ts";

const utc = (text: string) => Date.parse(text);

describe("wall time to instant", () => {
  it("shifts a skipped time by the length of the gap", () => {
    expect(toInstant("2025-03-09", 2 * 60 + 30, "America/New_York")).toBe(utc("2025-03-09T03:30-04:00"));
    expect(toInstant("2025-10-05", 2 * 60 + 10, "Australia/Lord_Howe")).toBe(utc("2025-10-05T02:40+11:00"));
  });

  it("takes the first of a repeated time", () => {
    expect(toInstant("2025-11-02", 90, "America/New_York")).toBe(utc("2025-11-02T01:30-04:00"));
    expect(toInstant("2025-04-06", 105, "Australia/Lord_Howe")).toBe(utc("2025-04-06T01:45+11:00"));
  });

  it("begins a day without midnight at the first time that exists", () => {
    expect(startOfDay("2025-04-25", "Africa/Cairo")).toBe(utc("2025-04-25T01:00+03:00"));
  });

  it("begins a day with two midnights at the first", () => {
    expect(startOfDay("2025-11-02", "America/Havana")).toBe(utc("2025-11-02T00:00-04:00"));
  });

  it("finds nothing in a date that a zone skipped", () => {
    const apia = dateRange("2011-12-30", "2011-12-30", "Pacific/Apia");
    expect(apia.end - apia.start).toBe(0);
    const kwajalein = dateRange("1993-08-21", "1993-08-21", "Pacific/Kwajalein");
    expect(kwajalein.end - kwajalein.start).toBe(0);
  });

  it("refuses a zone that does not exist", () => {
    expect(() => startOfDay("2025-01-01", "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("against Temporal", () => {
  it("agrees around every change of every zone, this year and next", { timeout: 30_000 }, () => {
    for (const zone of allZones) {
      for (const change of changesOf(zone, thisYear, nextYear)) expectAgreement(change);
    }
  });

  it.each([
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
  ])("agrees around every change of %s since 1970", (zone) => {
    for (const change of changesOf(zone, 1970, nextYear)) expectAgreement(change);
  });

  it("rests on a fact: no zone changes twice within two days", { timeout: 30_000 }, () => {
    for (const zone of allZones) {
      const changes = changesOf(zone, thisYear - 5, nextYear + 10).map((change) => change.epochMilliseconds);
      const gaps = changes.slice(1).map((change, i) => change - (changes[i] ?? 0));
      expect(Math.min(...gaps), zone).toBeGreaterThan(48 * 3_600_000);
    }
  });
});

/** Compares offsets on both sides of a change, and wall times from the day before to the day after it. */
function expectAgreement(change: Temporal.ZonedDateTime): void {
  const zone = change.timeZoneId;
  for (const aside of [-1, 0, 1]) {
    const moment = change.add({ milliseconds: aside });
    const label = moment.toString();
    expect(offsetAt(moment.epochMilliseconds, zone) * 1e6, label).toBe(moment.offsetNanoseconds);
    expect(localDate(moment.epochMilliseconds, zone), label).toBe(moment.toPlainDate().toString());
  }
  for (const days of [-1, 0, 1]) {
    const date = change.toPlainDate().add({ days });
    for (let minutes = 0; minutes <= 1440; minutes += 30) {
      const local = date.toPlainDateTime().add({ minutes });
      const expected = local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
      const actual = toInstant(date.toString(), minutes, zone);
      if (actual !== expected) expect.fail(`${zone} ${local}: ${actual - expected} ms off`);
    }
  }
}

describe("dates", () => {
  it("count days over months, leap years and centuries", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2025-01-01", -1)).toBe("2024-12-31");
    expect(dateOfDay(dayNumber("1899-12-31"))).toBe("1899-12-31");
  });

  it("know their weekday", () => {
    expect(["1969-12-28", "1970-01-01", "2025-11-24"].map(weekday)).toEqual([7, 4, 1]);
  });
});
