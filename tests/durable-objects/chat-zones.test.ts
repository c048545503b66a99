import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { transcript } from "../support/chat.ts";
import { createStudio } from "../support/chat-business.ts";
import { at } from "../support/chat-elsewhere.ts";
import { conversations } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
// New York and London change their clocks in different weeks, so hours between them are read from the answer.
const LONDON = { timezone: "Europe/London" };
const clock = (instant: number, timeZone: string) =>
  new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", minute: "2-digit" })
    .format(instant)
    .toLowerCase()
    .replace(/\s/, " ");

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

describe("a visitor in another zone", () => {
  it("hears the business's zone named once, and the details in both", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio, LONDON);
    const ten = at(studio, 1, "10:00");
    const theirs = clock(ten, "Europe/London");
    expect((await talk.say("a massage tomorrow")).text).toMatch(
      /^All times are New York time\. For your massage I have/,
    );
    expect((await talk.say("friday")).text).toMatch(/^For your massage I have/);
    await talk.say("tomorrow at 10", "yes");

    expect((await talk.say("Ana Gómez, ana@example.com")).text).toContain(
      `at 10:00 am New York time (${theirs} your time), for Ana`,
    );
    expect((await talk.say("yes")).text).toContain(`10:00 am New York time (${theirs} your time), massage with Mara`);
    expect(talk.chat.entries.filter((entry) => "text" in entry && entry.text.includes("All times are"))).toHaveLength(
      1,
    );
    talk.changes = "here";
    expect((await talk.say("move it to friday at 3")).text).toMatch(
      /3:00 pm New York time \(\d+:00 pm your time\)\. Shall I move it\?$/,
    );
  });

  it("may name their own time", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio, LONDON);
    const wished = clock(at(studio, 1, "10:00"), "Europe/London");
    await talk.say(`a massage tomorrow at ${wished} my time`, "yes");

    expect((await talk.say("Ana Gómez, ana@example.com")).text).toContain(
      `at 10:00 am New York time (${wished} your time)`,
    );
    await talk.say("yes");
    expect((await liveRows(studio)).map(({ startsAt }) => startsAt.getTime())).toEqual([at(studio, 1, "10:00")]);
  });

  it("that shows the same clock hears of no zone", async () => {
    const talk = await talkTo(await createStudio(), { timezone: "America/Toronto" });
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes");

    expect(transcript(talk.chat.entries)).not.toMatch(/New York time|your time/);
  });
});

describe("a zone that is said", () => {
  it.each([
    ["a massage tomorrow at 7am Pacific time", "10:00"],
    ["a massage tomorrow at 7 am PST", "10:00"],
    ["a massage tomorrow at 9am Chicago time", "10:00"],
    ["a massage tomorrow at 10am EST", "10:00"],
    ["a massage tomorrow at 10am your time", "10:00"],
  ])("%s is understood", async (words, time) => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const told = await talk.say(words);

    expect(
      told.offers.map(({ start }) => Date.parse(start)),
      told.text,
    ).toEqual([at(studio, 1, time)]);
  });

  it("is read back with the business's", async () => {
    const talk = await talkTo(await createStudio());
    await talk.say("a massage tomorrow at 7am Los Angeles time", "yes");

    expect((await talk.say("Ana Gómez, ana@example.com")).text).toContain(
      "at 10:00 am New York time (7:00 am Los Angeles time)",
    );
  });

  it("and may mean several is asked back, and its answer gives the message its meaning", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const wished = clock(at(studio, 1, "10:00"), "Asia/Kolkata");
    const asked = await talk.say(`a massage tomorrow at ${wished} IST`);
    expect(asked.text).toBe("I'm not sure which time zone you mean by IST. Which city is that?");
    expect(asked.offers).toEqual([]);

    expect((await talk.say("Kolkata")).offers.map(({ start }) => Date.parse(start))).toEqual([at(studio, 1, "10:00")]);
  });

  it("as my time, where the browser has told none, is asked back; another answer is taken for itself", async () => {
    const talk = await talkTo(await createStudio());

    expect((await talk.say("a massage tomorrow at 3pm my time")).text).toBe("Which city or time zone are you in?");
    expect((await talk.say("never mind, a massage on friday")).offers).toHaveLength(3);
  });

  it("and runs over the business's midnight is asked back", async () => {
    const talk = await talkTo(await createStudio());
    const told = await talk.say("a massage on friday between 10am and 5pm Tokyo time");

    expect(told.text, transcript(talk.chat.entries)).toMatch(/^That runs over midnight in New York time\./);
  });
});
