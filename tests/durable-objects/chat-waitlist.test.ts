import { abortAllDurableObjects } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Business, createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere } from "../support/chat-elsewhere.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { inquiryRows, journal, liveRows } from "../support/rows.ts";
import { comeBack, dateAhead, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const WAIT_STATEMENT = "INSERT INTO inquiries";
const ana = "Ana Gómez, ana@example.com";

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** A business whose team gets mail, and a conversation with it. */
async function visitor(change: Parameters<typeof createStudio>[0] = {}): Promise<{ studio: Business; talk: Talk }> {
  const studio = await createStudio({ contact: { email: "team@bloom.example" }, ...change });
  const talk = await talkTo(studio);
  // What follows from an inquiry is done beside the conversation, and counted with it.
  talk.mayCost = 100;
  return { studio, talk };
}

/** An hour a day that is booked, today and tomorrow, and no other day. */
async function fullyBooked(): Promise<{ studio: Business; talk: Talk }> {
  const hour = [{ start: "09:00", end: "10:00" }];
  const weeklyHours = { 1: hour, 2: hour, 3: hour, 4: hour, 5: hour, 6: hour, 7: hour };
  const studio = await createStudio({ contact: { email: "team@bloom.example" }, horizonDays: 1, weeklyHours });
  for (const day of [0, 1]) await bookedElsewhere(studio, "Massage", at(studio, day, "09:00"));
  const talk = await talkTo(studio);
  talk.mayCost = 100;
  return { studio, talk };
}

const tomorrow = ({ timezone }: Business) => dateAhead(1, timezone).toString();
const waits = async (studio: Business) =>
  (await inquiryRows(studio)).filter(({ kind }) => kind === "waitlist").map(({ details }) => details);

describe("a day on which nothing is free", () => {
  it("offers the waitlist and another day in one question, and a yes to the read-back alone joins it", async () => {
    const { studio, talk } = await fullyBooked();
    const none = await talk.say("a massage tomorrow");
    expect(none.text).toMatch(
      /^We are fully booked on .*\. I can put you on the waitlist.*Would another day suit you\?$/,
    );
    expect(none.entries.at(-1)).toMatchObject({ replies: expect.arrayContaining(["Join the waitlist"]) });

    expect((await talk.say("Join the waitlist")).text).toMatch(
      /^May I have your name, and an email or phone number\?$/,
    );
    const readBack = await talk.say(ana);
    expect(readBack.text).toMatch(
      /^I'd put you on the waitlist for massage, \w+ \d+ \w+, as Ana Gómez \(ana@example\.com\)\. .* Shall I\?$/,
    );
    expect(await waits(studio), "nothing is written before the yes").toEqual([]);
    const told = await talk.say("Yes, please");

    expect(told.text).toMatch(
      /^You're on the waitlist for massage, \w+ \d+ \w+\. The team gets that by mail; no time is kept/,
    );
    // Nobody looks for free times yet, so nobody is told that they hear of one.
    expect(told.text + readBack.text).not.toMatch(/hear from us|let you know|as soon as|minutes|hours/i);
    const date = tomorrow(studio);
    expect(await inquiryRows(studio)).toMatchObject([
      {
        ...{ kind: "waitlist", clientName: "Ana Gómez", clientEmail: "ana@example.com", textsAgreedAt: null, text: "" },
        details: { serviceId: studio.service("Massage"), dates: [{ from: date, to: date }], channel: "email" },
      },
    ]);
    const [row] = await inquiryRows(studio);
    expect((await journal(studio, { withData: true })).at(-1)).toMatchObject({
      ...{ kind: "inquiry.created", subjectId: row?.id, data: { kind: "waitlist" } },
      actor: expect.stringMatching(/^chat:/),
    });
  });

  it("offers it to nobody where nobody would learn of it", async () => {
    const studio = await createStudio({ horizonDays: 1, weeklyHours: {} });
    const talk = await talkTo(studio);
    expect((await talk.say("a massage tomorrow")).text).not.toMatch(/waitlist/);
    expect((await talk.say("put me on the waitlist")).text).toMatch(/^I can't put you on a waitlist from here\./);
    expect(await inquiryRows(studio)).toEqual([]);
  });

  it("offers none for days on which it never opens", async () => {
    const { talk } = await visitor({ horizonDays: 1, weeklyHours: {} });
    expect((await talk.say("a massage tomorrow")).text).not.toMatch(/waitlist/);
  });
});

describe("who wants to wait", () => {
  it.each([
    "put me on the waitlist for a massage on Friday",
    "could you add me to the waiting list for a massage on Friday?",
    "please let me know if a massage opens up on Friday",
    "tell me if something comes free for a massage on Friday",
    "notify me when there's a cancellation on Friday for a massage",
  ])("%s says all of it", async (words) => {
    const { studio, talk } = await visitor();
    expect((await talk.say(words, ana)).text).toMatch(/waitlist for massage, Friday \d+ \w+, as Ana/);
    await talk.say("yes");
    expect(await waits(studio)).toMatchObject([{ serviceId: studio.service("Massage") }]);
  });

  it("is asked for service and days, one at a time, and may say any, or weekdays", async () => {
    const { studio, talk } = await visitor();
    expect((await talk.say("put me on the waitlist")).text).toBe("Which service would you like to wait for?");
    expect((await talk.say("massage")).text).toBe("Which day or days would suit you?");
    expect((await talk.say("Next week")).text).toMatch(/^May I have your name/);
    expect((await talk.say(ana)).text).toMatch(/massage, \w+ \d+ \w+ to \w+ \d+ \w+, as/);
    expect((await talk.say("Tuesdays and Thursdays")).text).toMatch(
      /massage, (?:(?:Tuesday|Thursday) \d+ \w+(?:, | or )?){4}, as/,
    );
    await talk.say("yes");
    expect((await waits(studio))[0]).toMatchObject({ dates: expect.objectContaining({ length: 4 }) });
  });

  it("may think again, correct a detail, and take another subject", async () => {
    const { studio, talk } = await visitor();
    await talk.say("put me on the waitlist for a massage on Friday", ana);
    expect((await talk.say("my email is ana@example.org")).text).toContain("(ana@example.org)");
    expect((await talk.say("No, thanks")).text).toMatch(/^All right, I haven't noted anything\./);
    await talk.say("put me on the waitlist for a massage on Friday");
    expect((await talk.say("book a massage tomorrow at 10")).text).toContain("10:00 am");
    expect((await talk.say("yes", "yes")).toasts).toEqual(["booked"]);
    expect(await waits(studio)).toEqual([]);
    expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["confirmed"]);
  });

  it("keeps the time that is kept for them meanwhile", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", ana);
    const told = await talk.say("also put me on the waitlist for Friday", "yes");
    expect(told.text).toMatch(/^You're on the waitlist for massage, Friday.*Shall I book it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
    expect(await waits(studio)).toHaveLength(1);
  });

  it("gets three places in a conversation, and no more", async () => {
    const { studio, talk } = await visitor();
    await talk.say("put me on the waitlist for a massage on Friday", ana, "yes");
    for (const day of ["Monday", "Tuesday"]) await talk.say(`put me on the waitlist for a massage on ${day}`, "yes");
    expect((await talk.say("put me on the waitlist for a massage on Thursday")).text).toMatch(
      /^I've put you on the waitlist as often as I can from one conversation\./,
    );
    expect(await waits(studio)).toHaveLength(3);
  });

  it("says yes to nothing before the read-back, and to nothing that has changed since", async () => {
    const { studio, talk } = await visitor();
    await talk.say("put me on the waitlist for a massage on Friday", "yes");
    expect(await waits(studio)).toEqual([]);
    await talk.say(ana, "yes but on Monday");
    expect(await waits(studio)).toEqual([]);
  });
});

describe("a yes whose answer was lost", () => {
  async function lost(written: boolean) {
    const { studio, talk } = await visitor();
    await talk.say("put me on the waitlist for a massage on Friday", ana);
    const { id } = studio;
    // The verb says it once more after a lost answer, and that is lost, too.
    const call = written ? await park("after", id, WAIT_STATEMENT) : null;
    const answered = call ? talk.say("yes") : withoutDatabase([id, WAIT_STATEMENT], () => talk.say("yes"));
    await call?.arrived();
    const told = call
      ? await withoutDatabase([id, WAIT_STATEMENT], async () => {
          await call.release("drop");
          return answered;
        })
      : await answered;
    expect(told.text).toMatch(/can't tell yet whether that was noted\. Shall I try it once more\?$/);
    return { studio, talk };
  }

  it.each([true, false])("joins once when it is said again (written before: %s)", async (written) => {
    const { studio, talk } = await lost(written);
    expect((await talk.say("yes")).text).toMatch(/^You're on the waitlist for massage, Friday/);
    expect(await waits(studio)).toHaveLength(1);
  });

  it("claims nothing where nobody tries again, or goes on to something else", async () => {
    const first = await lost(true);
    expect((await first.talk.say("no")).text).toMatch(/^I can't tell whether that was noted\./);
    const second = await lost(false);
    expect((await second.talk.say("a massage tomorrow at 10")).text).toMatch(
      /^I can't tell whether that was noted\. .*10:00 am/,
    );
  });
});

it.each(["before", "after"] as const)("a turn that is killed %s it is written joins once", async (when) => {
  const { studio, talk } = await visitor();
  await talk.say("put me on the waitlist for a massage on Friday", ana);
  const call = await park(when, studio.id, WAIT_STATEMENT);
  void talk.chat.say("yes").catch(() => undefined);
  await call.arrived();
  await abortAllDurableObjects();
  await call.release("drop");
  await talk.chat.poll();

  expect(talk.chat.entries.at(-1)).toMatchObject({ text: expect.stringMatching(/^You're on the waitlist/) });
  expect(await waits(studio)).toHaveLength(1);
});
