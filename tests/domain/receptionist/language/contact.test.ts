import { describe, expect, it } from "vitest";
import { readContact } from "../../../../domain/receptionist/language/contact.ts";

describe("readContact", () => {
  it.each([
    ["I'm Ana Gómez", { name: "Ana Gómez" }],
    ["I’m Ana Gómez, nice to meet you", { name: "Ana Gómez" }],
    ["my name is ana gómez", { name: "ana gómez" }],
    ["Hi, my name is Maria de la Cruz and I'd like a massage", { name: "Maria de la Cruz" }],
    ["My name's Jean-Luc Picard, 212 555 0123", { name: "Jean-Luc Picard", phone: "+12125550123" }],
    ["Ana Gómez, ana@example.com", { name: "Ana Gómez", email: "ana@example.com" }],
    ["ana@example.com, Ana Gómez", { name: "Ana Gómez", email: "ana@example.com" }],
    ["this is Seán O'Brien and my email is sean@Example.COM.", { name: "Seán O'Brien", email: "sean@example.com" }],
    ["name: 李小龙 email: li@example.cn", { name: "李小龙", email: "li@example.cn" }],
    ["Hi, this is Mark. can i book tuesday", { name: "Mark" }],
    ["it's April", { name: "April" }],
    ["I'm J. R. Tolkien", { name: "J. R. Tolkien" }],
    ["call me Ishmael", { name: "Ishmael" }],
    ["ana@example.com", { email: "ana@example.com" }],
    ["my email is <ana+spa@example.co.uk>!", { email: "ana+spa@example.co.uk" }],
    ["email:ana@example.com", { email: "ana@example.com" }],
    ["(212) 555-0123", { phone: "+12125550123" }],
    ["212.555.0123", { phone: "+12125550123" }],
    ["you can reach me on +44 20 7946 0958 thanks", { phone: "+442079460958" }],
  ])("%j", (text, found) => {
    expect(readContact(text, { country: "US", language: "en" })).toEqual({ ...found, problems: [] });
  });

  it.each([
    ["Ana Gómez", "Ana Gómez"],
    ["ana gomez", "ana gomez"],
    ["Ana", "Ana"],
    ["it's ana", "ana"],
    ["sure, Ana Gómez", "Ana Gómez"],
    ["O'Brien", "O'Brien"],
    ["Anne-Marie Øst", "Anne-Marie Øst"],
    ["Müller", "Müller"],
    ["محمد علي", "محمد علي"],
    ["sarah smith sarah@example.org 2125550123", "sarah smith"],
  ])("%j where the name was asked for", (text, name) => {
    expect(readContact(text, { country: "US", expectName: true, language: "en" }).name).toBe(name);
  });

  it.each([
    ...[
      "tomorrow",
      "yes",
      "massage",
      "no thanks",
      "tomorrow at 3",
      "tuesday morning",
      "what do you need it for?",
      "asap",
    ],
    ...["book me for 24.11.2026 14:30", "why?", "I'm not sure", "12345", "can I change the time", "2:30 pm", "😀"],
  ])("%j is no name even where one was asked for", (text) => {
    expect(readContact(text, { country: "US", expectName: true, language: "en" })).toEqual({ problems: [] });
  });

  it.each([
    ...[
      "I'm looking for a massage",
      "I'm free tomorrow",
      "I am pregnant",
      "this is great",
      "This is Great",
      "It's Tuesday",
    ],
    ...[
      "call me maybe",
      "call me tomorrow",
      "it's me",
      "Ana Gómez",
      "with Mara",
      "at 2:30 on 24/11/2026",
      "2026-11-24 14:30",
    ],
    ...["a 60 minute massage at 3", "@3", "see you @ 3", "@ana"],
  ])("%j tells nothing about a person", (text) => {
    expect(readContact(text, { country: "US", language: "en" })).toEqual({ problems: [] });
  });

  it.each([
    ["Jo, jo@gmail.con", "email", "Jo"],
    ["I'm John, john@x", "email", "John"],
    ["my number is 212-555-012", "phone", undefined],
    ["my name is tomorrow", "name", undefined],
  ])("%j names what is wrong", (text, field, name) => {
    const { problems, ...found } = readContact(text, { country: "US", language: "en" });
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(found).toEqual(name ? { name } : {});
  });

  it.each([
    "1 ",
    "(",
    "a@",
    "my name is ",
    "A ",
    "+1 ",
    "de la ",
    "1-",
    "a.a@a.",
    "I'm A, ",
    "'",
    "9",
  ])("2,000 characters of %j", (unit) => {
    // A pattern that backtracks would not come back.
    expect(readContact(unit.repeat(2000 / unit.length), { country: "US", language: "en" }).name ?? "").toHaveLength(0);
  });
});
