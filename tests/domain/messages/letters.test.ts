import { describe, expect, it } from "vitest";
import { textOf } from "../../../adapters/mail/text.ts";
import type { AppointmentFacts, BusinessFacts, InquiryFacts } from "../../../db/queries/subject-facts.ts";
import { DEFAULT_LIMITS } from "../../../db/schema/tenants.ts";
import { nameSchema } from "../../../domain/booking/client.ts";
import { appointmentLetter, type Occasion } from "../../../domain/messages/appointment-letters.ts";
import { appointmentText } from "../../../domain/messages/appointment-texts.ts";
import { messageLetter } from "../../../domain/messages/business-letters.ts";
import type { LetterPart } from "../../../domain/messages/letter.ts";

const HOUR = 3_600_000;
/** A winter's day, of no particular year to the tests: what they compare is said by the same clock. */
const NOW = Date.UTC(2031, 10, 20, 12);
const START = Date.UTC(2031, 10, 25, 19, 30);

const business: BusinessFacts = {
  ...{ id: "b", slug: "bloom", name: "Bloom Wellness", timezone: "America/New_York", country: "US" },
  contact: { email: "hello@bloom.example" },
  facts: { phone: "+12125550142" },
  look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
  limits: DEFAULT_LIMITS,
  calendar: { provider: "none" },
};
const appointment: AppointmentFacts = {
  ...{ id: "a", version: 2, reference: "K7P2QX", status: "confirmed", start: START, end: START + HOUR },
  ...{ timezone: "America/New_York", serviceId: "s", serviceName: "Massage", staffId: "m", staffName: "Mara" },
  ...{ place: "1 Test Street", notes: "My knee", changeNoticeMinutes: 0, sessionId: null, channel: "api" },
  ...{ clientName: "Ana", clientEmail: "ana@example.com", clientPhone: "+12125550188", clientTimezone: null },
  ...{ texts: "agreed", emailOptedOut: false, confirmedAt: NOW, clientLanguage: null },
};
const ctx = {
  tenantId: "b",
  clock: { now: () => NOW },
  links: {
    manage: async () => "https://gomomo.example/m/token",
    unsubscribe: async () => "https://gomomo.example/u/token",
    page: (slug: string) => `https://gomomo.example/b/${slug}`,
  },
};
const KINDS = ["confirmation", "cancellation", "reminder", "change"] as const;
const occasionOf = (kind: (typeof KINDS)[number]): Occasion => (kind === "change" ? { kind, before: null } : { kind });

const letter = (
  kind: (typeof KINDS)[number] | Occasion,
  change: Partial<AppointmentFacts> = {},
  its: Partial<BusinessFacts> = {},
) => {
  const occasion = typeof kind === "string" ? occasionOf(kind) : kind;
  return appointmentLetter(ctx, occasion, { ...appointment, ...change }, { ...business, ...its });
};
const ticketOf = (parts: LetterPart[]) => parts.find((part) => part.kind === "ticket");
const wordsOf = (parts: LetterPart[]) =>
  parts.flatMap((part) => (part.kind === "text" || part.kind === "heading" ? [part.text] : [])).join(" ");

