import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { transcript } from "../support/chat.ts";
import { createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere, cancelElsewhere } from "../support/chat-elsewhere.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { appointmentRows } from "../support/rows.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const HOUR = 3_600_000;
const NOT_FOUND =
  "I can't find a booking with that reference and that email or phone number. Please look at both once more. What is the reference of your booking?";

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** A visitor with an appointment for tomorrow at 2 pm that was booked elsewhere, by email. */
async function visitor(client?: Record<string, unknown>) {
  const studio = await createStudio();
  const booked = await bookedElsewhere(studio, "Massage", at(studio, 1, "14:00"), { ...(client && { client }) });
  const talk = await talkTo(studio);
  talk.changes = "here";
  // Writes the session's row, which is no part of what follows.
  await talk.say("hello");
  const row = async () => (await appointmentRows(studio)).find(({ id }) => id === booked.id);
  return { studio, talk, row, reference: booked.reference, id: booked.id };
}

const story = (talk: Talk) => transcript(talk.chat.entries);

describe("an appointment is looked up", () => {
  it("step by step: by its reference, and then what it was booked with", async () => {
    const { talk, reference } = await visitor();

    expect((await talk.say("when is my appointment?")).text).toMatch(/What is the reference of your booking\?$/);
    expect((await talk.say(reference)).text).toMatch(/Which email or phone number was it booked with\?$/);
    expect((await talk.say("ana@example.com")).text).toMatch(
      /^Your massage with Mara is on \w+ \d+ \w+ at 2:00 pm\. Would you like to move it, cancel it, or keep it\?$/,
    );
    expect((await talk.say("keep it")).text).toBe("All right, it stays as it is. What else can I do for you?");
  });

  it.each([
    (reference: string) => `my reference is ${reference}, ana@example.com`,
    (reference: string) => `${reference.toLowerCase()} ANA@EXAMPLE.COM`,
    (reference: string) => `${[...reference].join(" ")}, ana@example.com`,
    (reference: string) => `it's ${reference.slice(0, 3)}-${reference.slice(3).toLowerCase()} and ana@example.com`,
  ])("in one breath, however the reference is written (%#)", async (words) => {
    const { talk, reference } = await visitor();
    await talk.say("I want to see my booking");

    expect((await talk.say(words(reference))).text, story(talk)).toMatch(/^Your massage with Mara is on/);
  });

  it("by a phone number in any form", async () => {
    const { talk, reference } = await visitor({ name: "Ana", phone: "+12125550147" });

    expect((await talk.say(`look up my booking ${reference}, (212) 555-0147`)).text).toMatch(/^Your massage with Mara/);
  });

  it("and tells nothing of whether a reference exists: a wrong email is as an unknown reference", async () => {
    const { talk, reference } = await visitor();
    const unknown = reference === "ABCDEF" ? "ABCDEG" : "ABCDEF";

    expect((await talk.say(`my reference is ${reference}, bob@example.com`)).text).toBe(NOT_FOUND);
    expect((await talk.say(`my reference is ${unknown}, ana@example.com`)).text).toBe(NOT_FOUND);
    expect((await talk.say(`my reference is ${unknown}, bob@example.com`)).text).toBe(NOT_FOUND);
  });

  it("five times in vain at most in one conversation, and then kindly no more, also where it would be right", async () => {
    const { talk, reference } = await visitor();
    for (let n = 0; n < 4; n++)
      expect((await talk.say(`my reference is ${reference}, b${n}@example.com`)).text).toBe(NOT_FOUND);
    const last = await talk.say(`my reference is ${reference}, b4@example.com`);

    expect(last.text).toMatch(/^I can't find it, and I can't look any more in this chat\. You can reach the team at/);
    expect((await talk.say("start over", `my reference is ${reference}, ana@example.com`)).text).toBe(last.text);
    expect((await talk.say("a massage on friday")).offers).toHaveLength(3);
  });

  it("is not asked for again by who has no reference", async () => {
    const { talk } = await visitor();
    await talk.say("cancel my appointment");

    expect((await talk.say("I don't have it")).text).toMatch(
      /^Without its reference I can't look a booking up\..*hello@bloom/,
    );
  });

  it("an email with a slip in it is no look-up", async () => {
    const { talk, reference } = await visitor();

    expect((await talk.say(`cancel my booking ${reference} ana@example`)).text).toMatch(
      /That email address doesn't look complete\. Which email or phone number was it booked with\?$/,
    );
    expect((await talk.say("ana@example.com")).text).toMatch(/Shall I cancel it\?$/);
  });
});

