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

  it("points at what cannot be an address or a number", () => {
    expect(Object.keys(contactProblems(fields, { name: "Ada", email: "ada at home" }))).toEqual(["email"]);
    expect(Object.keys(contactProblems(fields, { name: "Ada", phone: "none" }))).toEqual(["phone"]);
  });
});
