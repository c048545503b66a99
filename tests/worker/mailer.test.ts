import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { mailer } from "../../adapters/cloudflare/mail.ts";
import { type OutboxItem, outboxOf } from "../../adapters/outbox.ts";
import type { CalendarEvent } from "../../domain/booking/calendar-event.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import type { Email } from "../../domain/messages/ports.ts";
import { readCalendar } from "../support/outbox.ts";

const FROM = "bookings@gomomo.example";
const HOUR = 3_600_000;
const START = Math.ceil(Date.now() / HOUR) * HOUR;

const letter: Letter = {
  language: "en",
  subject: "Booked: Massage",
  preview: "With Mara.",
  parts: [{ kind: "heading", text: "You're booked" }],
  calendar: null,
  accent: "#2f6f5e",
  footer: ["Sent automatically."],
};
const event = {
  ...{ uid: "a@gomomo.example", sequence: 3, status: "CONFIRMED", start: START, end: START + HOUR, stamp: START },
  ...{ summary: "Massage", description: "Reference K7P2QX", location: null, url: "https://gomomo.example/m/token" },
} as const satisfies CalendarEvent;
const email = (change: Partial<Email> = {}): Email => ({
  ...{ id: crypto.randomUUID(), tenantId: crypto.randomUUID(), to: "ana@example.com", fromName: "Bloom" },
  ...{ replyTo: null, letter, unsubscribeUrl: null, ...change },
});

/** Sends by the platform's own local binding, and reads what it took. */
async function sent(change: Partial<Email>): Promise<OutboxItem> {
  const outbox = outboxOf(env as Env, { environment: "local" });
  const mail = email(change);
  const answer = await mailer({ binding: (env as Env).EMAIL, from: FROM, outbox }).send(mail);
  expect(answer).toEqual({ outcome: "sent", providerId: expect.stringMatching(/./) });
  const item = await outbox?.get(mail.id);
  if (!item) throw new Error("It is not in the outbox");
  return item;
}

/** Names with which people have tried to write headers of their own, or to pass for somebody else. */
const HOSTILE = [
  "Bloom\r\nBcc: everyone@example.com",
  "Bloom\nSubject: You won\n\n<script>alert(1)</script>",
  'Bloom" <bank@example.com>, "',
  "Bloom\u2028Bcc: everyone@example.com\u0000\u0007",
  "Bloom\u202ekcab\u2066",
  "\ud800Bloom \\",
];

