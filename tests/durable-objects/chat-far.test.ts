import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, dateAhead, spoken, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const ZONE = "America/New_York";

beforeEach(() => wakeOn(3, "07:00", ZONE));
afterEach(comeBack);

/** Open for two hours on one day alone, so many days ahead. */
function openOnlyIn(days: number, change: Parameters<typeof createStudio>[0] = {}) {
  const windows = [{ start: "10:00", end: "12:00" }];
  const overrides = [{ date: dateAhead(days, ZONE).toString(), windows }];
  return createStudio({ horizonDays: 120, weeklyHours: {}, overrides, ...change });
}

describe("the first free times", () => {
  it.each([0, 20, 50, 100, 120])("are found where the only free day is %i days ahead", async (days) => {
    const studio = await openOnlyIn(days);
    const talk = await talkTo(studio);
    const answer = await talk.say("massage", "First free times");

    expect(answer.text).toContain(spoken(dateAhead(days, studio.timezone)));
    expect(answer.offers.map(({ label }) => label)).toEqual(["10:00 am", "10:30 am", "11:00 am"]);
  });

  it("that are far ahead may be booked", async () => {
    const studio = await openOnlyIn(100);
    const talk = await talkTo(studio);
    await talk.say("massage", "first free times", "the first one", "yes", "Ana Gómez, ana@example.com");

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
    expect(await liveRows(studio)).toMatchObject([{ status: "confirmed" }]);
  });

  it("are not found beyond the horizon", async () => {
    const talk = await talkTo(await openOnlyIn(121));
    const answer = await talk.say("massage", "first free times");

    expect(answer.offers).toEqual([]);
    expect(answer.toasts).toEqual([]);
  });
});

it.each([
  "a massage in 200 days",
  "a massage in 3 years",
  "a massage on 1 January 2099",
  "a massage on 9999-12-31",
  "a massage on December 31, 9999",
  "a massage on 31/12/9999",
  "a massage in the year 9999",
  "a massage in 9000 years",
  "a massage in 99999999 days",
  "a massage in 5000 weeks at 3pm",
])("%s is answered in words", async (words) => {
  const studio = await createStudio({ horizonDays: 120 });
  const talk = await talkTo(studio);
  const answer = await talk.say(words);

  expect(answer.toasts).toEqual([]);
  expect(answer.text).toMatch(/\?$/);
  expect(answer.text).not.toMatch(/went wrong|undefined|NaN|Invalid/);
  expect((await talk.say("first free times")).offers.length).toBeGreaterThan(0);
  expect(await liveRows(studio)).toEqual([]);
});
