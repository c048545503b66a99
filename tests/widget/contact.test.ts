import { describe, expect, it } from "vitest";
import { contactProblems } from "../../widget/ui/contact.ts";
import type { CardField } from "../../widget/wire.ts";

const field = (name: string, type: CardField["type"], required = false): CardField => ({
  name,
  type,
  required,
  label: name,
  autocomplete: name,
});
const fields = [field("name", "text", true), field("email", "email"), field("phone", "tel")];

describe("the contact card", () => {
  it("asks for what is missing, and one way to reach the visitor is enough", () => {
    expect(Object.keys(contactProblems(fields, {}))).toEqual(["name", "email"]);
    expect(contactProblems(fields, { name: "Ada", phone: "+1 718 555 0142" })).toEqual({});
    expect(contactProblems(fields, { name: "Ada", email: "ada@example.com" })).toEqual({});
  });

  it("asks for a number where texts are agreed to, and is content without them", () => {
    const asked = [...fields, field("textsAgreed", "checkbox")];
    const ana = { name: "Ana", email: "ana@example.com" };
    expect(Object.keys(contactProblems(asked, { ...ana, textsAgreed: "yes" }))).toEqual(["phone"]);
    expect(Object.keys(contactProblems(asked, { name: "Ana", textsAgreed: "yes" }))).toEqual(["phone"]);
    expect(contactProblems(asked, { ...ana, textsAgreed: "yes", phone: "+1 718 555 0142" })).toEqual({});
    expect(contactProblems(asked, ana)).toEqual({});
    expect(Object.keys(contactProblems(asked, { name: "Ana" }))).toEqual(["email"]);
  });

  it("points at what cannot be an address or a number", () => {
    expect(Object.keys(contactProblems(fields, { name: "Ada", email: "ada at home" }))).toEqual(["email"]);
    expect(Object.keys(contactProblems(fields, { name: "Ada", phone: "none" }))).toEqual(["phone"]);
  });
});