describe("what was looked up", () => {
  it("is cancelled after a yes to what was read back", async () => {
    const { talk, row, reference } = await visitor();
    const asked = await talk.say(`I need to cancel my appointment ${reference} ana@example.com`);

    expect(asked.text).toMatch(/^That is your massage with Mara on \w+ \d+ \w+ at 2:00 pm\. Shall I cancel it\?$/);
    expect((await row())?.status).toBe("confirmed");
    const told = await talk.say("Yes, cancel it");
    expect(told.text).toMatch(/^It's cancelled: your massage with Mara on \w+ \d+ \w+ at 2:00 pm\./);
    expect(told.toasts).toEqual(["cancelled"]);
    expect(told.entries.find(({ kind }) => kind === "card")).toMatchObject({
      data: { reference, cancelled: true },
      actions: [],
    });
    expect((await row())?.status).toBe("cancelled");
    expect((await talk.say("cancel it")).text).toMatch(/is cancelled already/);
  });

  it("is moved after a yes to what was read back, into its own old time too", async () => {
    const { studio, talk, row, reference } = await visitor();
    const asked = await talk.say(`move my appointment ${reference} ana@example.com to tomorrow at 2:30`);

    expect(asked.text, story(talk)).toMatch(/at 2:00 pm would move to \w+ \d+ \w+ at 2:30 pm\. Shall I move it\?$/);
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 1, "14:00"));
    const told = await talk.say("Yes, move it");
    expect(told.text).toMatch(/^It's moved: \w+ \d+ \w+, 2:30 pm, massage with Mara\. Your reference is still/);
    expect(told.toasts).toEqual(["rescheduled"]);
    expect(told.entries.find(({ kind }) => kind === "card")).toMatchObject({
      card: "booked",
      data: { reference, start: new Date(at(studio, 1, "14:30")).toISOString() },
    });
    expect((await row())?.startsAt.getTime()).toBe(at(studio, 1, "14:30"));
    expect((await row())?.version).toBe(2);
  });

  it.each([
    "no",
    "No",
    "keep it",
    "Keep it",
    "don't cancel it",
    "never mind",
    "hm",
    "yes?",
    "what are your hours?",
    "yes but only if it is free",
  ])("stays where the visitor says %s to cancelling it", async (words) => {
    const { talk, row, reference } = await visitor();
    await talk.say(`cancel my appointment ${reference} ana@example.com`);
    const told = await talk.say(words);

    expect(told.toasts).toEqual([]);
    expect((await row())?.status).toBe("confirmed");
  });

  it.each([
    "no",
    "keep it as it is",
    "Another time",
    "actually friday at 10",
    "earlier",
    "don't move it",
    "cancel it",
    "hm",
  ])("stays where the visitor says %s to moving it", async (words) => {
    const { talk, row, reference } = await visitor();
    await talk.say(`move my appointment ${reference} ana@example.com to friday at 3`);
    const told = await talk.say(words);

    expect(told.toasts).toEqual([]);
    expect((await row())?.version, story(talk)).toBe(1);
  });

  it("is not cancelled by a yes to another question, asked before or after", async () => {
    const { talk, row, reference } = await visitor();
    await talk.say(`cancel my appointment ${reference} ana@example.com`, "no", "yes", "a massage on friday at 10");
    await talk.say("yes", "yes");

    expect((await row())?.status, story(talk)).toBe("confirmed");
  });

  it("that is cancelled already, or over, is not changed", async () => {
    const { studio, talk, id, reference } = await visitor();
    talk.changes = "elsewhere";
    await cancelElsewhere(studio, id);

    expect((await talk.say(`move my booking ${reference} ana@example.com`)).text).toMatch(/is cancelled already\./);
    const other = await bookedElsewhere(studio, "Massage", at(studio, 0, "10:00"));
    later(4 * HOUR);
    expect((await talk.say(`move my booking ${other.reference} ana@example.com`)).text).toMatch(
      /can no longer be changed\. What else can I do for you\?$/,
    );
  });

  it("ends the booking that was under way, and says that nothing of it is kept", async () => {
    const { studio, talk, reference } = await visitor();
    await talk.say("a massage on friday at 10", "yes");
    await talk.say(`cancel my appointment ${reference} ana@example.com`);

    const statuses = (await appointmentRows(studio)).map(({ status }) => status).sort();
    expect(statuses).toEqual(["confirmed", "released"]);
    expect((await talk.say("yes")).toasts).toEqual(["cancelled"]);
  });
});
