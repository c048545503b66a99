import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

describe("what is not done here is said kindly, with what is", () => {
  it.each([
    ["can I pay a deposit?", /^I can't take payments or deposits in this chat, but I can book the appointment\./],
    [
      "is there a yoga class I can join?",
      /^I can't book classes or seats in a group, only appointments for one person\./,
    ],
    [
      "a massage every tuesday at 3",
      /^I can't set up a series, but I can book one appointment, and then the next\. .*Tuesday/,
    ],
    ["a massage and a consultation tomorrow", /^I book one service at a time; .*massage or consultation\?$/],
    ["a couples massage tomorrow", /^I book for one person at a time; .*For your massage I have/],
    ["do you have another branch?", /^There is one place that I book for: 214 Linden Street, Brooklyn, NY 11221\./],
    [
      "can you double book me tomorrow at 10?",
      /^I can't book over a time that is taken, but I can look for the nearest free ones\./,
    ],
    [
      "add it to my Outlook calendar",
      /^I can't work with your calendar from here; I'll give you day, time and reference/,
    ],
    ["do you record calls?", /^I don't record calls; what is written here is kept, as the privacy notice below/],
  ])("%s", async (words, expected) => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const answer = await talk.say(words);

    expect(answer.text).toMatch(expected);
    expect(answer.text).toMatch(/\?$/);
    expect(answer.text).not.toMatch(/message|call you|get back|someone will|sorry/i);
    expect(await liveRows(studio)).toEqual([]);
  });

  it("and the talk goes on where it was", async () => {
    const talk = await talkTo(await createStudio());
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com");

    expect((await talk.say("can I pay now?")).text).toMatch(/^I can't take payments.*Shall I book it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });

  it("but where the business has an answer of its own, that is given", async () => {
    const facts = { questions: [{ question: "Do you take credit cards?", answer: "Yes, at the desk." }] };
    const talk = await talkTo(await createStudio({ facts }));

    expect((await talk.say("do you take credit cards?")).text).toMatch(/^Yes, at the desk\./);
  });

  it("a series is begun with its first appointment", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a weekly massage appointment", "tomorrow at 10", "yes", "Ana Gómez, ana@example.com");

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
    expect(await liveRows(studio)).toHaveLength(1);
  });
});
