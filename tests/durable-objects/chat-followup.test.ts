import { abortAllDurableObjects } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Business, createStudio } from "../support/chat-business.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { addRule } from "../support/followups.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { inquiryRows, journal } from "../support/rows.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const STATEMENT = "INSERT INTO inquiries";
const HOUR = 3_600_000;
const ana = "Ana Gómez, ana@example.com";
const WISH = "can you write to me later?";

beforeEach(() => wakeOn(3, "12:00", "America/New_York"));
afterEach(comeBack);

async function visitor(change: Parameters<typeof createStudio>[0] = {}): Promise<{ studio: Business; talk: Talk }> {
  const studio = await createStudio(change);
  const talk = await talkTo(studio);
  // What follows is done beside the conversation, and counted with it.
  talk.mayCost = 100;
  return { studio, talk };
}

describe("who asks to be written to", () => {
  it.each([
    WISH,
    "could you please email me about gift cards?",
    "send me an email",
    "follow up with me please",
    "Email me your page",
  ])("%s hears what comes, where to and about when, and says yes to just that", async (words) => {
    const { studio, talk } = await visitor();
    expect((await talk.say(words)).text).toMatch(/^May I have your name, and an email/);
    const readBack = await talk.say(ana);
    expect(readBack.text).toMatch(
      /^I'd email our page to ana@example\.com, within a few minutes to a couple of hours, to book or ask from there\. Shall I\?$/,
    );
    expect(await inquiryRows(studio), "nothing is written before the yes").toEqual([]);
    const told = await talk.say("Yes, please");

    expect(told.text).toMatch(/^I've arranged it: our page goes to ana@example\.com by email, within a few minutes/);
    expect(told.toasts).toEqual(["followup_scheduled"]);
    expect(told.entries.find(({ kind }) => kind === "card")).toMatchObject({
      card: "followup",
      data: { method: "email", expected: "within a few minutes to a couple of hours" },
    });
    const [row, ...others] = await inquiryRows(studio);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ kind: "followup", clientName: "Ana Gómez", clientEmail: "ana@example.com", textsAgreedAt: null },
      ...{ text: words, clientLanguage: "en", details: { channel: "email" } },
    });
    expect(await journal(studio, { withData: true })).toMatchObject([
      { kind: "inquiry.created", subjectId: row?.id, data: { kind: "followup" } },
    ]);
  });

  it("by text agrees to texts with the yes to the number that was read back", async () => {
    const { studio, talk } = await visitor();
    const readBack = await talk.say("text me later", "Ana Gómez, (212) 555-0142");
    expect(readBack.text).toMatch(
      /^I'd text our page to \+1 212 555 0142, within a few minutes to a couple of hours; reply STOP to end texts\. Shall I\?$/,
    );
    await talk.say("yes");
    expect(await inquiryRows(studio)).toMatchObject([
      { clientPhone: "+12125550142", textsAgreedAt: expect.any(Date), details: { channel: "text" } },
    ]);
  });

  it("by text at night hears that it comes in the morning", async () => {
    later(10 * HOUR);
    const { talk } = await visitor();
    const told = await talk.say("text me later", "Ana Gómez, (212) 555-0142", "yes");
    expect(told.text).toContain("by text, in the morning");
    expect(told.entries.find(({ kind }) => kind === "card")).toMatchObject({ data: { expected: "in the morning" } });
  });

  it("with a number alone, who did not ask for a text, agrees to it or gives an email", async () => {
    const { studio, talk } = await visitor();
    expect((await talk.say(WISH, "Ana Gómez, (212) 555-0142")).text).toMatch(/^I'd text our page to \+1 212/);
    expect((await talk.say("rather by email: ana@example.com")).text).toMatch(
      /^I'd email our page to ana@example\.com/,
    );
    await talk.say("yes");
    expect(await inquiryRows(studio)).toMatchObject([{ textsAgreedAt: null, details: { channel: "email" } }]);
  });

  it("a second time is told so, and the third is too many", async () => {
    const { studio, talk } = await visitor();
    await talk.say(WISH, ana, "yes", "send me an email");
    // An hour to one address: the second goes to another.
    expect((await talk.say("my email is ana.two@example.com")).text).toMatch(
      /^That would be a second one\. I'd email our page to ana\.two@example\.com/,
    );
    expect(await inquiryRows(studio)).toHaveLength(1);
    expect((await talk.say("yes")).toasts).toEqual(["followup_scheduled"]);
    expect((await talk.say(WISH)).text).toMatch(/^I've arranged as many messages to you as I can/);
    expect(await inquiryRows(studio)).toHaveLength(2);
  });

  it("twice within the hour at one address is written to once, whichever conversation asks", async () => {
    const { studio, talk } = await visitor();
    await talk.say(WISH, ana, "yes");
    const other = await talkTo(studio);
    other.mayCost = 100;
    const told = await other.say(WISH, ana, "yes");
    expect(told.text).toMatch(/^A message there was asked for within the last hour/);
    expect(told.toasts).toEqual([]);
    later(HOUR);
    expect((await other.say(WISH, "yes")).toasts).toEqual(["followup_scheduled"]);
    expect(await inquiryRows(studio)).toHaveLength(2);
  });

  it("may say no, and is asked about a kept time as before", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", ana);
    expect((await talk.say("can you email me later?", "No, thanks")).text).toMatch(
      /^All right, I haven't noted anything\. .*Shall I book it\?$/,
    );
    expect(await inquiryRows(studio)).toEqual([]);
  });

  it("gives an address where one is asked for, and no wish", async () => {
    const { talk } = await visitor();
    expect(
      (await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez", "you can email me at ana@example.com")).text,
    ).toMatch(/Shall I book it\?$/);
  });
});

