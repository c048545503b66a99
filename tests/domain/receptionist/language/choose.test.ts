import { describe, expect, it } from "vitest";
import { matchNamed, readAnyone } from "../../../../domain/receptionist/language/choose.ts";

const ITEMS = [
  "Massage",
  "Deep Tissue Massage",
  "Hot Stone Massage",
  "Consultation",
  "Acupuncture",
  "Check-up",
  "Teeth Whitening",
].map((name) => ({ id: name, name }));
const STAFF = ["Mara", "Mary Jones", "Dr. José Díaz", "Tom", "Ben Jones"].map((name) => ({ id: name, name }));

describe("matchNamed", () => {
  it.each([
    ["massage", "Massage"],
    ["hi, I'd like a massage next Tuesday afternoon", "Massage"],
    ["MASSAGES", "Massage"],
    ["a mesage", undefined],
    ["masage please", "Massage"],
    ["deep tissue", "Deep Tissue Massage"],
    ["a deep tissue massage", "Deep Tissue Massage"],
    ["deep tisue", "Deep Tissue Massage"],
    ["hot stones", "Hot Stone Massage"],
    ["consult", undefined],
    ["consultaton", "Consultation"],
    ["acupunture for my back", "Acupuncture"],
    ["acupuncutre", "Acupuncture"],
    ["a checkup", "Check-up"],
    ["check-up", "Check-up"],
    ["check up", "Check-up"],
    ["my teeth", "Teeth Whitening"],
    ["whitening", "Teeth Whitening"],
    ["messenger", undefined],
    ["hello", undefined],
    ["", undefined],
    ["tomorrow at 3", undefined],
  ])("%j is %s", (text, id) => {
    expect(matchNamed(text, ITEMS, "en")).toEqual(id ? { kind: "one", id } : { kind: "none" });
  });

  it.each([
    ["with Mara", "Mara"],
    ["mara's fine", "Mara"],
    ["can i see mary", "Mary Jones"],
    ["Mary Jones please", "Mary Jones"],
    ["dr diaz", "Dr. José Díaz"],
    ["jose", "Dr. José Díaz"],
    ["tomorrow with ben", "Ben Jones"],
    ["tomorrow", undefined],
    ["Maria", undefined],
  ])("%j is %s", (text, id) => {
    expect(matchNamed(text, STAFF, "en")).toEqual(id ? { kind: "one", id } : { kind: "none" });
  });

  it("answers all that fit equally well", () => {
    expect(matchNamed("Jones", STAFF, "en")).toEqual({ kind: "many", ids: ["Mary Jones", "Ben Jones"] });
    expect(matchNamed("massage", ITEMS.slice(1), "en")).toEqual({
      kind: "many",
      ids: ["Deep Tissue Massage", "Hot Stone Massage"],
    });
    expect(matchNamed("a consultation or acupuncture", ITEMS, "en")).toEqual({
      kind: "many",
      ids: ["Consultation", "Acupuncture"],
    });
  });

  it("reads a long message to its end", () => {
    expect(matchNamed("massag ".repeat(285), ITEMS, "en").kind).not.toBe("none");
  });
});

describe("readAnyone", () => {
  it.each([
    ...[
      "anyone",
      "Anyone is fine",
      "anybody",
      "whoever",
      "whoever is free",
      "no preference",
      "I don't mind",
      "I don't care who",
    ],
    ...["doesn't matter", "either", "any therapist", "you choose", "up to you", "it doesn't matter who"],
  ])("%j", (text) => {
    expect(readAnyone(text, "en")).toBe(true);
  });
  it.each([
    "",
    "Mara",
    "not just anything",
    "is there anything on friday",
    "I mind",
    "someone else",
    "many ones",
  ])("not %j", (text) => {
    expect(readAnyone(text, "en")).toBe(false);
  });
});
