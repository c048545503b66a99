import { describe, expect, it } from "vitest";
import { nearestAlternatives, spread } from "../../../domain/booking/alternatives.ts";

const ZONE = "Europe/London";
/** Times of a winter day in London, where clocks show UTC. */
const at = (time: string, date = "2026-01-13") => Date.parse(`${date}T${time}:00Z`);
const slot = (time: string, date?: string) => ({ start: at(time, date), end: at(time, date) + 1, staffIds: ["mara"] });
const slots = (...times: string[]) => times.map((time) => slot(time));
const times = (found: { start: number }[]) => found.map(({ start }) => new Date(start).toISOString().slice(11, 16));

describe("nearest alternatives", () => {
  const nearest = (free: ReturnType<typeof slots>, wished: string, count?: number) =>
    times(nearestAlternatives(free, at(wished), ZONE, count));

  it("are the closest, in time order", () => {
    expect(nearest(slots("09:00", "10:00", "12:00", "12:30", "17:00"), "11:00")).toEqual(["10:00", "12:00", "12:30"]);
  });

  it("hold one of each side where the day has both", () => {
    expect(nearest(slots("09:00", "14:15", "14:30", "14:45", "15:00"), "14:00")).toEqual(["09:00", "14:15", "14:30"]);
    expect(nearest(slots("12:00", "13:30", "13:45", "13:50", "17:00"), "14:00")).toEqual(["13:45", "13:50", "17:00"]);
  });

  it("stay on the wished day while it has enough", () => {
    const free = [slot("23:30", "2026-01-12"), ...slots("09:00", "12:00", "16:00")];
    expect(nearest(free, "00:30")).toEqual(["09:00", "12:00", "16:00"]);
    expect(nearest(free, "00:30", 4)).toEqual(["23:30", "09:00", "12:00", "16:00"]);
  });

  it("are the single closest if only one is asked for", () => {
    expect(nearest(slots("09:00", "14:15"), "14:00", 1)).toEqual(["14:15"]);
  });

  it("are what there is", () => {
    expect(nearest([], "11:00")).toEqual([]);
    expect(nearest(slots("10:00"), "11:00")).toEqual(["10:00"]);
  });
});

describe("spread", () => {
  const halfHours = Array.from({ length: 15 }, (_, i) => at("09:00") + i * 1_800_000);
  const day = halfHours.map((start) => ({ start, end: start + 1, staffIds: ["mara"] }));

  it("names a morning, a midday and an afternoon", () => {
    expect(times(spread(day, ZONE))).toEqual(["10:00", "12:30", "15:00"]);
  });

  it("goes by time, not by how many are free", () => {
    expect(times(spread(slots("09:00", "14:00", "14:30", "15:00", "15:30", "16:00"), ZONE))).toEqual([
      "09:00",
      "14:00",
      "15:00",
    ]);
  });

  it("takes the first day that has enough", () => {
    const nextDay = ["09:00", "12:00", "16:00"].map((time) => slot(time, "2026-01-14"));
    expect(spread([...slots("10:00", "11:00"), ...nextDay], ZONE)).toEqual(nextDay);
  });

  it("takes the soonest of all if no day has enough", () => {
    const free = [slot("09:00", "2026-01-14"), ...slots("10:00", "11:00")];
    expect(times(spread(free, ZONE))).toEqual(["10:00", "11:00", "09:00"]);
    expect(spread([], ZONE)).toEqual([]);
  });
});
