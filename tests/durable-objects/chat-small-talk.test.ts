import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const team = /You can reach the team at [^a-z]*212[^a-z]*555[^a-z]*0142 or hello@bloom\.example\./;

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

describe("a question of fact", () => {
  it.each([
    ["what are your hours?", "We're open Monday to Friday 9:00 am to 5:00 pm; closed Saturday and Sunday."],
    ["what are your opening hours?", "We're open Monday to Friday 9:00 am to 5:00 pm; closed Saturday and Sunday."],
    ["Opening hours", "We're open Monday to Friday 9:00 am to 5:00 pm; closed Saturday and Sunday."],
    ["are you open on saturday?", "We're open Monday to Friday 9:00 am to 5:00 pm; closed Saturday and Sunday."],
    ["where are you?", "We're at 214 Linden Street, Brooklyn, NY 11221."],
    ["how much is a massage?", "$95 for 1 hour"],
    ["how much do you charge?", "acupuncture $80"],
    ["what do you offer?", "massage (1 hour), consultation (30 minutes) and acupuncture (45 minutes)"],
    ["do you have parking?", "There is metered parking on Linden Street."],
    ["do you take walk-ins?", "Only when Mara happens to be free, so it is best to book."],
    ["what should I wear?", "Anything comfortable. Towels and robes are here."],
    ["what's your phone number?", "555"],
    ["is this private?", "The privacy notice is linked below this chat."],
    ["are you a robot?", "I'm an automated assistant"],
    ["what can you do?", "I can book, look up, move or cancel an appointment"],
  ])("%s", async (question, answer) => {
    const talk = await talkTo(await createStudio());
    // Facts come with the configuration: only the session's row is written.
    talk.mayCost = 1;

    expect((await talk.say(question)).text).toContain(answer);
  });

  it("that the business has not answered is not answered by guessing", async () => {
    const talk = await talkTo(await createStudio({ facts: {} }));

    expect((await talk.say("where are you?")).text).toContain("I don't have the address.");
    expect((await talk.say("do you have parking?")).text).toContain("I don't have that.");
  });

  it("in the middle of a booking leaves it where it was", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes");
    expect((await talk.say("where are you?")).text).toMatch(/Linden Street.*May I have your name/s);
    await talk.say("Ana Gómez, ana@example.com");
    expect((await talk.say("how much is it?")).text).toMatch(/\$95.*Shall I book it\?$/s);

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });
});

describe("what it cannot do", () => {
  it.each(["can I speak to a person?", "I want to talk to a human", "call me"])("%s promises nobody", async (words) => {
    const talk = await talkTo(await createStudio());
    const answer = await talk.say(words);

    expect(answer.text).toMatch(/^I can't put you through to a person from here\./);
    expect(answer.text).toMatch(team);
    expect(answer.text).not.toMatch(/call you|get back|someone will/i);
  });

  it("names no way to a team that has told none", async () => {
    const talk = await talkTo(await createStudio({ facts: {} }));

    expect((await talk.say("can I speak to a person?")).text).toMatch(
      /^I can't put you through to a person from here\. What (?:else )?can I do for you\?$/,
    );
  });
});

describe("a polite word", () => {
  it("is answered politely", async () => {
    const talk = await talkTo(await createStudio());

    expect((await talk.say("hi")).text).toMatch(/^Hello\. What .*can I do for you\?$/);
    expect((await talk.say("thanks")).text).toBe("You're welcome.");
    expect((await talk.say("bye")).text).toBe("Goodbye, and take care.");
  });

  it("at the end is an end, though a question is open", async () => {
    const talk = await talkTo(await createStudio());
    await talk.say("a massage tomorrow");

    expect((await talk.say("bye")).text).toMatch(/^Goodbye/);
  });
});

it("three misunderstandings in a row stay patient, and the fourth message may still book", async () => {
  const talk = await talkTo(await createStudio());
  const answers = [await talk.say("wibble"), await talk.say("wobble"), await talk.say("wubble")];

  expect(answers.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Sorry, I didn't get that\. What .*can I do for you\?$/),
    expect.stringMatching(/^I'm not sure what you mean\. I can book, look up, move or cancel an appointment/),
    expect.stringMatching(team),
  ]);
  expect(
    answers.flatMap(({ text }) => text.match(/sorry/gi) ?? []),
    "no apology twice",
  ).toHaveLength(1);
  expect((await talk.say("a massage tomorrow")).offers).toHaveLength(3);
});

it("says that it is automated once, until it is asked", async () => {
  const talk = await talkTo(await createStudio());
  await talk.say("hi", "what can you do?", "a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes");
  const said = talk.chat.entries.flatMap((entry) => (entry.kind === "receptionist" ? [entry.text] : []));

  expect(said.filter((text) => text.includes("automated"))).toEqual([said[0]]);
});

it("speaks as the voice guide asks: a question comes last and alone, nothing shouts", async () => {
  const talk = await talkTo(await createStudio());
  await talk.say("hi", "what can you do?", "massage", "where are you?", "tomorrow", "wibble", "the first one", "Ana");
  await talk.say("ana@foo", "ana@example.com", "no", "another time", "friday at 3", "yes", "yes", "thanks", "bye");

  for (const entry of talk.chat.entries) {
    if (entry.kind !== "receptionist") continue;
    const questions = entry.text.match(/\?/g) ?? [];
    expect(questions.length, entry.text).toBeLessThanOrEqual(1);
    if (questions.length === 1) expect(entry.text).toMatch(/\?$/);
    expect(entry.text).not.toMatch(/!|undefined|null|NaN|\[object|\{|\p{Extended_Pictographic}/u);
  }
});

it("takes markup and very long texts as texts", async () => {
  const studio = await createStudio();
  const talk = await talkTo(studio);
  const markup = "a massage tomorrow <script>alert(1)</script>";

  expect((await talk.say(markup)).offers).toHaveLength(3);
  expect(talk.chat.entries[1]).toMatchObject({ kind: "visitor", text: markup });
  await talk.say(
    "book ".repeat(400).trim(),
    "tomorrow or ".repeat(160),
    "9".repeat(2000),
    "@".repeat(2000),
    "a.b".repeat(600),
  );
  expect(await liveRows(studio)).toEqual([]);
});
