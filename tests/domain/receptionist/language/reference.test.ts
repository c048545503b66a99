import { describe, expect, it } from "vitest";
import { readReference } from "../../../../domain/receptionist/language/reference.ts";
import { seeded } from "../../../support/random.ts";

describe("a reference", () => {
  it.each([
    "K7P2QX",
    "k7p2qx",
    "it's K7P2QX",
    "my reference is k7p2qx, ana@example.com",
    "K7P-2QX",
    "k7p 2qx",
    "k 7 p 2 q x",
    "K-7-P-2-Q-X",
    "K. 7. P. 2. Q. X.",
    "kilo seven papa two quebec x-ray",
    "kilo 7 papa 2 quebec xray",
    "k seven p two q x",
    "ref: K7P2QX",
    "reference number K7P2QX please",
    "K７P２QX",
  ])("%s, when it was asked for", (text) => {
    expect(readReference(text, true, "en")?.reference).toBe("K7P2QX");
  });

  it.each([
    "cancel K7P2QX",
    "move k7p2qx to friday at 3",
    "my reference is K7P2QX",
    "reference k 7 p 2 q x",
    "ref no. k7p 2qx, and the email is ana@example.com",
  ])("%s, of the visitor's own accord", (text) => {
    expect(readReference(text, false, "en")?.reference).toBe("K7P2QX");
  });

  it.each(["ABCDEF", "abcdef", "it is abcdef", "my reference is abcdef"])("%s, of letters alone", (text) => {
    expect(readReference(text, true, "en")?.reference).toBe("ABCDEF");
  });

  it("leaves the rest of the message to be read", () => {
    expect(readReference("move K7P2QX to friday at 3", false, "en")?.rest).toBe("move ; to friday at 3");
  });

  it.each([
    "please",
    "thanks",
    "cancel my appointment",
    "I don't have it",
    "24june",
    "245pm",
    "1130am",
    "ana@example.com",
    "k7p2qx@example.com",
    "(212) 555-0142",
    "+44 7400 123456",
    "K7P2Q",
    "K7P2QXX",
    "K0P1QO",
    "sure, my name is Bob Brown",
    "what time do you open?",
    "2222222",
  ])("is not found in %s", (text) => {
    expect(readReference(text, true, "en")).toBeNull();
  });

  it.each(["abcdef", "k 7 p 2 q x", "THANKS", "FRIDAY please"])("is not guessed at in %s unasked", (text) => {
    expect(readReference(text, false, "en")).toBeNull();
  });
});

it("any reference that may be given is found again, also one that begins like a time or a date", () => {
  const letters = [..."23456789ABCDEFGHJKMNPQRSTUVWXYZ"];
  const random = seeded(7);
  const drawn = Array.from({ length: 20_000 }, () => Array.from({ length: 6 }, () => random.pick(letters)).join(""));
  for (const reference of ["4PM7QX", "3NDK4P", "22MAYA", "9AUGUS", ...drawn]) {
    const said = `move my booking ${reference} ana@example.com`;
    expect({ said, reference: readReference(said, true, "en")?.reference }).toEqual({ said, reference });
  }
});
