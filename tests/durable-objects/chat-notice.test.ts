import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere, setNotice } from "../support/chat-elsewhere.ts";
import { conversations } from "../support/chat-talk.ts";
import { appointmentRows, liveRows } from "../support/rows.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const HOUR = 3_600_000;

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

describe("inside the change notice", () => {
  it.each([
    "move it to friday",
    "cancel it",
    "can I reschedule?",
  ])("%s is answered by what holds and whom to call", async (words) => {
    const studio = await createStudio({ changeNoticeMinutes: 48 * 60 });
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes");
    const answer = await talk.say(words);

    expect(answer.text).toMatch(
      /^Your massage with Mara on \w+ \d+ \w+ at 10:00 am stands; moving or cancelling needs 48 hours' notice, so I can't change it from here\. Please call \+1 212 555 0142\. What else can I do for you\?$/,
    );
    expect(answer.text).not.toMatch(/call you|get back|someone will|message|pass/i);
    await talk.say("yes");
    expect((await liveRows(studio)).map(({ version }) => version)).toEqual([1]);
  });

  it("names no phone that the business has not told", async () => {
    const studio = await createStudio({ changeNoticeMinutes: 60 * 48, facts: {} });
    const { reference } = await bookedElsewhere(studio, "Massage", at(studio, 1, "14:00"));
    const talk = await talkTo(studio);

    expect((await talk.say(`cancel my booking ${reference} ana@example.com`)).text).toMatch(
      /so I can't change it from here\. What else can I do for you\?$/,
    );
  });

  it("begins while the visitor thinks: the book's own answer counts", async () => {
    const studio = await createStudio({ changeNoticeMinutes: 30 * 60 });
    const { reference } = await bookedElsewhere(studio, "Massage", at(studio, 1, "14:00"));
    const talk = await talkTo(studio);
    expect((await talk.say(`cancel my booking ${reference} ana@example.com`)).text).toMatch(/Shall I cancel it\?$/);
    later(2 * HOUR);
    // The settings are read again after so long.
    talk.mayCost = 3;
    const answer = await talk.say("yes");

    expect(answer.toasts).toEqual([]);
    expect(answer.text).toMatch(/needs 30 hours' notice/);
    expect((await appointmentRows(studio))[0]?.status).toBe("confirmed");
  });

  it("that the business has made longer since it was read back binds too", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes", "move it to friday at 3");
    await setNotice(studio, 48 * 60);
    talk.mayCost = 3;
    const answer = await talk.say("yes");

    expect(answer.toasts).toEqual([]);
    expect(answer.text).toMatch(/stands; moving or cancelling needs 48 hours' notice/);
    expect((await liveRows(studio))[0]?.version).toBe(1);
  });
});

it("outside of it, all is as ever", async () => {
  const studio = await createStudio({ changeNoticeMinutes: 24 * 60 });
  const talk = await talkTo(studio);
  talk.changes = "here";
  await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com", "yes");

  expect((await talk.say("cancel it", "yes")).toasts).toEqual(["cancelled"]);
});
