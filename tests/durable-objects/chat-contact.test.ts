import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { card } from "../support/chat.ts";
import { createPractice, createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

/** A visitor for whom a time is kept and who is asked for their details. */
async function asked(business = createStudio()) {
  const owner = await business;
  const talk = await talkTo(owner);
  await talk.say(`a ${owner.services[0]?.name} next monday`, "the first one");
  return { owner, talk };
}

describe("who types their details", () => {
  const ways: [string, string[], object][] = [
    ["all at once", ["Ana Gómez, ana@example.com"], { clientName: "Ana Gómez", clientEmail: "ana@example.com" }],
    ["name first", ["Ana Gómez", "ana@example.com"], { clientName: "Ana Gómez", clientEmail: "ana@example.com" }],
    ["email first", ["ana@example.com", "Ana Gómez"], { clientName: "Ana Gómez", clientEmail: "ana@example.com" }],
    ["in a sentence", ["I'm Ana, my email is ana@example.com"], { clientName: "Ana", clientEmail: "ana@example.com" }],
    ["in small letters", ["ana gomez", "ana@example.com"], { clientName: "ana gomez" }],
    ["a phone number", ["Ana", "(212) 555-0142"], { clientEmail: null, clientPhone: "+12125550142" }],
    ["a name of another script", ["山田 太郎", "taro@example.com"], { clientName: "山田 太郎" }],
    [
      "a name with a mark in it",
      ["Siobhán O'Neill-Ó Briain", "s@example.com"],
      { clientName: "Siobhán O'Neill-Ó Briain" },
    ],
  ];

  it.each(ways)("%s, hears them read back and is booked with them", async (_, lines, row) => {
    const { owner, talk } = await asked();

    expect((await talk.say(...lines)).text).toMatch(/Shall I book it\?$/);
    await talk.say("yes");
    expect(await liveRows(owner)).toMatchObject([{ status: "confirmed", ...row }]);
  });

  it("may give a phone number in the form of the country", async () => {
    const { owner, talk } = await asked(createPractice());
    await talk.say("Ana Gómez", "07400 123456", "yes");

    expect(await liveRows(owner)).toMatchObject([{ status: "confirmed", clientPhone: "+447400123456" }]);
  });

  it.each([
    ["ana@foo", "That email address doesn't look complete."],
    ["ana@gmial.com", "That email address seems to have a slip in it; perhaps you mean ana@gmail.com."],
    ["212 555 01", "That phone number doesn't look complete."],
  ])("%s is asked for once more", async (words, problem) => {
    const { owner, talk } = await asked();
    const answer = await talk.say(words);

    expect(answer.text).toBe(`${problem} Could you give it once more?`);
    expect((await talk.say("Ana Gómez, ana@example.com")).text).toMatch(/Shall I book it\?$/);
    expect((await liveRows(owner)).map(({ status }) => status)).toEqual(["held"]);
  });

  it("is asked for nothing that they gave already, after a question of their own", async () => {
    const { talk } = await asked();
    await talk.say("ana@example.com");

    expect((await talk.say("how much is it?")).text).toMatch(/\$95.* What is your name\?$/);
    expect((await talk.say("Ana Gómez")).text).toMatch(/Shall I book it\?$/);
  });

  it("is not called by a word that is no name", async () => {
    const { talk } = await asked();

    for (const words of ["yes", "no", "why?", "tomorrow?", "thanks"]) {
      expect((await talk.say(words)).text, words).not.toMatch(/Thank you, /);
    }
  });
});

describe("who fills in the card", () => {
  it("is told what is wrong with it, and finds what they wrote", async () => {
    const { talk } = await asked();
    const answer = await talk.fill({ name: "  ", email: "ana@foo", phone: "12" });

    expect(answer.text).toContain("That email address doesn't look complete.");
    expect(answer.text).toContain("That phone number doesn't look complete.");
    expect(answer.text).toContain("A name is needed.");
    expect(card(answer.entries, "contact").data).toEqual({ email: "ana@foo", phone: "12" });
  });

  it("needs a name, and an email or a phone number", async () => {
    const { talk } = await asked();

    expect((await talk.fill({ name: "Ana" })).text).toBe("An email or a phone number is needed.");
    expect((await talk.fill({ email: "ana@example.com" })).text).toBe("A name is needed.");
    expect((await talk.fill({ name: "Ana", email: " ana@example.com " })).text).toContain("for Ana (ana@example.com)");
  });

  it("may fill it in after a first try by typing", async () => {
    const { owner, talk } = await asked();
    await talk.say("Ana", "hm");
    await talk.fill({ name: "Ana Gómez", phone: "(212) 555-0142" });
    await talk.say("yes");

    expect(await liveRows(owner)).toMatchObject([{ clientName: "Ana Gómez", clientPhone: "+12125550142" }]);
  });

  it("has fields that a phone fills in by itself", async () => {
    const { talk } = await asked();
    const [action] = card(talk.chat.entries, "contact").actions;

    expect(action?.fields?.map(({ label: _, ...field }) => field)).toEqual([
      { name: "name", type: "text", autocomplete: "name", required: true },
      { name: "email", type: "email", autocomplete: "email", required: false },
      { name: "phone", type: "tel", autocomplete: "tel", required: false },
      { name: "textsAgreed", type: "checkbox", autocomplete: "off", required: false },
    ]);
  });

  it("may write markup as a name and is told that it is none", async () => {
    const { owner, talk } = await asked();

    expect((await talk.fill({ name: "<b>Ana</b>", email: "ana@example.com" })).text).toBe(
      "A name can only have letters in it.",
    );
    expect((await liveRows(owner)).map(({ status }) => status)).toEqual(["held"]);
  });
});
