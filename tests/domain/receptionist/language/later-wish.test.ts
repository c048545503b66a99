import { describe, expect, it } from "vitest";
import { readLaterWish, readPreferredWay } from "../../../../domain/receptionist/language/later-wish.ts";
import { LANGUAGES, wordsOf } from "../../../../words/languages.ts";

describe("a wish for later", () => {
  it.each([
    "put me on the waitlist",
    "can I join the wait list?",
    "is there a waiting list",
    "Let me know if something opens up!",
    "please tell me when a slot becomes free",
    "email me if anything comes available on Friday",
    "let me know if you get a cancellation",
    "if a spot opens I'd take it",
    "text me if someone cancels",
  ])("to wait: %s", (text) => expect(readLaterWish(text, "en")).toBe("waitlist"));

  it.each([
    "can you write to me later?",
    "could you please email me about gift cards",
    "text me later",
    "send me an email",
    "drop me a text",
    "Follow up with me next week",
    "get back to me by email",
  ])("to be written to: %s", (text) => expect(readLaterWish(text, "en")).toBe("followup"));

  it.each([
    ["waitlist", "apúnteme en la lista de espera"],
    ["waitlist", "¿me puede avisar si se libera una hora?"],
    ["waitlist", "avíseme cuando haya un hueco"],
    ["followup", "¿me puede escribir más tarde?"],
    ["followup", "mándeme un correo"],
    [null, "quiero un masaje más tarde"],
    [null, "mi correo es ana@example.com"],
  ])("in Spanish: %s, %s", (wish, text) => expect(readLaterWish(text, "es")).toBe(wish));

  it.each([
    "a massage later today",
    "my email is ana@example.com",
    "email: ana@example.com",
    "is texting ok?",
    "text me reminders",
    "send me a text reminder",
    "I'll wait",
    "how long is the wait?",
    "let me know the price",
    "tell me about your massages",
    "do you have anything later?",
    "cancel my appointment",
  ])("is none: %s", (text) => expect(readLaterWish(text, "en")).toBeNull());

  it.each(LANGUAGES)("is heard from every button in %s", (language) => {
    const { join, write } = wordsOf(language).inquiries;
    expect(readLaterWish(join, language)).toBe("waitlist");
    for (const way of ["email", "text"] as const) {
      expect(readLaterWish(write[way], language)).toBe("followup");
      expect(readPreferredWay(write[way], language)).toBe(way);
    }
  });
});
