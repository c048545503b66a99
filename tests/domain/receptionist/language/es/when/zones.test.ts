import { describe, expect, it } from "vitest";
import { readWhen } from "../../../../../../domain/receptionist/language/when.ts";
import { show } from "../../when/support.ts";

describe("the tenant's own day, in Spanish", () => {
  it.each([
    // Both sides of midnight.
    ["2026-11-20T22:59:00Z", "Europe/Madrid", "mañana", "11-21"],
    ["2026-11-20T23:00:00Z", "Europe/Madrid", "mañana", "11-22"],
    ["2026-11-21T05:59:00Z", "America/Mexico_City", "hoy", "11-20"],
    ["2026-11-21T06:00:00Z", "America/Mexico_City", "hoy", "11-21"],
    ["2026-11-21T04:59:00Z", "America/New_York", "pasado mañana", "11-22"],
    ["2026-11-21T05:00:00Z", "America/New_York", "pasado mañana", "11-23"],
    ["2026-12-31T23:30:00Z", "Europe/Madrid", "hoy", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "America/Mexico_City", "mañana", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "Europe/Madrid", "el mes que viene", "2027-02-01..2027-02-28"],
    // Clocks go forward on 28 March 2027 in Madrid and back on 25 October 2026.
    ["2027-03-28T00:30:00Z", "Europe/Madrid", "dentro de 2 horas", "2027-03-28 04:30-24:00"],
    ["2026-10-25T00:30:00Z", "Europe/Madrid", "dentro de 2 horas", "10-25 03:30-24:00"],
    ["2027-03-27T12:00:00Z", "Europe/Madrid", "mañana a las 9", "2027-03-28 09:00"],
    ["2026-10-24T21:59:00Z", "Europe/Madrid", "mañana por la tarde", "10-25 12:00-20:00"],
    ["2026-10-24T12:00:00Z", "Europe/Madrid", "dentro de una semana", "10-31"],
    // In New York forward on 14 March 2027; in Mexico City not at all.
    ["2027-03-14T06:30:00Z", "America/New_York", "dentro de 2 horas", "2027-03-14 04:30-24:00"],
    ["2027-03-14T07:30:00Z", "America/Mexico_City", "dentro de 2 horas", "2027-03-14 03:30-24:00"],
    ["2027-04-04T08:30:00Z", "America/Mexico_City", "en media hora", "2027-04-04 03:00-24:00"],
    // Holy week of the year that is meant.
    ["2027-03-28T10:00:00Z", "Europe/Madrid", "semana santa", "2027-03-28"],
    ["2027-03-29T10:00:00Z", "Europe/Madrid", "semana santa", "2028-04-09..2028-04-16"],
  ])("%s in %s, %s → %s", (now, timezone, phrase, reading) => {
    expect(show(readWhen(phrase, { now: Date.parse(now), timezone, language: "es" }))).toBe(reading);
  });

  it("takes the part of the day that was agreed before for the half of a bare hour", () => {
    const said = { fromMinute: 12 * 60, toMinute: 20 * 60, exact: false };
    const context = { now: Date.parse("2026-11-20T15:00:00Z"), timezone: "Europe/Madrid", language: "es" as const };
    expect(show(readWhen("a las 7", { ...context, said }))).toBe("19:00");
    expect(show(readWhen("a las 7", context))).toBe("07:00");
  });
});
