import { describe, expect, it } from "vitest";
import { sayDay, sayTime } from "../../domain/receptionist/language/say.ts";
import { Times } from "../../widget/state/times.ts";
import { LANGUAGES, wordsOf } from "../../words/languages.ts";

const times = new Times(wordsOf("en").widget);
const offer = (start: string) => ({ id: start, start, end: start, label: "" });

describe("days and times", () => {
  it("reads as people say it", () => {
    expect(times.day("2026-11-24T19:30:00Z", "America/New_York")).toBe("Tuesday 24 November");
    expect(times.time("2026-11-24T19:30:00Z", "America/New_York")).toBe("2:30 pm");
    expect(times.time("2026-11-24T05:00:00Z", "America/New_York")).toBe("12:00 am");
  });

  it.each(LANGUAGES)("reads as the receptionist says it, in %s", (language) => {
    const own = new Times(wordsOf(language).widget);
    for (let hour = 0; hour < 24; hour++) {
      const at = Date.UTC(2026, hour % 12, 5 + hour, hour, 5 * (hour % 3));
      const instant = new Date(at).toISOString();
      expect(own.day(instant, "UTC")).toBe(sayDay(at, "UTC", undefined, language));
      expect(own.time(instant, "UTC")).toBe(sayTime(at, "UTC", language));
    }
  });

  it("groups offers by the business's day, not by UTC's and not by the visitor's", () => {
    const days = times.byDay(
      [offer("2026-11-24T10:30:00Z"), offer("2026-11-24T11:30:00Z"), offer("2026-11-25T02:00:00Z")],
      "Pacific/Auckland",
    );
    expect(days.map((day) => [day.heading, day.offers.length])).toEqual([
      ["Tuesday 24 November", 1],
      ["Wednesday 25 November", 2],
    ]);
  });

  it("keeps a day together across the end of daylight saving", () => {
    const days = times.byDay([offer("2026-11-01T05:30:00Z"), offer("2026-11-01T06:30:00Z")], "America/New_York");
    expect(days).toHaveLength(1);
  });

  it("adds the visitor's own time only where it differs", () => {
    const start = "2026-11-24T14:00:00Z";
    expect(times.own(start, "America/New_York", "America/Detroit")).toBeNull();
    expect(times.own(start, "America/New_York", null)).toBeNull();
    expect(times.own(start, "America/New_York", "Europe/Berlin")).toBe("3:00 pm");
    expect(times.own(start, "America/New_York", "Australia/Sydney")).toBe("Wed 1:00 am");
  });
});
