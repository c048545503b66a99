import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { card, offerAt, transcript } from "../support/chat.ts";
import { createPractice, createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere, cancelElsewhere, moveElsewhere } from "../support/chat-elsewhere.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { appointmentRows, liveRows } from "../support/rows.ts";
import { comeBack, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** A visitor who has just booked a massage for tomorrow at 10. */
async function booked() {
  const studio = await createStudio();
  const talk = await talkTo(studio);
  talk.changes = "here";
  await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes");
  const row = async () => (await liveRows(studio))[0];
  return { studio, talk, row };
}

const story = (talk: Talk) => transcript(talk.chat.entries);

describe("right after a booking", () => {
  it.each([
    ["actually make it 3pm", 1, "15:00"],
    ["can you change it to 3 instead?", 1, "15:00"],
    ["an hour later please", 1, "11:00"],
    ["move it to friday at 3", 2, "15:00"],
    ["move my massage to friday at 3", 2, "15:00"],
    ["reschedule to friday at 15:00", 2, "15:00"],
    ["actually, friday at 3 would be better", 2, "15:00"],
    ["can we do friday at 3 instead?", 2, "15:00"],
  ])("%s moves it without a reference, after a yes", async (words, days, time) => {
    const { studio, talk, row } = await booked();
    const asked = await talk.say(words);

    expect(asked.text, story(talk)).toMatch(/Shall I move it\?$/);
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 1, "10:00"));
    const told = await talk.say("yes");
    expect(told.toasts).toEqual(["rescheduled"]);
    expect((await row())?.startsAt.getTime()).toBe(at(studio, days, time));
    expect(card(told.entries, "booked").data.start).toBe(new Date(at(studio, days, time)).toISOString());
  });

  it.each([
    "cancel that",
    "cancel it please",
    "cancel my appointment",
    "I can't make it to my appointment",
  ])("%s cancels it without a reference, after a yes", async (words) => {
    const { studio, talk } = await booked();

    expect((await talk.say(words)).text).toMatch(/Shall I cancel it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["cancelled"]);
    expect(await liveRows(studio)).toEqual([]);
  });

  it("a different wish is a booking of its own", async () => {
    const { studio, talk } = await booked();
    await talk.say("book me a consultation on friday at 10", "yes");

    expect((await talk.say("yes")).toasts, story(talk)).toEqual(["booked"]);
    expect(await liveRows(studio)).toHaveLength(2);
  });

  it("of several the one that is meant is asked for, or told from what is said of it", async () => {
    const { studio, talk } = await booked();
    await talk.say("acupuncture on friday at 10", "yes", "yes");

    expect((await talk.say("cancel my appointment")).text).toMatch(
      /^Which one do you mean, your massage on .* or acupuncture on/,
    );
    expect((await talk.say("the second one")).text).toMatch(/^That is your acupuncture.*Shall I cancel it\?$/);
    await talk.say("no");
    expect((await talk.say("cancel the massage appointment")).text).toMatch(
      /^That is your massage.*Shall I cancel it\?$/,
    );
    await talk.say("yes");
    expect((await liveRows(studio)).map(({ serviceId }) => serviceId)).toEqual([studio.service("Acupuncture")]);
  });
});

describe("the way to another time", () => {
  it("may be long, and the appointment stays until the yes", async () => {
    const { studio, talk, row } = await booked();
    const way = [
      "move it",
      "friday",
      "More times",
      "another day",
      "next week",
      "the first one",
      "another time",
      "monday at 11",
    ];
    for (const line of way) {
      const told = await talk.say(line);
      expect(told.toasts, story(talk)).toEqual([]);
      expect((await row())?.version).toBe(1);
    }
    expect((await talk.say("what are your hours?")).text).toMatch(/Shall I move it\?$/);
    expect((await talk.say("Yes, move it")).toasts).toEqual(["rescheduled"]);
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 5, "11:00"));
  });

  it("goes by pressing an offered time, and an offer of a move is none to be booked", async () => {
    const { studio, talk, row } = await booked();
    await talk.say("move it to friday");
    const offer = offerAt(talk.chat.entries, 1);

    expect((await talk.press(offer)).text).toMatch(/Shall I move it\?$/);
    await talk.say("keep it");
    expect((await talk.press(offer)).text, "pressed later, it is still a move").toMatch(/Shall I move it\?$/);
    await talk.say("yes");
    expect((await row())?.startsAt.toISOString()).toBe(offer.start);
    expect(await appointmentRows(studio)).toHaveLength(1);
  });

  it("names the nearest times before and after where the wished one is taken", async () => {
    const { studio, talk } = await booked();
    await bookedElsewhere(studio, "Massage", at(studio, 2, "12:00"));
    const told = await talk.say("move it to friday at 12");

    expect(told.offers.map(({ label }) => label)).toEqual(["10:30 am", "11:00 am", "1:00 pm"]);
    expect(told.text).toMatch(/The nearest are/);
  });

  it("does not end in the time where it is already", async () => {
    const { studio, talk } = await booked();
    const told = await talk.say("move it to tomorrow at 10");

    expect(told.offers.map(({ start }) => Date.parse(start))).not.toContain(at(studio, 1, "10:00"));
  });

  it("is not taken by who names another service", async () => {
    const { talk } = await booked();
    await talk.say("move it");

    expect((await talk.say("consultation")).text).toMatch(/^A move keeps the service, your massage\./);
  });

  it("asks about a far date before it reads back", async () => {
    const practice = await createPractice();
    const talk = await talkTo(practice);
    talk.changes = "here";
    await talk.say("a check-up on friday at 11 with Tom", "yes", "Ana Gómez, ana@example.com", "yes");

    expect((await talk.say("move it to 6 weeks from monday at 10")).text).toMatch(/more than a month from now/);
    expect((await talk.say("yes")).text).toMatch(/Shall I move it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["rescheduled"]);
  });
});

