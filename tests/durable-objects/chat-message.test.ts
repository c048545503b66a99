import { abortAllDurableObjects } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policyRules } from "../../db/schema/jobs.ts";
import { type Business, createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere } from "../support/chat-elsewhere.ts";
import { ring } from "../support/chat-object.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { inquiryRows, liveRows } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const MESSAGE_STATEMENT = "INSERT INTO inquiries";
const ana = "Ana Gómez, ana@example.com";

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** A business that can be written to, and a conversation with it. */
async function visitor(change: Parameters<typeof createStudio>[0] = {}): Promise<{ studio: Business; talk: Talk }> {
  const studio = await createStudio({ contact: { email: "team@bloom.example" }, ...change });
  const talk = await talkTo(studio);
  // What follows from a message is done beside the conversation, and counted with it.
  talk.mayCost = 100;
  return { studio, talk };
}

const left = async (studio: Business) => (await inquiryRows(studio)).map(({ text }) => text);

describe("a message to the team", () => {
  it.each([
    ["can I speak to a person?", "I'm running late"],
    ["I want to talk to a human", "Is there a lift? I can't climb stairs."],
    ["leave a message", "Please cancel my massage tomorrow, I have the flu."],
  ])("%s asks what it should say, from whom, and reads it back", async (wish, words) => {
    const { studio, talk } = await visitor();

    expect((await talk.say(wish)).text).toMatch(/What should the message say\?$/);
    expect((await talk.say(words)).text).toMatch(/May I have your name, and an email or phone number for the team\?$/);
    const readBack = await talk.say(ana);
    expect(readBack.text).toContain(`"${words}" from Ana Gómez (ana@example.com). Shall I pass it on?`);
    expect(await left(studio), "nothing is left before the yes").toEqual([]);
    const answer = await talk.say("yes");

    expect(answer.text).toMatch(/^I've passed it on to the team, who get it by mail\./);
    expect(answer.text).not.toMatch(/call you|get back|someone will|soon|answer/i);
    expect(await inquiryRows(studio)).toMatchObject([
      { kind: "message", text: words, clientName: "Ana Gómez", clientEmail: "ana@example.com", clientPhone: null },
    ]);
  });

  it.each([
    "please tell them I'm running late",
    "Could you let the team know that I'm bringing my dog?",
    "tell Mara I'll be ten minutes late",
    "call me back",
  ])("%s says it already", async (words) => {
    const { studio, talk } = await visitor();
    await talk.say(words, ana, "Yes, pass it on");

    expect(await left(studio)).toEqual([words]);
  });

  it("asks nobody for what the conversation knows", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", ana, "yes");

    expect((await talk.say("please tell Mara that my back hurts")).text).toMatch(
      /"please tell Mara that my back hurts" from Ana Gómez \(ana@example\.com\)\. Shall I pass it on\?$/,
    );
    await talk.say("yes");
    expect(await left(studio)).toEqual(["please tell Mara that my back hurts"]);
  });

  it("takes the card as well, which asks nothing about texts", async () => {
    const { studio, talk } = await visitor();
    const asked = await talk.say("please tell them I'm running late");
    expect(JSON.stringify(asked.entries)).not.toContain("textsAgreed");
    expect((await talk.fill({ name: "Ana Gómez" })).text).toMatch(/An email or a phone number is needed\./);
    await talk.fill({ name: "Ana Gómez", phone: "(212) 555-0142" });
    await talk.say("yes");

    expect(await inquiryRows(studio)).toMatchObject([{ clientPhone: "+12125550142", clientEmail: null }]);
  });

  it("is offered where the business has told no answer, and the question is the message", async () => {
    const { studio, talk } = await visitor({ facts: {} });

    expect((await talk.say("do you have parking?")).text).toMatch(/^I don't have that\. Shall I ask the team\?$/);
    expect((await talk.say("Yes, please")).text).toMatch(/May I have your name/);
    expect((await talk.say(ana)).text).toContain('"do you have parking?"');
    await talk.say("yes");
    expect(await left(studio)).toEqual(["do you have parking?"]);
  });

  it("is offered where the notice is in the way, and changes nothing itself", async () => {
    const { studio, talk } = await visitor({ changeNoticeMinutes: 48 * 60 });
    const { reference } = await bookedElsewhere(studio, "Massage", at(studio, 1, "14:00"));

    expect((await talk.say(`cancel my booking ${reference} ana@example.com`)).text).toMatch(
      /needs 48 hours' notice, so I can't change it from here\..* Shall I pass a message on to the team\?$/,
    );
    expect((await talk.say("yes")).text).toMatch(/^What should the message say\?$/);
    await talk.say("please cancel my appointment tomorrow", ana, "yes");
    expect(await left(studio)).toEqual(["please cancel my appointment tomorrow"]);
    expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["confirmed"]);
  });

  it("is not offered where nobody would get it", async () => {
    const { studio, talk } = await visitor({ contact: {}, facts: {} });

    for (const words of [
      "can I speak to a person?",
      "please tell them I'm late",
      "do you have parking?",
      "is it loud?",
    ]) {
      expect((await talk.say(words)).text, words).not.toMatch(/pass|message|ask the team/i);
    }
    expect(await left(studio)).toEqual([]);
  });

  it("can be taken back, reworded and added to on the way", async () => {
    const { studio, talk } = await visitor();
    expect((await talk.say("leave a message", "never mind")).text).toMatch(/haven't passed anything on/);
    await talk.say("please tell them I'm late", ana);
    expect((await talk.say("No message")).text).toMatch(/haven't passed anything on/);
    await talk.say("please tell them I'm late");
    expect((await talk.say("Change it")).text).toMatch(/What should the message say\?$/);
    expect((await talk.say("I'll be there at noon")).text).toContain('"I\'ll be there at noon"');
    expect((await talk.say("and I bring my dog")).text).toContain('"I\'ll be there at noon and I bring my dog"');
    expect((await talk.say("my email is ana@example.org")).text).toContain("ana@example.org");
    expect(await left(studio)).toEqual([]);
    await talk.say("yes");

    expect(await inquiryRows(studio)).toMatchObject([
      { text: "I'll be there at noon\nand I bring my dog", clientEmail: "ana@example.org" },
    ]);
  });

  it("gives way to another subject, and says that nothing was passed on", async () => {
    const { studio, talk } = await visitor();
    const answer = await talk.say("leave a message", "book a massage tomorrow at 10");

    expect(answer.text).toMatch(/^All right, no message then\..*10:00 am/);
    await talk.say("yes", ana, "yes");
    expect((await liveRows(studio)).map(({ status }) => status)).toEqual(["confirmed"]);
    expect(await left(studio)).toEqual([]);
  });

  it("leaves a booking that is under way where it was", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", ana);
    const answer = await talk.say("please tell them that I'm allergic to nuts", "yes");

    expect(answer.text).toMatch(/^I've passed it on to the team.*Massage with Mara.*Shall I book it\?$/);
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
    expect(await left(studio)).toEqual(["please tell them that I'm allergic to nuts"]);
  });

  it("is left, too, by whoever has agreed to texts about what they are booking", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", "my name is Ana Gómez", "text me at (212) 555-0142");
    const answer = await talk.say("please tell them that I'm allergic to nuts", "yes");

    expect(answer.text).toMatch(/^I've passed it on to the team.*reminders by text.*Shall I book it\?$/);
    expect(await inquiryRows(studio)).toMatchObject([{ clientPhone: "+12125550142", textsAgreedAt: null }]);
  });

  it("is passed on before the booking goes on, whose details it gave", async () => {
    const { talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", "leave a message", "The bell does not ring.", ana);
    expect((await talk.say("yes")).text).toMatch(
      /^I've passed it on to the team.*Massage with Mara.*Shall I book it\?$/,
    );
  });

  it("goes on when the time that is kept runs out meanwhile", async () => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", ana, "please tell them that I'm allergic to nuts");
    later(6 * 60_000);
    await ring(talk.chat);
    await talk.chat.poll();
    expect(talk.chat.entries.at(-1)).toMatchObject({
      text: expect.stringMatching(/isn't booked\..*Shall I pass it on\?$/),
    });

    expect((await talk.say("yes")).text).toMatch(/^I've passed it on.*Shall I look for that time again\?$/);
    expect(await left(studio)).toHaveLength(1);
  });

  it("is taken three times in a conversation, and no more", async () => {
    const { studio, talk } = await visitor();
    await talk.say(
      "please tell them one thing",
      ana,
      "yes",
      "tell them another thing",
      "yes",
      "tell them a third thing",
    );
    expect((await talk.say("yes")).text).toMatch(/^I've passed it on/);

    expect((await talk.say("tell them a fourth thing")).text).toMatch(
      /^I've passed on as many messages as I can from one conversation\. You can reach the team at/,
    );
    expect((await talk.say("can I speak to a person?")).text).toMatch(/as many messages as I can/);
    expect((await talk.say("start over", "tell them a fifth thing")).text).toMatch(/as many messages as I can/);
    expect(await left(studio)).toHaveLength(3);
  });
});

describe("a yes to a message whose answer was lost", () => {
  async function lost(written: boolean) {
    const { studio, talk } = await visitor();
    await talk.say("please tell them I'm late", ana);
    const { id } = studio;
    // The verb says it once more after a lost answer, and that is lost, too.
    const call = written ? await park("after", id, MESSAGE_STATEMENT) : null;
    const answered = call ? talk.say("yes") : withoutDatabase([id, MESSAGE_STATEMENT], () => talk.say("yes"));
    await call?.arrived();
    const told = call
      ? await withoutDatabase([id, MESSAGE_STATEMENT], async () => {
          await call.release("drop");
          return answered;
        })
      : await answered;
    expect(told.text).toMatch(/can't tell yet whether that was passed on\. Shall I try it once more\?$/);
    return { studio, talk };
  }

  it.each([true, false])("is left once when it is said again (written before: %s)", async (written) => {
    const { studio, talk } = await lost(written);

    expect((await talk.say("yes")).text).toMatch(/^I've passed it on to the team/);
    expect(await left(studio)).toEqual(["please tell them I'm late"]);
  });

  it("claims nothing where nobody tries again", async () => {
    const { talk } = await lost(true);

    expect((await talk.say("no")).text).toMatch(/^I can't tell whether your message was passed on\./);
  });

  it("lets the visitor go on to something else", async () => {
    const { studio, talk } = await lost(false);

    expect((await talk.say("a massage tomorrow at 10")).text).toMatch(
      /^I can't tell whether your message was passed on\..*10:00 am/,
    );
    expect(await left(studio)).toEqual([]);
  });
});

it.each([
  "before",
  "after",
] as const)("a turn that is killed %s its message is written leaves it once", async (when) => {
  const { studio, talk } = await visitor();
  await talk.say("please tell them I'm late", ana);
  const call = await park(when, studio.id, MESSAGE_STATEMENT);
  void talk.chat.say("yes").catch(() => undefined);
  await call.arrived();
  await abortAllDurableObjects();
  await call.release("drop");
  await talk.chat.poll();

  expect(talk.chat.entries.at(-1)).toMatchObject({ text: expect.stringMatching(/^I've passed it on to the team/) });
  expect(await left(studio)).toEqual(["please tell them I'm late"]);
});

describe("what a booking is told to bring", () => {
  it("is a mail where one goes out", async () => {
    const { talk } = await visitor();

    expect((await talk.say("a massage tomorrow at 10", "yes", ana, "yes")).text).toMatch(
      /Your reference is \w{6}\. The details are on their way to ana@example\.com\.$/,
    );
  });

  it("is nothing where there is no address", async () => {
    const { talk } = await visitor();

    expect((await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, (212) 555-0142", "yes")).text).toMatch(
      /Your reference is \w{6}\.$/,
    );
  });

  it("is nothing where the business's own rule keeps it back", async () => {
    const { studio, talk } = await visitor();
    await forbid(studio, "send_confirmation");
    later(10 * 60_000);

    expect((await talk.say("a massage tomorrow at 10", "yes", ana, "yes")).text).toMatch(/Your reference is \w{6}\.$/);
  });
});

describe("texts about an appointment", () => {
  it("are asked about on the card, and agreed to by ticking its box alone", async () => {
    const { studio, talk } = await visitor();
    const asked = await talk.say("a massage tomorrow at 10", "yes");
    expect(JSON.stringify(asked.entries)).toContain(
      "Text me about this appointment, with reminders. Reply STOP at any time.",
    );
    expect((await talk.fill({ name: "Ana Gómez", email: "ana@example.com", textsAgreed: "yes" })).text).toMatch(
      /A phone number is needed for texts\./,
    );
    expect((await talk.fill({ name: "Ana Gómez", phone: "(212) 555-0142", textsAgreed: "yes" })).text).toMatch(
      /\(\+1 212 555 0142, reminders by text\)\. Shall I book it\?$/,
    );
    await talk.say("yes");
    expect((await liveRows(studio))[0]?.textsAgreedAt).toBeInstanceOf(Date);

    // The next booking is another thing to agree to.
    await talk.say("book another massage tomorrow at 2", "yes", "yes");
    expect((await liveRows(studio)).filter(({ textsAgreedAt }) => textsAgreedAt)).toHaveLength(1);
  });

  it.each([
    ["(212) 555-0142", false],
    ["text me at (212) 555-0142", true],
    ["(212) 555-0142, but don't text me", false],
    ["will you text me? (212) 555-0142", false],
  ])("%s means %s", async (words, agreed) => {
    const { studio, talk } = await visitor();
    await talk.say("a massage tomorrow at 10", "yes", "my name is Ana Gómez", words, "yes");

    expect((await liveRows(studio)).map(({ textsAgreedAt }) => textsAgreedAt !== null)).toEqual([agreed]);
  });

  it("are asked about by nobody where none would be sent", async () => {
    const { studio, talk } = await visitor();
    await forbid(studio, "send_reminder");
    later(10 * 60_000);

    expect(JSON.stringify((await talk.say("a massage tomorrow at 10", "yes")).entries)).not.toContain("textsAgreed");
    await talk.say("my name is Ana Gómez", "text me at (212) 555-0142", "yes");
    expect((await liveRows(studio)).map(({ textsAgreedAt }) => textsAgreedAt)).toEqual([null]);
  });
});

async function forbid({ id }: Business, action: "send_confirmation" | "send_reminder"): Promise<void> {
  const rule = { id: crypto.randomUUID(), tenantId: id, action, effect: "deny" as const, conditions: {}, priority: 0 };
  await ownerDatabase()
    .insert(policyRules)
    .values({ ...rule, reason: "Not here.", createdAt: new Date() });
}
