import { describe, expect, it } from "vitest";
import {
  sayDateTime,
  sayDay,
  sayDuration,
  sayHours,
  sayList,
  sayMoney,
  sayTime,
} from "../../../../domain/receptionist/language/say.ts";

const NEW_YORK = "America/New_York";
const at = (instant: string) => Date.parse(instant);

describe("days and times", () => {
  it.each([
    ["2026-11-24T19:30:00Z", NEW_YORK, "Tuesday 24 November at 2:30 pm"],
    ["2026-11-24T17:00:00Z", NEW_YORK, "Tuesday 24 November at 12:00 pm"],
    ["2026-11-24T05:00:00Z", NEW_YORK, "Tuesday 24 November at 12:00 am"],
    ["2026-11-24T04:59:00Z", NEW_YORK, "Monday 23 November at 11:59 pm"],
    ["2027-01-04T15:00:00Z", NEW_YORK, "Monday 4 January 2027 at 10:00 am"],
    ["2026-12-31T23:30:00Z", "Pacific/Kiritimati", "Friday 1 January 2027 at 1:30 pm"],
    ["2026-11-01T06:30:00Z", NEW_YORK, "Sunday 1 November at 1:30 am"],
    ["2026-03-08T07:00:00Z", NEW_YORK, "Sunday 8 March at 3:00 am"],
  ])("%s in %s", (instant, timezone, said) => {
    expect(sayDateTime(at(instant), timezone, at("2026-11-20T15:00:00Z"))).toBe(said);
  });
  it("says day and time alone", () => {
    expect(sayDay(at("2027-11-24T19:30:00Z"), NEW_YORK)).toBe("Wednesday 24 November");
    expect(sayTime(at("2026-11-24T14:05:00Z"), NEW_YORK)).toBe("9:05 am");
  });
});

describe("lists, money, lengths", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("%j", (items, said) => {
    expect(sayList(items)).toBe(said);
  });
  it("joins a choice by or", () => {
    expect(sayList(["2:00", "3:30"], "or")).toBe("2:00 or 3:30");
  });
  it.each([
    [9000, "USD", "$90"],
    [4550, "GBP", "£45.50"],
    [0, "EUR", "€0"],
    [8000, "JPY", "¥8,000"],
    [12500, "KWD", "KWD 12.500"],
  ])("%i %s", (amountMinor, currency, said) => {
    expect(sayMoney({ amountMinor, currency }).replace("\u00a0", " ")).toBe(said);
  });
  it.each([
    [0, "0 minutes"],
    [1, "1 minute"],
    [45, "45 minutes"],
    [60, "1 hour"],
    [61, "1 hour 1 minute"],
    [90, "1 hour 30 minutes"],
    [120, "2 hours"],
  ])("%i minutes", (minutes, said) => {
    expect(sayDuration(minutes)).toBe(said);
  });
});

describe("sayHours", () => {
  const day = [{ start: "09:00", end: "17:00" }];
  const split = [
    { start: "08:30", end: "12:00" },
    { start: "13:00", end: "17:30" },
  ];
  it.each([
    [{}, "closed all week"],
    [{ 1: day, 2: day, 3: day, 4: day, 5: day }, "Monday to Friday 9:00 am to 5:00 pm; closed Saturday and Sunday"],
    [
      { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [{ start: "09:00", end: "13:00" }] },
      "Monday to Friday 9:00 am to 5:00 pm; Saturday 9:00 am to 1:00 pm; closed Sunday",
    ],
    [
      { 1: split, 2: split, 6: day },
      "Monday and Tuesday 8:30 am to 12:00 pm and 1:00 pm to 5:30 pm; Saturday 9:00 am to 5:00 pm; closed Wednesday to Friday and Sunday",
    ],
    [
      { 5: [{ start: "18:00", end: "24:00" }] },
      "Friday 6:00 pm to midnight; closed Monday to Thursday and Saturday and Sunday",
    ],
    [Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, day])), "Monday to Sunday 9:00 am to 5:00 pm"],
    [{ 1: [], 2: day }, "Tuesday 9:00 am to 5:00 pm; closed Monday and Wednesday to Sunday"],
  ])("%j", (hours, said) => {
    expect(sayHours(hours)).toBe(said);
  });
});
