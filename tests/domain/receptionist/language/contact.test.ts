import { describe, expect, it } from "vitest";
import { checkEmail, checkName, checkPhone, readContact } from "../../../../domain/receptionist/language/contact.ts";

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
    expect(readContact(text, { country: "US" })).toEqual({ ...found, problems: [] });
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
    expect(readContact(text, { country: "US", expectName: true }).name).toBe(name);
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
    expect(readContact(text, { country: "US", expectName: true })).toEqual({ problems: [] });
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
    expect(readContact(text, { country: "US" })).toEqual({ problems: [] });
  });

  it.each([
    ["Jo, jo@gmail.con", "email", "Jo"],
    ["I'm John, john@x", "email", "John"],
    ["my number is 212-555-012", "phone", undefined],
    ["my name is tomorrow", "name", undefined],
  ])("%j names what is wrong", (text, field, name) => {
    const { problems, ...found } = readContact(text, { country: "US" });
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
    const start = performance.now();
    readContact(unit.repeat(2000 / unit.length), { country: "US", expectName: true });
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe("checkName", () => {
  it.each([
    ["  Ana \u0000\n Gómez ", "Ana Gómez"],
    ["O’Brien", "O’Brien"],
    ["Dr. Mary-Jane Watson", "Dr. Mary-Jane Watson"],
    ["An Nguyen", "An Nguyen"],
    ["So Young Kim", "So Young Kim"],
    ["Will", "Will"],
    ["Ωνάσης", "Ωνάσης"],
    ["Go\u0301mez", "Gómez"],
    ["a".repeat(100), "a".repeat(100)],
  ])("keeps %j", (input, value) => {
    expect(checkName(input)).toEqual({ ok: true, value });
  });
  it.each([
    "",
    " ",
    "\u0007",
    "a".repeat(101),
    "12345",
    "ana@example.com",
    "<b>Ana</b>",
    "yes",
    "tomorrow",
    "Massage",
    "😀",
    "-",
    "https://x.example",
  ])("refuses %j in a sentence", (input) => {
    expect(checkName(input)).toEqual({ ok: false, message: expect.stringMatching(/^[A-Z].+\.$/) });
  });
});

describe("checkEmail", () => {
  it.each([
    [" Ana@Example.COM ", "Ana@example.com"],
    ["ana+spa@mail.example.co.uk", "ana+spa@mail.example.co.uk"],
    ["o'brien@example.org", "o'brien@example.org"],
    ["a@gmail.com", "a@gmail.com"],
    ["a@email.com", "a@email.com"],
    ["a@ymail.com", "a@ymail.com"],
    ["a@yahoo.ca", "a@yahoo.ca"],
    ["a@aol.co", "a@aol.co"],
  ])("keeps %j", (input, value) => {
    expect(checkEmail(input)).toEqual({ ok: true, value });
  });
  it.each([
    ["ana@gmail.con", "ana@gmail.com"],
    ["ana@gmial.com", "ana@gmail.com"],
    ["ana@gmai.com", "ana@gmail.com"],
    ["ana@gmail.co", "ana@gmail.com"],
    ["ana@hotmial.com", "ana@hotmail.com"],
    ["ana@yaho.com", "ana@yahoo.com"],
    ["ana@outlok.com", "ana@outlook.com"],
    ["ana@bloom.con", "ana@bloom.com"],
  ])("of %j suggests %j", (input, meant) => {
    expect(checkEmail(input)).toEqual({ ok: false, message: expect.stringContaining(`perhaps you mean ${meant}.`) });
  });
  it.each([
    "",
    "ana",
    "ana@",
    "@example.com",
    "ana@example",
    "a b@example.com",
    "ana@@example.com",
    "ana@example..com",
    `${"a".repeat(250)}@example.com`,
  ])("refuses %j", (input) => {
    expect(checkEmail(input)).toEqual({ ok: false, message: expect.stringMatching(/\.$/) });
  });
});

describe("checkPhone", () => {
  it.each([
    ["212 555 0123", "US", "+12125550123"],
    ["+1 (212) 555-0123", "GB", "+12125550123"],
    ["020 7946 0958", "GB", "+442079460958"],
    ["020 7946 0958", "gb", "+442079460958"],
    ["0044 20 7946 0958", "GB", "+442079460958"],
    ["+34 612 34 56 78", undefined, "+34612345678"],
  ])("%j in %s is %s", (input, country, value) => {
    expect(checkPhone(input, country)).toEqual({ ok: true, value });
  });
  it.each([
    ["", "US"],
    ["555", "US"],
    ["212 555 012", "US"],
    ["020 7946 0958", "US"],
    ["612 34 56 78", undefined],
    ["call me", "US"],
    ["+999 123456789", "US"],
    ["212 555 0123", "XX"],
  ])("%j in %s is refused", (input, country) => {
    expect(checkPhone(input, country)).toEqual({ ok: false, message: expect.stringMatching(/\.$/) });
  });
});
