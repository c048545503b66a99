import { describe, expect, it } from "vitest";
import { readWhen } from "../../../../domain/receptionist/language/when.ts";
import { shiftWhen } from "../../../../domain/receptionist/language/zone-shift.ts";

// A Friday; New York is five hours behind London, fourteen behind Tokyo.
const now = Date.parse("2026-11-20T12:00:00Z");
const shift = (text: string, from: string, to: string, around = "2026-11-23") =>
  shiftWhen(readWhen(text, { now, timezone: from, language: "en" }), from, to, around);

describe("what is said in another zone", () => {
  it.each([
    ["tuesday at 3pm", "Europe/London", "America/New_York", "2026-11-24", 600, 600],
    ["tuesday at 9am", "Asia/Tokyo", "America/New_York", "2026-11-23", 1140, 1140],
    ["tuesday at 10pm", "America/New_York", "Asia/Tokyo", "2026-11-25", 720, 720],
    ["tuesday after 3pm", "Europe/London", "America/New_York", "2026-11-24", 600, 1140],
    ["tuesday before noon", "Europe/London", "America/New_York", "2026-11-24", 0, 420],
    ["tuesday between 2 and 4", "Europe/London", "America/New_York", "2026-11-24", 540, 660],
  ])("%s, %s as of %s", (text, from, to, date, fromMinute, toMinute) => {
    expect(shift(text, from, to)).toMatchObject({ days: { from: date, to: date }, time: { fromMinute, toMinute } });
  });

  it("keeps days without a time as they are", () => {
    expect(shift("tuesday", "Asia/Tokyo", "America/New_York")).toEqual(
      readWhen("tuesday", { now, timezone: "Asia/Tokyo", language: "en" }),
    );
  });

  it("shifts a time alone by the day that is talked about", () => {
    expect(shift("3pm", "Europe/London", "America/New_York")).toMatchObject({ time: { fromMinute: 600 } });
    // Clocks change on different days: that week they are four hours apart.
    expect(shift("3pm", "Europe/London", "America/New_York", "2027-03-16")).toMatchObject({
      time: { fromMinute: 660 },
    });
  });

  it.each([
    ["tuesday between 10am and 5pm", "Asia/Tokyo", "America/New_York"],
    ["at 9am", "Asia/Tokyo", "America/New_York"],
  ])("%s, %s as of %s, is not clear", (text, from, to) => {
    expect(shift(text, from, to)).toBeNull();
  });

  it("over a change of one zone's clocks is not clear", () => {
    const march = Date.parse("2027-03-08T12:00:00Z");
    const when = readWhen("between the 10th and the 18th at 3pm", {
      now: march,
      timezone: "Europe/London",
      language: "en",
    });

    expect(when.days).toEqual({ from: "2027-03-10", to: "2027-03-18" });
    expect(shiftWhen(when, "Europe/London", "America/New_York", "2027-03-10")).toBeNull();
  });
});
