import { describe, expect, it } from "vitest";
import { readNotStaff, readSamePerson, readSaysAnyone } from "../../../../domain/receptionist/language/staff-wish.ts";

const staff = [
  { id: "nadia", name: "Dr Nadia Osei" },
  { id: "tom", name: "Dr Tom Hale" },
];

describe("whom a visitor does not want", () => {
  it.each([
    ["not Tom", ["tom"]],
    ["not with Tom please", ["tom"]],
    ["anyone but Tom", ["tom"]],
    ["anybody except dr tom", ["tom"]],
    ["Nadia instead of Tom", ["tom"]],
    ["I don't want Nadia", ["nadia"]],
    ["with Tom", []],
    ["not on Tuesday", []],
    ["tomorrow but not too early", []],
  ])("%s", (text, ids) => {
    expect(readNotStaff(text, staff, "en").ids).toEqual(ids);
  });

  it("is not read as the one they want", () => {
    expect(readNotStaff("Nadia, not Tom", staff, "en").rest).not.toMatch(/tom/i);
    expect(readNotStaff("Nadia, not Tom", staff, "en").rest).toMatch(/nadia/i);
  });
});

it.each([
  ["the same person", true],
  ["same dentist please", true],
  ["at the same time", false],
])("%s: the same person %s", (text, same) => {
  expect(readSamePerson(text, "en")).toBe(same);
});

it.each([
  ["with anyone", true],
  ["anyone is fine", true],
  ["a massage tomorrow, anyone", true],
  ["whoever is free", true],
  ["does anyone work on sundays?", false],
  ["I don't mind", false],
])("%s: anyone %s", (text, anyone) => {
  expect(readSaysAnyone(text, "en")).toBe(anyone);
});