describe("what others do meanwhile", () => {
  it("the wished time is taken after it was read back: the old one stands, and the nearest are named", async () => {
    const { studio, talk, row } = await booked();
    talk.mayCost = 4;
    await talk.say("move it to friday at 12");
    await bookedElsewhere(studio, "Massage", at(studio, 2, "12:00"), {
      client: { name: "Bo", email: "bo@example.com" },
    });
    const told = await talk.say("yes");

    expect(told.toasts).toEqual(["slot_taken"]);
    expect(told.text).toMatch(
      /^That time has just gone; your massage with Mara on \w+ \d+ \w+ at 10:00 am still stands\. The nearest are/,
    );
    expect(told.offers.map(({ label }) => label)).toEqual(["10:30 am", "11:00 am", "1:00 pm"]);
    expect((await talk.choose(1)).text).toMatch(/Shall I move it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["rescheduled"]);
    const mine = (await liveRows(studio)).find(({ clientEmail }) => clientEmail === "ana@example.com");
    expect(mine?.startsAt.getTime()).toBe(at(studio, 2, "11:00"));
    expect((await row())?.status).toBe("confirmed");
  });

  it("the business moves it between look and yes: it is told where it is, and asked once more", async () => {
    const { studio, talk, row } = await booked();
    talk.changes = "elsewhere";
    await talk.say("move it to friday at 12");
    await moveElsewhere(studio, (await row())?.id ?? "", at(studio, 1, "16:00"));
    const told = await talk.say("yes");

    expect(told.toasts).toEqual([]);
    expect(told.text).toMatch(
      /^It was changed meanwhile\. Your massage with Mara on \w+ \d+ \w+ at 4:00 pm would move to .* at 12:00 pm\. Shall I move it\?$/,
    );
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 1, "16:00"));
    expect((await talk.say("yes")).toasts).toEqual(["rescheduled"]);
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 2, "12:00"));
  });

  it("and the same before it is cancelled", async () => {
    const { studio, talk, row } = await booked();
    talk.changes = "elsewhere";
    await talk.say("cancel it");
    await moveElsewhere(studio, (await row())?.id ?? "", at(studio, 1, "16:00"));

    expect((await talk.say("yes")).text).toMatch(
      /^It was changed meanwhile\. That is your massage .* at 4:00 pm\. Shall I cancel it\?$/,
    );
    expect((await row())?.status).toBe("confirmed");
    expect((await talk.say("yes")).toasts).toEqual(["cancelled"]);
  });

  it("the business cancels it: it cannot be moved, and nothing is claimed", async () => {
    const { studio, talk, row } = await booked();
    talk.changes = "elsewhere";
    await talk.say("move it to friday at 12");
    await cancelElsewhere(studio, (await row())?.id ?? "");
    const told = await talk.say("yes");

    expect(told.toasts).toEqual([]);
    expect(told.text).toMatch(
      /^Your massage with Mara on \w+ \d+ \w+ at 10:00 am is cancelled already\. What else can I do for you\?$/,
    );
    expect(await liveRows(studio)).toEqual([]);
  });
});

describe("with whom", () => {
  const booking = ["a check-up on friday at 11 with Tom", "yes", "Ana Gómez, ana@example.com", "yes"];
  const practiceTalk = async () => {
    const practice = await createPractice();
    const talk = await talkTo(practice);
    talk.changes = "here";
    const staff = async () => (await liveRows(practice)).map(({ staffId }) => staffId);
    return { practice, talk, staff };
  };

  it.each([
    ["move it to monday at 10", "Dr Tom Hale"],
    ["move it to monday at 10, same person please", "Dr Tom Hale"],
    ["move it to monday at 10 with Nadia", "Dr Nadia Osei"],
    ["move it to monday at 10, anyone but Tom", "Dr Nadia Osei"],
    ["actually with Nadia please", "Dr Nadia Osei"],
    ["can we make it with anyone but Tom?", "Dr Nadia Osei"],
  ])("%s: %s", async (words, name) => {
    const { practice, talk, staff } = await practiceTalk();
    await talk.say(...booking);
    const asked = await talk.say(words);
    if (!asked.text.includes("would be with") && name !== "Dr Tom Hale")
      expect(asked.text).toContain(`, with ${name}. Shall`);

    expect((await talk.say("yes")).text, story(talk)).toContain(`check-up with ${name}`);
    expect(await staff()).toEqual([practice.person(name)]);
  });

  it("someone who is not wanted is not offered, and another may be asked for while the time is kept", async () => {
    const { practice, talk, staff } = await practiceTalk();
    await talk.say("a check-up on friday at 11, not Tom", "yes");
    expect(await staff()).toEqual([practice.person("Dr Nadia Osei")]);
    expect((await talk.say("with Tom instead")).text).toMatch(/11:00 am is free/);
    await talk.say("yes", "Ana Gómez, ana@example.com");

    expect((await talk.say("yes")).text).toContain("check-up with Dr Tom Hale");
  });

  it("anyone takes back whom was asked for", async () => {
    const { practice, talk } = await practiceTalk();
    await bookedElsewhere(practice, "Check-up", at(practice, 2, "11:00"), { staffId: practice.person("Dr Tom Hale") });
    const told = await talk.say("a check-up on friday at 11 with Tom");

    expect(told.text).toContain("nothing free at that time with Dr Tom Hale");
    expect((await talk.say("friday at 11 with anyone")).text).toMatch(/11:00 am is free/);
  });
});