describe("a letter", () => {
  it("says day and time in the business's zone, and names no zone to a client whose clock shows the same", async () => {
    for (const clientTimezone of [null, "America/New_York", "America/Toronto"]) {
      const { subject, parts } = await letter("confirmation", { clientTimezone });
      expect(subject).toBe("Booked: Tuesday 25 November at 2:30 pm, Massage at Bloom Wellness");
      expect(ticketOf(parts)).toMatchObject({ when: ["Tuesday 25 November\n2:30 pm", "until 3:30 pm"] });
    }
  });

  it("says the client's own time beside it where their clock shows another, and both zones", async () => {
    const near = await letter("reminder", { clientTimezone: "Europe/London" });
    expect(near.subject).toMatch(/^Reminder: .+ at 2:30 pm New York time, /);
    expect(ticketOf(near.parts)).toMatchObject({
      when: ["Tuesday 25 November\n2:30 pm", "until 3:30 pm New York time", "That is 7:30 pm London time"],
    });
    const far = await letter("change", { clientTimezone: "Asia/Tokyo" });
    expect(ticketOf(far.parts)).toMatchObject({
      when: expect.arrayContaining(["That is Wednesday 26 November at 4:30 am Tokyo time"]),
    });
  });

  it("of a change says what was before, and what stays where only the person is another", async () => {
    const moved = await letter({ kind: "change", before: START - 24 * HOUR });
    expect(wordsOf(moved.parts)).toContain("It was Monday 24 November at 2:30 pm. This is the new time:");
    const other = await letter({ kind: "change", before: START });
    expect([moved.subject, other.subject]).toEqual([
      "Moved to Tuesday 25 November at 2:30 pm, Massage at Bloom Wellness",
      "Now with Mara: Tuesday 25 November at 2:30 pm, Massage at Bloom Wellness",
    ]);
    expect(wordsOf(other.parts)).toContain("The time stays the same. It is with Mara now.");
  });

  it("says until when it can be changed, or that it is too late, and whom to ask", async () => {
    const notice = await letter("confirmation", { changeNoticeMinutes: 24 * 60 });
    expect(wordsOf(notice.parts)).toMatch(/You can move or cancel it until Monday 24 November at 2:30 pm\./);
    expect(wordsOf(notice.parts)).toMatch(/Please reply to this email or call \+1 212 555 0142\.$/);
    const late = await letter("reminder", { changeNoticeMinutes: 7 * 24 * 60 });
    expect(wordsOf(late.parts)).toContain("It is too late now to move or cancel it online.");
    expect(late.parts).toContainEqual(expect.objectContaining({ kind: "button", label: "See your appointment" }));
    const silent = await letter("confirmation", {}, { contact: {}, facts: {} });
    expect(wordsOf(silent.parts)).toBe("You're booked");
  });

  it("strikes what is cancelled, and takes it out of the calendar", async () => {
    const { parts, calendar } = await letter("cancellation", { status: "cancelled" });
    expect(ticketOf(parts)).toMatchObject({ struck: true });
    expect(calendar).toMatchObject({ method: "CANCEL", event: { status: "CANCELLED", sequence: 1 } });
    expect((await letter("reminder")).calendar).toBeNull();
  });

  it("holds nothing that the client wrote: anybody may have written it", async () => {
    const written = { clientName: "Win now at evil.example", notes: "Call evil.example" };
    for (const kind of KINDS) {
      expect(JSON.stringify(await letter(kind, written))).not.toContain("evil");
      expect(appointmentText(occasionOf(kind), { ...appointment, ...written }, business)).not.toContain("evil");
    }
  });
});

describe("a text", () => {
  const text = (kind: (typeof KINDS)[number], change: Partial<AppointmentFacts> = {}, name = business.name) =>
    appointmentText(occasionOf(kind), { ...appointment, ...change }, { ...business, name });

  it("reads as a person would say it", () => {
    expect(KINDS.map((kind) => text(kind))).toEqual([
      "Bloom Wellness: you're booked, Tue 25 Nov at 2:30 pm, Massage with Mara. Reference K7P2QX. Reply STOP to end texts.",
      "Bloom Wellness: your appointment on Tue 25 Nov at 2:30 pm, Massage with Mara, is cancelled. Reference K7P2QX. Reply STOP to end texts.",
      "Bloom Wellness: see you on Tue 25 Nov at 2:30 pm, Massage with Mara. Reference K7P2QX. Reply STOP to end texts.",
      "Bloom Wellness: your appointment is now Tue 25 Nov at 2:30 pm, Massage with Mara. Reference K7P2QX. Reply STOP to end texts.",
    ]);
  });

  it("is one segment of plain characters, and leaves out with whom and what for where that takes more", () => {
    const long = { serviceName: "Deep tissue massage and a long conversation", staffName: "Maximiliana Featherstone" };
    for (const kind of KINDS) {
      for (const said of [text(kind), text(kind, long), text(kind, { clientTimezone: "Asia/Tokyo" })]) {
        // The part of GSM-7 that is ASCII without its extension table (3GPP TS 23.038, 6.2.1).
        expect(said).toMatch(/^[ -Z_a-z]+$/);
        expect(said.length).toBeLessThanOrEqual(160);
      }
    }
    expect(text("reminder", long)).toBe(
      "Bloom Wellness: see you on Tue 25 Nov at 2:30 pm. Reference K7P2QX. Reply STOP to end texts.",
    );
  });

  it("stays one line, whatever names hold", () => {
    const said = text("confirmation", { serviceName: "Massage\r\n\u2028Pay here" }, "Bloom\nBank");
    expect(said).toMatch(/^Bloom Bank: you're booked, .+, Massage Pay here with Mara\./);
  });
});

describe("the name of whoever left a message", () => {
  const inquiry: InquiryFacts = {
    ...{ id: "i", kind: "message", sessionId: null, text: "The door sticks.", details: {}, createdAt: NOW },
    ...{ clientName: "Ana", clientEmail: "ana@example.com", clientPhone: null, clientTimezone: null },
    ...{ texts: "no_number", emailOptedOut: false, clientLanguage: null },
  };

  it("makes no line of its own in the business's mail", () => {
    const clientName = "Ana\u2028\u2029From the bank: please pay.";
    const text = textOf(messageLetter({ ...inquiry, clientName }, business, null), { unsubscribeUrl: null });
    expect(text.split("\n").filter((line) => line.startsWith("From the bank"))).toEqual([]);
    expect(nameSchema.safeParse(clientName).success).toBe(false);
  });
});
