import { describe, expect, it } from "vitest";
import { type ContactValues, contactProblems } from "../../widget/ui/contact.ts";
import type { CardField } from "../../widget/wire.ts";
import { widget as words } from "../../words/en.ts";

const field = (name: string, type: CardField["type"], required = false): CardField => ({
  name,
  type,
  required,
  label: name,
  autocomplete: name,
});
const problemsOf = (fields: CardField[], values: ContactValues) => contactProblems(fields, values, words);
const fields = [field("name", "text", true), field("email", "email"), field("phone", "tel")];

describe("the contact card", () => {
  it("asks for what is missing, and one way to reach the visitor is enough", () => {
    expect(Object.keys(problemsOf(fields, {}))).toEqual(["name", "email"]);
    expect(problemsOf(fields, { name: "Ada", phone: "+1 718 555 0142" })).toEqual({});
    expect(problemsOf(fields, { name: "Ada", email: "ada@example.com" })).toEqual({});
  });

  it("asks for a number where texts are agreed to, and is content without them", () => {
    const asked = [...fields, field("textsAgreed", "checkbox")];
    const ana = { name: "Ana", email: "ana@example.com" };
    expect(Object.keys(problemsOf(asked, { ...ana, textsAgreed: "yes" }))).toEqual(["phone"]);
    expect(Object.keys(problemsOf(asked, { name: "Ana", textsAgreed: "yes" }))).toEqual(["phone"]);
    expect(problemsOf(asked, { ...ana, textsAgreed: "yes", phone: "+1 718 555 0142" })).toEqual({});
    expect(problemsOf(asked, ana)).toEqual({});
    expect(Object.keys(problemsOf(asked, { name: "Ana" }))).toEqual(["email"]);
  });

  it("points at what cannot be an address or a number", () => {
    expect(Object.keys(problemsOf(fields, { name: "Ada", email: "ada at home" }))).toEqual(["email"]);
    expect(Object.keys(problemsOf(fields, { name: "Ada", phone: "none" }))).toEqual(["phone"]);
  });
});
