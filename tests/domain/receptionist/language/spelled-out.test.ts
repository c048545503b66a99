import { describe, expect, it } from "vitest";
import { readContact } from "../../../../domain/receptionist/language/contact.ts";

describe("a phone number as it is written", () => {
  it.each([
    ["ES", "612345678", "+34612345678"],
    ["ES", "mi teléfono es 91 123 45 67", "+34911234567"],
    ["ES", "+34 612-345-678", "+34612345678"],
    ["ES", "0034 612 345 678", "+34612345678"],
    ["MX", "(55) 1234-5678", "+525512345678"],
    ["MX", "55 1234 5678", "+525512345678"],
    ["MX", "+52 1 55 1234 5678", "+525512345678"],
    ["US", "(212) 555-0123", "+12125550123"],
    ["US", "1-212-555-0123", "+12125550123"],
    ["GB", "020 7946 0958", "+442079460958"],
    ["ES", "+44 (0)20 7946 0958", "+442079460958"],
    ["GB", "07400 123456", "+447400123456"],
    ["DE", "0171 1234567", "+491711234567"],
    ["DE", "030 / 12345678", "+493012345678"],
    ["DE", "0171-1234567", "+491711234567"],
    ["FR", "06 12 34 56 78", "+33612345678"],
    ["FR", "06.12.34.56.78", "+33612345678"],
    ["FR", "06-12-34-56-78", "+33612345678"],
    ["IN", "098765 43210", "+919876543210"],
    ["IN", "98765-43210", "+919876543210"],
    ["IN", "+91 98765 43210", "+919876543210"],
    ["BR", "(11) 91234-5678", "+5511912345678"],
    ["BR", "11 91234 5678", "+5511912345678"],
  ])("in %s, %j is %s", (country, text, phone) => {
    expect(readContact(text, { country, language: "en" })).toEqual({ phone, problems: [] });
  });
});

describe("what is spelled out", () => {
  it.each([
    ["es", "seis uno dos tres cuatro cinco seis siete ocho", { phone: "+34612345678" }],
    ["es", "ana arroba ejemplo punto com", { email: "ana@ejemplo.com" }],
    ["es", "mi correo es ana punto gomez arroba ejemplo punto es", { email: "ana.gomez@ejemplo.es" }],
    ["es", "ana guion bajo gomez arroba gmail punto com", { email: "ana_gomez@gmail.com" }],
    ["es", "ana arroba gmail.com", { email: "ana@gmail.com" }],
    ["es", "ana at example dot com", { email: "ana@example.com" }],
    ["es", "Soy Ana, ana arroba ejemplo punto com", { email: "ana@ejemplo.com", name: "Ana" }],
    ["en", "nine one seven five five five zero one two three", { phone: "+19175550123" }],
    ["en", "nine one seven, five five five, oh one two three", { phone: "+19175550123" }],
    ["en", "ana dot gomez at example dot com", { email: "ana.gomez@example.com" }],
    ["en", "my email is ana dot gomez at example dot com", { email: "ana.gomez@example.com" }],
    ["en", "ana underscore g at example dot co dot uk", { email: "ana_g@example.co.uk" }],
    ["en", "ana (at) example (dot) com", { email: "ana@example.com" }],
    ["en", "I saw you at booking.com", {}],
    ["en", "meet me at noon dot", {}],
  ] as const)("in %s, %j", (language, text, found) => {
    expect(readContact(text, { country: language === "es" ? "ES" : "US", language })).toEqual({
      ...found,
      problems: [],
    });
  });

  it.each(["one ", "a dot ", "a at ", "ana arroba ", "dot ", "uno-", "at b dot "])("2,000 characters of %j", (unit) => {
    // A pattern that backtracks would not come back.
    expect(readContact(unit.repeat(2000 / unit.length), { country: "US", language: "en" }).email ?? "").not.toContain(
      " ",
    );
  });
});
