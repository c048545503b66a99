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
    expect(sayDateTime(at(instant), timezone, at("2026-11-20T15:00:00Z"), "en")).toBe(said);
  });
  it("says day and time alone", () => {
    expect(sayDay(at("2027-11-24T19:30:00Z"), NEW_YORK, undefined, "en")).toBe("Wednesday 24 November");
    expect(sayTime(at("2026-11-24T14:05:00Z"), NEW_YORK, "en")).toBe("9:05 am");
  });
});

describe("lists, money, lengths", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("%j", (items, said) => {
    expect(sayList(items, "and", "en")).toBe(said);
  });
  it("joins a choice by or", () => {
    expect(sayList(["2:00", "3:30"], "or", "en")).toBe("2:00 or 3:30");
  });
  it.each([
    [9000, "USD", "$90"],
    [4550, "GBP", "£45.50"],
    [0, "EUR", "€0"],
    [8000, "JPY", "¥8,000"],
    [12500, "KWD", "KWD 12.500"],
  ])("%i %s", (amountMinor, currency, said) => {
    expect(sayMoney({ amountMinor, currency }, "en").replace("\u00a0", " ")).toBe(said);
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
    expect(sayDuration(minutes, "en")).toBe(said);
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
    expect(sayHours(hours, "en")).toBe(said);
  });
});

describe("in Spanish", () => {
  const now = at("2026-11-20T15:00:00Z");
  it.each([
    ["2026-11-24T19:30:00Z", "martes 24 de noviembre a las 2:30 p. m."],
    ["2026-11-24T18:00:00Z", "martes 24 de noviembre a la 1:00 p. m."],
    ["2026-11-24T16:00:00Z", "martes 24 de noviembre a las 11:00 a. m."],
    ["2027-01-04T06:15:00Z", "lunes 4 de enero de 2027 a la 1:15 a. m."],
  ])("%s", (instant, said) => {
    expect(sayDateTime(at(instant), NEW_YORK, now, "es")).toBe(said);
  });
  it.each([
    [["masaje", "acupuntura"], "masaje y acupuntura", "masaje o acupuntura"],
    [["masaje", "hidroterapia"], "masaje e hidroterapia", "masaje o hidroterapia"],
    [["Ana", "Luis", "Irene"], "Ana, Luis e Irene", "Ana, Luis o Irene"],
    [["calor", "hielo"], "calor y hielo", "calor o hielo"],
    [["Ana", "Óscar"], "Ana y Óscar", "Ana u Óscar"],
    [["7:00", "8:00"], "7:00 y 8:00", "7:00 u 8:00"],
    [["10", "11"], "10 y 11", "10 u 11"],
  ])("%j", (items, and, or) => {
    expect(sayList(items, "and", "es")).toBe(and);
    expect(sayList(items, "or", "es")).toBe(or);
  });
  it.each([
    [9500, "USD", "$95"],
    [4550, "EUR", "45,50 €"],
    [35000, "MXN", "$350"],
  ])("%i %s", (amountMinor, currency, said) => {
    expect(sayMoney({ amountMinor, currency }, "es").replace("\u00a0", " ")).toBe(said);
  });
  it("says hours", () => {
    const day = [{ start: "09:00", end: "17:00" }];
    expect(sayHours({ 1: day, 2: day, 3: day, 4: day, 5: day }, "es")).toBe(
      "de lunes a viernes de 9:00 a. m. a 5:00 p. m.; sábado y domingo, cerrado",
    );
  });
});