describe("what would not be sent", () => {
  it("is offered to nobody where the business's own rule keeps it back", async () => {
    const { studio, talk } = await visitor({ contact: { email: "team@bloom.example" } });
    await addRule(studio, { action: "send_contact_followup", effect: "deny", conditions: {} });
    later(10 * 60_000);
    expect((await talk.say(WISH)).text).toMatch(
      /^I can't arrange for a message to you from here\. Shall I pass a message on to the team\?$/,
    );
    expect(await inquiryRows(studio)).toEqual([]);
  });

  it("is not arranged where the rule came after the read-back", async () => {
    const { studio, talk } = await visitor();
    await talk.say(WISH, ana);
    await addRule(studio, { action: "send_contact_followup", effect: "deny", conditions: {} });
    later(10 * 60_000);
    expect((await talk.say("yes")).text).toMatch(/^I can't arrange for a message to you from here\./);
    expect(await inquiryRows(studio)).toEqual([]);
  });

  it("a second time, where the rule allows one, is not arranged twice", async () => {
    const { studio, talk } = await visitor();
    await addRule(studio, {
      action: "send_contact_followup",
      effect: "deny",
      conditions: { min_session_followups: 2 },
    });
    later(10 * 60_000);
    expect((await talk.say(WISH, ana, "yes")).toasts).toEqual(["followup_scheduled"]);
    later(2 * HOUR);
    expect((await talk.say(WISH)).text).toMatch(/^I've arranged as many messages to you as I can/);
    expect(await inquiryRows(studio)).toHaveLength(1);
  });
});

describe("a yes whose answer was lost", () => {
  it.each(["after", "before"] as const)("is asked about, and arranged once (%s it was written)", async (when) => {
    const { studio, talk } = await visitor();
    await talk.say(WISH, ana);
    const call = await park(when, studio.id, STATEMENT);
    const answered = talk.say("yes");
    await call.arrived();
    const told = await withoutDatabase([studio.id, STATEMENT], async () => {
      await call.release("drop");
      return answered;
    });
    expect(told.text).toMatch(/can't tell yet whether that was noted\. Shall I try it once more\?$/);
    expect(told.toasts).toEqual(["system_issue"]);
    expect((await talk.say("yes")).toasts).toEqual(["followup_scheduled"]);
    expect(await inquiryRows(studio)).toHaveLength(1);
  });

  it.each(["before", "after"] as const)("of a turn that is killed %s it is written arranges it once", async (when) => {
    const { studio, talk } = await visitor();
    await talk.say(WISH, ana);
    const call = await park(when, studio.id, STATEMENT);
    void talk.chat.say("yes").catch(() => undefined);
    await call.arrived();
    await abortAllDurableObjects();
    await call.release("drop");
    await talk.chat.poll();
    expect(talk.chat.entries.at(-1)).toMatchObject({ kind: "toast", toast: "followup_scheduled" });
    expect(await inquiryRows(studio)).toHaveLength(1);
  });
});
