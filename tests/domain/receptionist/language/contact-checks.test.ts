import { describe, expect, it } from "vitest";
import { checkEmail, checkName, checkPhone } from "../../../../domain/receptionist/language/contact.ts";

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
