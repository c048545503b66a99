import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPractice, createStudio } from "../support/chat-business.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, dateAhead, spoken, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** What was kept may stay kept until another time takes its place; booked is nothing. */
async function nothingBooked(business: { id: string }): Promise<void> {
  expect((await liveRows(business)).filter(({ status }) => status !== "held")).toEqual([]);
}

/** Ways to each open question of the booking, all about a massage tomorrow. */
const places = {
  "while times are on offer": ["a massage tomorrow"],
  "while the name is asked for": ["a massage tomorrow", "the first one"],
  "while the email is asked for": ["a massage tomorrow", "the first one", "Ana Gómez"],
  "at the read-back": ["a massage tomorrow", "the first one", "Ana Gómez, ana@example.com"],
  "after a no to the read-back": ["a massage tomorrow", "the first one", "Ana Gómez, ana@example.com", "no"],
};

describe.each(Object.entries(places))("a visitor who thinks again %s", (_, lines) => {
  const arrive = async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say(...lines);
    return { studio, talk };
  };
  const finish = async (talk: Talk) => {
    const { text } = await talk.say("the first one");
    if (/name/.test(text)) await talk.say("Ana Gómez, ana@example.com");
    else if (/email/.test(text)) await talk.say("ana@example.com");
    return talk.say("yes");
  };

  it("may take another day", async () => {
    const { studio, talk } = await arrive();
    const answer = await talk.say("actually Friday");

    expect(answer.text).toContain(`For your massage I have ${spoken(dateAhead(2, studio.timezone))}`);
    await nothingBooked(studio);
    expect((await finish(talk)).text).toContain(`You're booked: ${spoken(dateAhead(2, studio.timezone))}`);
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it("may ask for another time without naming one", async () => {
    const { studio, talk } = await arrive();

    expect((await talk.say("no, another time")).text).toBe(
      "No problem. Is there a day that suits you, or shall I show the first free times?",
    );
    await nothingBooked(studio);
    await talk.say("friday");
    expect((await finish(talk)).toasts).toEqual(["booked"]);
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it("may take another service", async () => {
    const { studio, talk } = await arrive();

    expect((await talk.say("actually acupuncture")).text).toMatch(/your acupuncture/);
    await nothingBooked(studio);
    expect((await finish(talk)).text).toContain("acupuncture with Mara");
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it("may press an older button", async () => {
    const { studio, talk } = await arrive();
    const { offers } = await talk.say("on friday instead");
    const [older] = offers;
    if (!older) throw new Error("nothing was offered");
    await talk.say("monday", "the first one");

    expect((await talk.press(older)).text).toMatch(/I'm keeping|Shall I book it/);
    const [row, ...others] = await liveRows(studio);
    expect(row?.startsAt.toISOString()).toBe(older.start);
    expect(others).toEqual([]);
  });

  it("may start over", async () => {
    const { studio, talk } = await arrive();

    expect((await talk.say("start over")).text).toBe("All right, let's start again. What can I do for you?");
    expect(await liveRows(studio)).toEqual([]);
    expect((await talk.say("yes")).toasts).toEqual([]);
    expect((await talk.say("a massage on friday")).offers).toHaveLength(3);
  });
});

it("a visitor may take another person", async () => {
  const practice = await createPractice();
  const talk = await talkTo(practice);
  await talk.say("a check-up with Tom next monday", "the first one", "Ana Gómez, ana@example.com");
  const answer = await talk.say("actually with Nadia");

  expect(answer.offers.length).toBeGreaterThan(0);
  await nothingBooked(practice);
  await talk.choose(0);
  expect((await talk.say("yes")).text).toContain("with Dr Nadia Osei");
  expect(await liveRows(practice)).toHaveLength(1);
});

describe("at the read-back", () => {
  const readBack = async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com");
    return { studio, talk };
  };
  it.each([
    "yes but at 4",
    "yes?",
    "ok, how much is it?",
    "yes if you have towels",
    "maybe",
    "don't book it",
    "no",
    "hm",
    "wait",
  ])("%s books nothing", async (words) => {
    const { studio, talk } = await readBack();
    await talk.say(words);

    await nothingBooked(studio);
  });

  it("yes but at 4 offers 4 o'clock", async () => {
    const { talk } = await readBack();

    expect((await talk.say("yes but at 4")).text).toMatch(/at 4:00 pm is free for your massage\. Shall I keep it/);
    await talk.say("yes");
    expect((await talk.say("yes")).text).toContain("4:00 pm, massage with Mara");
  });

  it("a yes that was said to something else does not count", async () => {
    const { studio, talk } = await readBack();
    await talk.say("no", "yes");
    await nothingBooked(studio);

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });

  it("a wrong name is put right before anything is booked under it", async () => {
    const { studio, talk } = await readBack();

    expect((await talk.say("actually my name is Anna Gomez")).text).toContain("for Anna Gomez (ana@example.com)");
    await talk.say("yes");
    expect(await liveRows(studio)).toMatchObject([{ status: "confirmed", clientName: "Anna Gomez" }]);
  });

  it("a wrong email is put right, and read back once more", async () => {
    const { studio, talk } = await readBack();

    expect((await talk.say("the email is anna@example.com")).text).toContain("for Ana Gómez (anna@example.com)");
    await nothingBooked(studio);
    await talk.say("yes");
    expect(await liveRows(studio)).toMatchObject([{ status: "confirmed", clientEmail: "anna@example.com" }]);
  });

  it("details are given anew after a no", async () => {
    const { studio, talk } = await readBack();

    expect((await talk.say("no")).text).toContain("that one isn't booked. What shall I change");
    await talk.say("my details");
    expect((await talk.say("Bob Ray, +1 212 555 0142")).text).toMatch(/for Bob Ray \(.*212.*555.*0142\)/);
    await talk.say("yes");
    expect(await liveRows(studio)).toMatchObject([
      { status: "confirmed", clientName: "Bob Ray", clientEmail: null, clientPhone: "+12125550142" },
    ]);
  });
});
