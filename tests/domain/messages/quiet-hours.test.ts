import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { quietUntil } from "../../../domain/messages/quiet-hours.ts";
import { allZones, changesOf, nextYear, thisYear } from "../../support/zones.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string) => Date.parse(text);
const wall = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** Whether the clock on the wall shows 21:00 to 8:00, as Temporal reads it. */
function isQuiet(at: number, zone: string): boolean {
  const { hour } = wall(at, zone);
  return hour >= 21 || hour < 8;
}

/** That every moment around a change of the clock is quiet or not as the wall says, until the wall says otherwise. */
function expectAround(change: Temporal.ZonedDateTime): void {
  const zone = change.timeZoneId;
  const from = change.epochMilliseconds - 30 * HOUR;
  let loudFrom: number | null = null;
  for (let at = from + 60 * HOUR; at >= from; at -= 5 * MINUTE) {
    if (!isQuiet(at, zone)) loudFrom = at;
    if (loudFrom !== null && quietUntil(at, zone) !== (loudFrom === at ? null : loudFrom)) {
      expect.fail(`${zone} at ${wall(at, zone)}: ${quietUntil(at, zone)}, not until ${wall(loudFrom, zone)}`);
    }
  }
}

describe("quiet hours", () => {
  it.each([
    ["at the last moment before nine in the evening", "2026-06-10T20:59:59.999+02:00", null],
    ["at nine in the evening", "2026-06-10T21:00+02:00", "2026-06-11T08:00+02:00"],
    ["at midnight", "2026-06-11T00:00+02:00", "2026-06-11T08:00+02:00"],
    ["at the last moment before eight", "2026-06-11T07:59:59.999+02:00", "2026-06-11T08:00+02:00"],
    ["at eight in the morning", "2026-06-11T08:00+02:00", null],
    ["in the night in which an hour is missing", "2026-03-28T22:00+01:00", "2026-03-29T08:00+02:00"],
    ["in the night that has an hour twice", "2026-10-24T22:00+02:00", "2026-10-25T08:00+01:00"],
  ])("are looked up %s", (_, at, until) => {
    expect(quietUntil(utc(at), "Europe/Berlin")).toBe(until && utc(until));
  });

  it("are those of the person's zone", () => {
    const at = utc("2026-06-10T20:00Z");
    expect(quietUntil(at, "UTC")).toBeNull();
    expect(quietUntil(at, "Asia/Tokyo")).toBe(utc("2026-06-10T23:00Z"));
    expect(quietUntil(at, "Pacific/Kiritimati")).toBeNull();
  });

  it("end at a morning that the zone skipped only when the next one comes", () => {
    expect(quietUntil(utc("2011-12-29T23:00-10:00"), "Pacific/Apia")).toBe(utc("2011-12-31T08:00+14:00"));
  });

  it("agree with Temporal around every change of every zone, this year and next", { timeout: 60_000 }, () => {
    for (const zone of allZones) for (const change of changesOf(zone, thisYear, nextYear)) expectAround(change);
  });

  it("agree with Temporal wherever a zone turned its clock over nine or eight since 1995", { timeout: 60_000 }, () => {
    let turned = 0;
    for (const zone of allZones) {
      for (const change of changesOf(zone, 1995, thisYear)) {
        const before = change.subtract({ nanoseconds: 1 }).toPlainDateTime();
        const after = change.toPlainDateTime();
        const [first, last] = [before, after].sort(Temporal.PlainDateTime.compare) as [typeof before, typeof after];
        const edges = [first, first.add({ days: 1 })].flatMap((day) => [
          day.withPlainTime("08:00"),
          day.withPlainTime("21:00"),
        ]);
        const isOver = (edge: Temporal.PlainDateTime) =>
          Temporal.PlainDateTime.compare(first, edge) <= 0 && Temporal.PlainDateTime.compare(edge, last) <= 0;
        if (!edges.some(isOver)) continue;
        turned += 1;
        expectAround(change);
      }
    }
    expect(turned).toBeGreaterThan(0);
  });

  it("hold at any instant of any zone", () => {
    const anyInstant = fc.integer({ min: utc("1975-01-01T00:00Z"), max: utc("2060-01-01T00:00Z") });
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...allZones), (at, zone) => {
        const until = quietUntil(at, zone);
        if (!isQuiet(at, zone)) return until === null;
        return until !== null && until > at && !isQuiet(until, zone) && isQuiet(until - 1, zone);
      }),
      { numRuns: 3000 },
    );
  });
});
