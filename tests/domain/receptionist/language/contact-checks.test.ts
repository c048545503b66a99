import { describe, expect, it } from "vitest";
import { checkEmail, checkName, checkPhone, sayProblem } from "../../../../domain/receptionist/language/contact.ts";
import { LANGUAGES } from "../../../../words/languages.ts";

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
    expect(checkName(input, "en")).toEqual({ ok: true, value });
  });
  it.each([
    ["", "name_missing"],
    [" ", "name_missing"],
    ["\u0007", "name_missing"],
    ["a".repeat(101), "name_too_long"],
    ["12345", "name_not_letters"],
    ["ana@example.com", "name_not_letters"],
    ["<b>Ana</b>", "name_not_letters"],
    ["yes", "name_ordinary"],
    ["tomorrow", "name_ordinary"],
    ["Massage", "name_ordinary"],
    ["😀", "name_not_letters"],
    ["-", "name_not_letters"],
    ["https://x.example", "name_not_letters"],
  ])("refuses %j as %s", (input, code) => {
    expect(checkName(input, "en")).toEqual({ ok: false, problem: { code } });
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
    expect(checkEmail(input)).toEqual({ ok: false, problem: { code: "email_slip", meant } });
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
    const code = input === "" ? "email_missing" : "email_incomplete";
    expect(checkEmail(input)).toEqual({ ok: false, problem: { code } });
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
    ["", "US", "phone_missing"],
    ["555", "US", "phone_incomplete"],
    ["212 555 012", "US", "phone_incomplete"],
    ["020 7946 0958", "US", "phone_incomplete"],
    ["612 34 56 78", undefined, "phone_without_country"],
    ["call me", "US", "phone_incomplete"],
    ["+999 123456789", "US", "phone_incomplete"],
    ["212 555 0123", "XX", "phone_without_country"],
  ])("%j in %s is refused as %s", (input, country, code) => {
    expect(checkPhone(input, country)).toEqual({ ok: false, problem: { code } });
  });
});

describe.each(LANGUAGES)("what is wrong, in %s,", (language) => {
  it.each([
    checkName("", "en"),
    checkName("a".repeat(101), "en"),
    checkName("12345", "en"),
    checkName("yes", "en"),
    checkEmail("ana"),
    checkEmail("ana@gmial.com"),
    checkPhone("555", "US"),
    checkPhone("555"),
  ])("is one sentence (%j)", (checked) => {
    const said = checked.ok ? "" : sayProblem(checked.problem, language);
    expect(said).toMatch(/^\p{Lu}.+\.$/u);
    if (!checked.ok && checked.problem.code === "email_slip") expect(said).toContain("ana@gmail.com");
    if (!checked.ok && checked.problem.code === "name_too_long") expect(said).toContain("100");
  });
});