describe("a mail's headers", () => {
  it.each(HOSTILE)("are what they were meant to be with a business or service called %j", async (name) => {
    const item = await sent({ fromName: name, letter: { ...letter, subject: `Booked: Massage at ${name}` } });
    for (const line of [item.from, item.subject]) {
      expect(line.isWellFormed()).toBe(true);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(item.from).toMatch(/^[^"<>\\]+ <bookings@gomomo\.example>$/);
    expect(item.subject).toMatch(/^Booked: Massage at .*Bloom/);
    expect(item.headers).toEqual({});
  });

  it.each([
    "a@example.com\r\nBcc: b@example.com",
    "a@example.com, b@example.com",
    "Bank <a@example.com>",
    "a@example.com\u0000",
    "nobody",
  ])("name no address that is not one: %j", async (address) => {
    expect((await sent({ replyTo: address })).replyTo).toBeNull();
    const answer = await mailer({ binding: (env as Env).EMAIL, from: FROM, outbox: null }).send(email({ to: address }));
    expect(answer).toEqual({ outcome: "refused", reason: "invalid_address", final: true });
  });

  it("say where answers go, and by which press no more come, where there is such a wish", async () => {
    const unsubscribeUrl = "https://gomomo.example/u/token";
    const item = await sent({ replyTo: "hello@bloom.example", unsubscribeUrl });
    expect(item.replyTo).toBe("hello@bloom.example");
    expect(item.headers).toEqual({
      "List-Unsubscribe": `<${unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(item.html).toContain(`href="${unsubscribeUrl}"`);
  });
});

describe("a mail's invitation", () => {
  it.each([
    "REQUEST",
    "CANCEL",
  ] as const)("is a %s of the business to the client, who need not answer", async (method) => {
    const its: CalendarEvent = { ...event, status: method === "CANCEL" ? "CANCELLED" : "CONFIRMED" };
    const item = await sent({
      fromName: "Bloom, Inc.",
      letter: { ...letter, calendar: { method, event: its } },
    });
    const [file] = item.attachments;
    expect(file?.type).toBe(`text/calendar; method=${method}; charset=utf-8`);
    const read = readCalendar(file?.content ?? "");
    expect(read).toMatchObject({ method, event: { uid: event.uid, sequence: 3 } });
    expect(read.property("status")?.value).toBe(its.status);
    const [organizer, attendee] = [read.property("organizer"), read.property("attendee")];
    expect([organizer?.value, organizer?.parameter("cn")]).toEqual([`mailto:${FROM}`, "Bloom, Inc."]);
    expect(attendee?.value.toLowerCase()).toBe("mailto:ana@example.com");
    expect(["partstat", "rsvp", "role"].map((name) => attendee?.parameter(name))).toEqual([
      "ACCEPTED",
      "FALSE",
      "REQ-PARTICIPANT",
    ]);
  });

  it.each([
    ...HOSTILE,
    "A;B:C,D",
    "Bloom\r\nATTENDEE:mailto:evil@example.com",
  ])("holds nothing else with a business called %j", async (fromName) => {
    const { attachments } = await sent({ fromName, letter: { ...letter, calendar: { method: "REQUEST", event } } });
    const { names, property } = readCalendar(attachments[0]?.content ?? "");
    expect(names.toSorted()).toEqual([
      ...["attendee", "description", "dtend", "dtstamp", "dtstart", "organizer", "sequence"],
      ...["status", "summary", "uid", "url"],
    ]);
    expect(property("organizer")?.value).toBe(`mailto:${FROM}`);
  });
});

describe("what the service answers", () => {
  /** The local binding knows none of these faults. */
  const answering = async (send: () => Promise<EmailSendResult>, deadlineMs?: number) => {
    const binding = { send } as unknown as SendEmail;
    return mailer({ binding, from: FROM, outbox: null, ...(deadlineMs && { deadlineMs }) }).send(email());
  };
  const failing = (code?: string) =>
    answering(async () => {
      throw Object.assign(new Error("Could not send to ana@example.com"), code && { code });
    });

  it.each([
    ["E_VALIDATION_ERROR", "validation_error"],
    ["E_SENDER_NOT_VERIFIED", "sender_not_verified"],
    ["E_RECIPIENT_SUPPRESSED", "recipient_suppressed"],
    ["E_HEADER_VALUE_INVALID", "header_value_invalid"],
    ["E_DELIVERY_FAILED", "delivery_failed"],
  ])("with %s it was not sent, and would not be another time", async (code, reason) => {
    expect(await failing(code)).toEqual({ outcome: "refused", reason, final: true });
  });

  it.each([
    ["E_RATE_LIMIT_EXCEEDED", "rate_limit_exceeded"],
    ["E_DAILY_LIMIT_EXCEEDED", "daily_limit_exceeded"],
  ])("with %s it was not sent, and may be later", async (code, reason) => {
    expect(await failing(code)).toEqual({ outcome: "refused", reason, final: false });
  });

  it.each([
    ["E_INTERNAL_SERVER_ERROR", "internal_server_error"],
    ["E_NEVER_HEARD_OF", "never_heard_of"],
    ["ana@example.com", "no_code"],
    [undefined, "no_code"],
  ])("with %s nobody knows whether it was sent", async (code, reason) => {
    expect(await failing(code)).toEqual({ outcome: "unknown", reason });
  });

  it("is not waited for forever: without it nobody knows, either", async () => {
    const late = Promise.withResolvers<EmailSendResult>();
    expect(await answering(() => late.promise, 10)).toEqual({ outcome: "unknown", reason: "no_answer" });
    // What comes later bothers nobody.
    late.reject(new Error("too late"));
  });

  it("even where it is thrown at once", async () => {
    const thrown = answering(() => {
      throw new TypeError("no such method");
    });
    expect(await thrown).toEqual({ outcome: "unknown", reason: "no_code" });
  });
});
