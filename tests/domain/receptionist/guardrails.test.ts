import { describe, expect, it } from "vitest";
import { inquiryToMake } from "../../../domain/receptionist/inquiry-memory.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { type Brain, type CallLog, runTurn, type Utterance } from "../../../domain/receptionist/turn.ts";
import { demoConfig, type PaperBook, paperBook } from "../../support/paper-book.ts";
import { seeded } from "../../support/random.ts";

const SESSION = "22222222-2222-4222-8222-222222222222";
const DAY = 86_400_000;
const ana = { name: "Ana", email: "ana@example.com" };
// A dentist's, 120 days ahead.
const config = demoConfig(1);
const [checkUp] = config.services;

/** Whatever a brain wants to do, the tools and the guardrails decide. */
describe("a brain that is too eager", () => {
  it("cannot hold a time that was not offered", async () => {
    const { turn } = scene();
    const outcome = await turn("hold it", (use) => use("hold_slot", { offerId: crypto.randomUUID() }));

    expect(outcome).toEqual({ ok: false, code: "unknown_offer" });
  });

  it("cannot hold a date more than 30 days away before the visitor has confirmed it", async () => {
    const { turn, memory } = scene();
    const offerId = await turn("in 40 days", (use) => offerIn(40, use));
    const hold = (use: Use) => use("hold_slot", { offerId });
    expect(await turn("that one", hold)).toEqual({ ok: false, code: "date_not_confirmed" });
    // A yes to something else is not a yes to the date.
    expect(await turn("yes", hold)).toEqual({ ok: false, code: "date_not_confirmed" });

    Object.assign(memory, { question: "far_date", pendingOfferId: offerId });
    expect(await turn("maybe", hold)).toEqual({ ok: false, code: "date_not_confirmed" });
    expect(await turn("yes", hold)).toMatchObject({ ok: true });
  });

  it("cannot put anybody on the waitlist, nor have them written to, without a yes to just that", async () => {
    const { turn, memory, book } = scene();
    const wait = (use: Use) => use("create_inquiry", {});
    const write = (use: Use) => use("schedule_contact_followup", {});
    expect(await turn("yes", wait)).toEqual({ ok: false, code: "not_agreed" });
    expect(await turn("yes", write)).toEqual({ ok: false, code: "not_agreed" });

    const day = { from: "2030-01-07", to: "2030-01-07" };
    const inquiry = { kind: "waitlist" as const, serviceId: checkUp?.id ?? "", days: [day], channel: "email" as const };
    const draft = { ...inquiry, text: "", prefers: null, behind: null, id: null };
    Object.assign(memory, { question: "agree_inquiry", inquiry: draft, contact: ana });
    memory.inquiryReadBack = inquiryToMake(memory);
    expect(await turn("maybe", wait)).toEqual({ ok: false, code: "not_agreed" });
    // A yes to a wait is none to a message, nor to another day or another name.
    expect(await turn("yes", write)).toEqual({ ok: false, code: "not_agreed" });
    memory.inquiry = { ...draft, days: [day, { from: "2030-01-08", to: "2030-01-09" }] };
    expect(await turn("yes", wait)).toEqual({ ok: false, code: "not_agreed" });
    Object.assign(memory, { inquiry: draft, contact: { ...ana, name: "Bob" } });
    expect(await turn("yes", wait)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.inquiries.size).toBe(0);

    Object.assign(memory, { contact: ana });
    expect(await turn("yes", wait)).toEqual({ ok: true });
    expect(book.inquiries.size).toBe(1);
  });

  it("cannot have anybody written to where it would not be sent", async () => {
    const { turn, memory, book } = scene();
    book.context.isAutonomous = false;
    const inquiry = { kind: "followup" as const, serviceId: null, days: [], text: "", channel: "email" as const };
    Object.assign(memory, { question: "agree_inquiry", contact: ana });
    memory.inquiry = { ...inquiry, prefers: null, behind: null, id: null };
    memory.inquiryReadBack = inquiryToMake(memory);
    const write = (use: Use) => use("schedule_contact_followup", {});
    expect(await turn("yes", write)).toEqual({ ok: false, code: "not_offered" });
    expect(book.inquiries.size).toBe(0);
  });

  it("cannot book an offer that is for a move", async () => {
    const { turn, memory } = await known();
    const offerId = await turn("another time", (use) => moveOffer(use, memory));

    expect(await turn("yes", (use) => use("hold_slot", { offerId }))).toEqual({ ok: false, code: "unknown_offer" });
  });

  it("cannot move or cancel what was neither booked nor looked up here", async () => {
    const { turn, memory } = await known();
    const offerId = await turn("another time", (use) => moveOffer(use, memory));
    const [appointment] = memory.known;
    if (!appointment) throw new Error("None is known");
    const { id: appointmentId, version } = appointment;
    const start = memory.offers.find(({ id }) => id === offerId)?.start ?? 0;
    memory.known = [];
    Object.assign(memory, { question: "agree_change", proposal: { kind: "cancel", appointmentId, version } });
    expect(await turn("yes", (use) => use("cancel_booking", {}))).toEqual({ ok: false, code: "not_agreed" });
    Object.assign(memory, { proposal: { kind: "move", appointmentId, version, offerId, start } });
    expect(await turn("yes", (use) => use("reschedule_booking", { offerId }))).toEqual({
      ok: false,
      code: "unknown_offer",
    });
  });

  it("cannot move or cancel what was never read back, or without a yes to just that", async () => {
    const { turn, memory, book } = await known();
    const offerId = await turn("another time", (use) => moveOffer(use, memory));
    const other = await turn("another time", (use) => moveOffer(use, memory, 1));
    const [appointment] = memory.known;
    const { id: appointmentId = "", version = 0 } = appointment ?? {};
    const move = (id: string) => (use: Use) => use("reschedule_booking", { offerId: id });
    const cancel = (use: Use) => use("cancel_booking", {});
    const notAgreed = { ok: false, code: "not_agreed" };
    expect(await turn("yes", move(offerId))).toEqual(notAgreed);
    expect(await turn("yes", cancel)).toEqual(notAgreed);

    Object.assign(memory, {
      question: "agree_change",
      proposal: { kind: "move", appointmentId, version, offerId, start: startOf(memory, offerId) },
    });
    expect(await turn("maybe", move(offerId))).toEqual(notAgreed);
    expect(await turn("yes but later", move(offerId))).toEqual(notAgreed);
    expect(await turn("yes", move(other)), "a yes to one time is not a yes to another").toEqual(notAgreed);
    expect(await turn("yes", cancel), "nor to cancelling").toEqual(notAgreed);
    expect(book.lines.map((line) => line.version)).toEqual([1]);
    expect(await turn("yes", move(offerId))).toMatchObject({ ok: true });
  });

  it("cannot let a yes of one turn count in the next", async () => {
    const { turn, memory } = await known();
    const { id: appointmentId = "", version = 0 } = memory.known[0] ?? {};
    Object.assign(memory, { question: "agree_change", proposal: { kind: "cancel", appointmentId, version } });
    await turn("yes", async () => undefined);

    expect(await turn("hm", (use) => use("cancel_booking", {}))).toEqual({ ok: false, code: "not_agreed" });
  });

  it("cannot look up more than five times in vain", async () => {
    const { turn, memory } = await known();
    const look = (use: Use) => use("lookup_booking", { reference: "ABCDEF", email: "ana@example.com", phone: null });
    for (let n = 0; n < 5; n++) expect(await turn("look", look)).toEqual({ ok: false, code: "not_found" });
    const right = { reference: memory.known[0]?.reference ?? "", email: ana.email, phone: null };

    expect(await turn("look", (use) => use("lookup_booking", right))).toEqual({ ok: false, code: "too_many" });
  });

  it("cannot confirm without a hold", async () => {
    const { turn } = scene();

    expect(await turn("yes", confirm)).toEqual({ ok: false, code: "no_hold" });
  });

  it("cannot confirm what was never read back", async () => {
    const { turn, memory, book } = await holding();
    Object.assign(memory, { question: "agree", contact: ana });

    expect(await turn("yes", confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
  });

  it.each(["ok but at 4", "yes?", "no", "don't", "Ana"])("cannot take %s for a yes", async (words) => {
    const { turn, book } = await readBack();

    expect(await turn(words, confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
  });

  it("cannot take a press on something else for a yes", async () => {
    const { turn, book } = await readBack();
    const press: Utterance = { kind: "act", entryId: "card", action: "submit", values: { name: "yes" } };

    expect(await turn(press, confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
  });

  it("cannot take a yes that was said before the read-back stood there", async () => {
    const { turn, memory, book } = await readBack();
    memory.askedAt = Date.now() + 1000;

    expect(await turn("yes", confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
    expect(memory.agreedHoldId).toBeNull();
  });

  it("cannot take a yes that was said before a far date was asked about", async () => {
    const { turn, memory } = scene();
    const offerId = await turn("in 40 days", (use) => offerIn(40, use));
    Object.assign(memory, { question: "far_date", pendingOfferId: offerId, askedAt: Date.now() + 1000 });

    expect(await turn("yes", (use) => use("hold_slot", { offerId }))).toEqual({
      ok: false,
      code: "date_not_confirmed",
    });
  });

  it("cannot use the yes to one hold for the next", async () => {
    const { turn, book } = await readBack();
    await turn("yes", async (use) => {
      const offerId = await offerIn(2, use);
      return use("hold_slot", { offerId });
    });

    expect(await turn("and now?", confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
  });

  it("cannot book under details that were changed after the read-back", async () => {
    const { turn, memory, book } = await readBack();
    memory.contact = { ...ana, email: "bob@example.com" };

    expect(await turn("yes", confirm)).toEqual({ ok: false, code: "not_agreed" });
    expect(book.lines.map(({ status }) => status)).toEqual(["held"]);
  });

  it("confirms what was read back and agreed to, and cannot do it twice", async () => {
    const { turn, book } = await readBack();

    expect(await turn("yes", confirm)).toMatchObject({
      ok: true,
      appointment: { reference: book.lines[0]?.reference },
    });
    expect(await turn("yes", confirm)).toEqual({ ok: false, code: "no_hold" });
    expect(book.lines.map(({ status }) => status)).toEqual(["confirmed"]);
  });

  it("is told nothing of the client by the tools", async () => {
    const { turn } = await readBack();

    expect(JSON.stringify(await turn("yes", confirm))).not.toMatch(/Ana|ana@example\.com/);
  });
});

describe("a message to the team", () => {
  const leave = (use: Use) => use("leave_message", {});
  const refused = { ok: false, code: "not_agreed" };
  const draft = { text: "I'm late", behind: null, id: null };
  const messageReadBack = { text: "I'm late", name: ana.name, reach: [ana.email] };

  it("is left neither before it was read back, nor without a yes to just that", async () => {
    const { turn, memory, book } = scene();
    Object.assign(memory, { question: "agree_message", contact: ana, message: draft });
    expect(await turn("yes", leave), "never read back").toEqual(refused);
    Object.assign(memory, { messageReadBack });
    expect(await turn("maybe", leave), "no yes").toEqual(refused);
    Object.assign(memory, { question: "message" });
    expect(await turn("yes", leave), "a yes to something else").toEqual(refused);
    Object.assign(memory, { question: "agree_message", message: { ...draft, text: "I'm early" } });
    expect(await turn("yes", leave), "other words").toEqual(refused);
    Object.assign(memory, { message: draft, contact: { ...ana, email: "bob@example.com" } });
    expect(await turn("yes", leave), "another sender").toEqual(refused);
    expect(book.messages.size).toBe(0);
    Object.assign(memory, { contact: ana });
    expect(await turn("yes", leave)).toEqual({ ok: true });
    expect(await turn("yes", leave), "nothing is left to be left").toEqual(refused);
    expect(book.messages.size).toBe(1);
  });
});

type Use = Parameters<Brain>[1];
type Act<Outcome> = (use: Use) => Promise<Outcome>;
const confirm = (use: Use) => use("confirm_booking", {});

/** A conversation whose brain does in each turn what it is told. */
function scene() {
  const book: PaperBook = paperBook(config, SESSION, { now: () => Date.now() }, seeded(1));
  const memory: Memory = emptyMemory();
  const turn = async <Outcome>(said: string | Utterance, act: Act<Outcome>): Promise<Outcome> => {
    const utterance: Utterance = typeof said === "string" ? { kind: "text", text: said } : said;
    const outcome = Promise.withResolvers<Outcome>();
    const brain: Brain = async (_, use) => {
      outcome.resolve(await act(use));
      return [];
    };
    const now = Date.now();
    const promises = { confirmation: false, textReminders: false, waitlist: [], followup: { ways: [], most: 0 } };
    const heard = { utterance, saidAt: now, config, memory, promises, language: "en" as const, log: [] };
    await runTurn(book.context, heard, brain, freshCalls(), () => undefined);
    return outcome.promise;
  };
  return { book, memory, turn };
}

async function holding() {
  const parts = scene();
  await parts.turn("soon", async (use) => use("hold_slot", { offerId: await offerIn(1, use) }));
  return parts;
}

/** Right after the read-back of a hold, as the script leaves it. */
async function readBack() {
  const parts = await holding();
  const { memory } = parts;
  Object.assign(memory, { question: "agree", contact: ana, readBack: { holdId: memory.hold?.id, contact: ana } });
  return parts;
}

/** A visitor with an appointment that was booked in this conversation. */
async function known() {
  const parts = await readBack();
  expect(await parts.turn("yes", confirm)).toMatchObject({ ok: true });
  return parts;
}

/** The id of an offer to move the appointment to, at a place among those that are shown. */
async function moveOffer(use: Use, { known }: Memory, place = 0): Promise<string> {
  return offerIn(2, use, known[0]?.id ?? null, place);
}

function startOf({ offers }: Memory, offerId: string): number {
  return offers.find(({ id }) => id === offerId)?.start ?? 0;
}

/** The id of an offer at least so many days ahead. */
async function offerIn(days: number, use: Use, movingAppointmentId: string | null = null, place = 0): Promise<string> {
  const date = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
  const { shown } = await use("check_availability", {
    serviceId: checkUp?.id ?? "",
    staffId: null,
    from: date(days),
    to: date(days + 5),
    notStaffIds: [],
    movingAppointmentId,
    weekdays: [],
    fromMinute: 0,
    toMinute: 1440,
    skip: [],
    earliest: false,
  });
  const offer = shown[place];
  if (!offer) throw new Error("Nothing is free");
  return offer.id;
}

function freshCalls(): CallLog {
  return { open: (_, name) => ({ id: crypto.randomUUID(), name, result: null }), close: () => undefined };
}
