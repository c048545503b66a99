import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Business, createPractice, createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { comeBack, dateAhead, spoken, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

// A Wednesday morning before the doors open.
beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** Days from that Wednesday. */
const [today, tomorrow, friday, monday, tuesday] = [0, 1, 2, 5, 6];

describe("offers times to who names a service and a day", () => {
  const openings: [string, { service?: string; day: number; from?: number; to?: number }][] = [
    ["hi, I'd like a massage next Tuesday afternoon", { day: tuesday, from: 12 }],
    ["Can I get a massage tomorrow?", { day: tomorrow }],
    ["book me in for a consultation on Friday at 10", { service: "consultation", day: friday, from: 10, to: 10 }],
    ["do you have anything on Monday morning for acupuncture?", { service: "acupuncture", day: monday, to: 11 }],
    ["massage today", { day: today }],
    ["looking for a 60 min massage sometime next week", { day: monday }],
    ["tuesday 2pm massage", { day: tuesday, from: 14, to: 14 }],
    ["Massage, Friday after 3", { day: friday, from: 15 }],
    ["MASSAGE TOMORROW 3PM PLEASE!!!", { day: tomorrow, from: 15, to: 15 }],
    ["consultation next week any day", { service: "consultation", day: monday }],
    ["need massge tmrw", { day: tomorrow }],
    ["what times do you have for massage on thursday", { day: tomorrow }],
    ["not today, maybe tomorrow, a massage", { day: tomorrow }],
    ["I was hoping to come in for some acupuncture on friday", { service: "acupuncture", day: friday }],
    ["could you fit me in for a massage this friday at noon?", { day: friday, from: 12, to: 12 }],
    ["is Mara free for a massage tomorrow between 2 and 4", { day: tomorrow, from: 14, to: 15 }],
    ["good morning, a massage on monday at half past two would be lovely", { day: monday, from: 14, to: 14 }],
    ["my back hurts, can i come in for a massage tomorrow morning", { day: tomorrow, to: 11 }],
    ["acupuncture asap please", { service: "acupuncture", day: today }],
    ["what's your next available massage?", { day: today }],
  ];

  it.each(openings)("%s", async (opening, { service = "massage", day, from = 9, to = 16 }) => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const answer = await talk.say(opening);

    expect(answer.text).toContain(`your ${service}`);
    expect(answer.text).toContain(spoken(dateAhead(day, studio.timezone)));
    const hours = answer.offers.map(({ start }) => hourOf(start, studio));
    expect(hours.length).toBeGreaterThan(0);
    expect(hours.length).toBeLessThanOrEqual(3);
    expect(hours.filter((hour) => hour < from || hour > to)).toEqual([]);
  });
});

describe("asks for the service first where none is named", () => {
  it.each([
    "hello there, i need an appointment",
    "Book an appointment",
    "I'd like to make a reservation",
    "hey can you squeeze me in today",
    "can i book for monday",
    "Could I see Mara on Thursday?",
    "is there anything free this afternoon?",
    "can you do 4:30 tomorrow?",
    "I'd like the first available appointment",
  ])("%s", async (opening) => {
    const talk = await talkTo(await createStudio());

    expect((await talk.say(opening)).text).toBe("Which service would you like: massage, consultation or acupuncture?");
  });

  it("and keeps the day that was named with it", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const answer = await talk.say("can i come in on monday afternoon", "a massage");

    expect(answer.text).toContain(`your massage I have ${spoken(dateAhead(monday, studio.timezone))}`);
    expect(answer.offers.map(({ start }) => hourOf(start, studio) >= 12)).not.toContain(false);
  });
});

describe("asks for the day before any search where none is named", () => {
  it.each([
    "massage",
    "I want to come in for a massage",
    "when can I come in for a massage?",
    "I'm a new client and would like a consultation",
    "I'd love an accupuncture session in the evening",
  ])("%s", async (opening) => {
    const talk = await talkTo(await createStudio());
    // Vague requests cost no look into the book: writing the session's row is the one round trip.
    talk.mayCost = 1;

    expect((await talk.say(opening)).text).toBe(
      "Happy to look. Is there a day that suits you, or shall I show the first free times?",
    );
  });

  it("and then shows the first free times to who asks for them", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const { offers } = await talk.say("massage", "first free times");

    expect(offers[0]?.start).toBe(new Date(Math.min(...(talk.free.get(60) ?? []))).toISOString());
  });
});

describe("where several people work", () => {
  it("asks with whom, where neither day nor person is named", async () => {
    const talk = await talkTo(await createPractice());

    expect((await talk.say("I need a filling")).text).toBe(
      "For your filling you can see Dr Nadia Osei or Dr Tom Hale. Who would you like, or is anyone fine?",
    );
    expect((await talk.say("anyone")).text).toMatch(/Is there a day that suits you/);
    await talk.say("next monday", "the first one", "Ana Gómez", "ana@example.com");
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });

  it("books with the person that was named", async () => {
    const talk = await talkTo(await createPractice());
    await talk.say("a check-up with Tom next monday", "the last one", "Ana Gómez, ana@example.com");

    expect((await talk.say("yes")).text).toContain("check-up with Dr Tom Hale");
  });

  it("says who else does what the wished person does not", async () => {
    const talk = await talkTo(await createPractice());
    const answer = await talk.say("teeth whitening with Nadia on monday");

    expect(answer.text).toBe(
      "Dr Nadia Osei doesn't offer teeth whitening; Dr Tom Hale and Priya Shah do. Who would you like, or is anyone fine?",
    );
  });

  it("asks which of the services that fit is meant", async () => {
    const talk = await talkTo(await createPractice());

    expect((await talk.say("a cleaning or whitening on monday")).text).toBe(
      "Would that be hygienist cleaning or teeth whitening?",
    );
  });

  it("understands a service in the spelling that people use", async () => {
    const talk = await talkTo(await createPractice());

    expect((await talk.say("a checkup next monday")).text).toContain("For your check-up I have");
  });
});

function hourOf(start: string, { timezone }: Business): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: timezone, hour: "numeric", hourCycle: "h23" });
  return Number(parts.format(new Date(start)));
}
