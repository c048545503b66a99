import { describe, expect, it } from "vitest";
import type { Promises } from "../../../domain/autonomy/promises.ts";
import { readYesNo } from "../../../domain/receptionist/language/answers.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { script } from "../../../domain/receptionist/script.ts";
import {
  type CallLog,
  type Draft,
  runTurn,
  type StoredCall,
  type Utterance,
} from "../../../domain/receptionist/turn.ts";
import { demoConfig, type PaperAppointment, type PaperBook, paperBook } from "../../support/paper-book.ts";
import { type Random, seeded } from "../../support/random.ts";
import { POOL } from "../../support/small-talk-pool.ts";

const CONVERSATIONS = 100;
const TURNS = 15;
const MINUTE = 60_000;
const SESSION = "11111111-1111-4111-8111-111111111111";

/** As the demo's businesses are set up where everything is switched on. */
const PROMISES: Promises = {
  ...{ confirmation: true, textReminders: true, waitlist: [] },
  followup: { ways: ["email"], most: 2 },
};

/** A conversation under way. */
interface Scene {
  book: PaperBook;
  memory: Memory;
  /** What the receptionist said last. */
  last: Draft[];
  told: string[];
  visitorZone: string | null;
}

describe.each([
  { business: "one person", place: 0 as const },
  { business: "three people", place: 1 as const },
])("whatever is said to a business of $business", ({ place }) => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))("is answered truly (seed %i)", async (seed) => {
    const random = seeded(seed * 2 + place);
    for (let n = 0; n < CONVERSATIONS / 20; n++) await converse(random, place);
  });
});

async function converse(random: Random, place: 0 | 1): Promise<void> {
  let now = Date.now();
  const book = paperBook(demoConfig(place), SESSION, { now: () => now }, random);
  const visitorZone = random.pick([null, "Europe/London", "America/New_York", "Asia/Tokyo"]);
  bookBefore(book, random, now);
  const scene: Scene = { book, memory: emptyMemory(), last: [], told: [], visitorZone };
  for (let turn = 0; turn < TURNS; turn++) {
    if (random.oneIn(6)) occupy(scene, random);
    if (random.oneIn(10)) meddle(scene, random);
    const said = utter(scene, random);
    await answer(scene, said, now);
    now += random.int(0, 2) * MINUTE;
  }
}

/** Something a visitor might do now: mostly what the receptionist's last line is about. */
function utter({ last, memory }: Scene, random: Random): Utterance {
  const line = last.findLast((draft) => draft.kind === "receptionist");
  const offers = line?.offers ?? [];
  const replies = line?.replies ?? [];
  if (offers.length > 0 && random.oneIn(3)) return { kind: "offer", offerId: random.pick(offers).id };
  if (memory.offers.length > 0 && random.oneIn(20)) return { kind: "offer", offerId: random.pick(memory.offers).id };
  if (replies.length > 0 && random.oneIn(4)) return { kind: "text", text: random.pick(replies) };
  if (memory.openCardId && random.oneIn(3))
    return { kind: "act", entryId: memory.openCardId, action: "submit", values: fillIn(random) };
  if (memory.hold && random.oneIn(12)) return { kind: "hold_ended", holdId: memory.hold.id };
  if (memory.question === "agree_change" && random.oneIn(2))
    return { kind: "text", text: random.pick(["yes", "yes", "Yes, move it", "Yes, cancel it"]) };
  if (memory.question === "agree" && random.oneIn(2)) return { kind: "text", text: "yes" };
  if (memory.question === "agree_inquiry" && random.oneIn(2)) return { kind: "text", text: "Yes, please" };
  if (memory.question === "agree_message" && random.oneIn(2)) return { kind: "text", text: "Yes, pass it on" };
  return { kind: "text", text: random.pick(POOL) };
}

function fillIn(random: Random): Record<string, string> {
  return {
    name: random.pick(["Ana Gómez", "", "<b>", "Bob"]),
    email: random.pick(["ana@example.com", "ana@foo", ""]),
    phone: random.pick(["", "12", "+12125550142"]),
    ...(random.oneIn(3) && { textsAgreed: "yes" }),
  };
}

/** Somebody else books a time that was offered. */
function occupy({ book, memory }: Scene, random: Random): void {
  const offer = memory.offers.length > 0 ? random.pick(memory.offers) : undefined;
  const staffId = random.pick(book.config.staff).id;
  if (!offer || clashes(book, offer, staffId)) return;
  const { start, end } = offer;
  const line = { staffId, serviceId: offer.serviceId, start, end, blockedFrom: start, blockedTo: end, expiresAt: 0 };
  const theirs = { reference: "OTHERS", version: 1, email: "others@example.com", phone: null };
  book.lines.push({ id: crypto.randomUUID(), session: null, status: "confirmed", ...line, ...theirs });
}

/** The visitor has an appointment from before, with a reference that is among what they say. */
function bookBefore(book: PaperBook, random: Random, now: number): void {
  const service = random.pick(book.config.services);
  const day = 86_400_000;
  const start = Math.floor(now / day) * day + random.int(2, 6) * day + 15 * 3_600_000;
  const end = start + service.durationMinutes * MINUTE;
  const times = { start, end, blockedFrom: start, blockedTo: end, expiresAt: 0 };
  const mine = { reference: "K7P2QX", version: 1, email: "ana@example.com", phone: null };
  const staffId = service.staffIds[0] ?? "";
  const line = { id: crypto.randomUUID(), session: null, staffId, serviceId: service.id, status: "confirmed" as const };
  book.lines.push({ ...line, ...times, ...mine });
}

/** The business moves or cancels one of the visitor's appointments with its own hand. */
function meddle({ book }: Scene, random: Random): void {
  const mine = book.lines.filter(({ email, status }) => status === "confirmed" && email !== "others@example.com");
  const line = mine.length > 0 ? random.pick(mine) : undefined;
  if (!line) return;
  line.version += 1;
  if (random.oneIn(3)) line.status = "cancelled";
}

function clashes(book: PaperBook, { start, end }: { start: number; end: number }, staffId: string): boolean {
  return book.lines.some(
    (line) => line.status !== "cancelled" && line.staffId === staffId && line.start < end && start < line.end,
  );
}

/** One turn, run again as after a crash, and all that must be true of it. */
async function answer(scene: Scene, utterance: Utterance, now: number): Promise<void> {
  const { book, memory: before, last, told, visitorZone } = scene;
  const bookedBefore = confirmed(book);
  const linesBefore = structuredClone(book.lines);
  const messagesBefore = new Set(book.messages.keys());
  const inquiriesBefore = book.inquiries.size;
  const memory = structuredClone(before);
  const calls = callLog();
  const run = (on: Memory, log: CallLog) =>
    runTurn(
      book.context,
      {
        utterance,
        saidAt: now,
        config: book.config,
        memory: on,
        visitorZone,
        promises: PROMISES,
        language: "en" as const,
        log: [],
      },
      script,
      log,
      () => undefined,
    );
  told.push(`> ${utterance.kind === "text" ? utterance.text.slice(0, 80) : JSON.stringify(utterance)}`);
  book.trips = 0;
  const drafts = await run(memory, calls);
  const { trips } = book;
  told.push(...drafts.map((draft) => `< ${"text" in draft ? draft.text : draft.kind}`));
  const story = told.join("\n");

  const again = structuredClone(before);
  expect(await run(again, calls), story).toEqual(drafts);
  expect(again, story).toEqual(memory);
  const lines = structuredClone(book.lines);
  await run(structuredClone(before), calls.forgetResults());
  expect(book.lines, story).toEqual(lines);

  expectMessagesTold(scene, messagesBefore, utterance, drafts, story);
  expectInquiriesTold(scene, inquiriesBefore, utterance, drafts, story);
  const booked = confirmed(book);
  const changes = expectChangesTold(scene, linesBefore, utterance, drafts, story);
  const cards = drafts.flatMap((draft) =>
    draft.kind === "card" && draft.card === "booked" && !draft.data.cancelled && !changes.moved
      ? [draft.data.reference]
      : [],
  );
  expect(
    booked.filter((reference) => !bookedBefore.includes(reference)),
    story,
  ).toEqual(cards);
  if (cards.length > 0) {
    expect(utterance.kind === "text" && readYesNo(utterance.text, undefined, "en"), story).toBe("yes");
    expect(last.findLast((draft) => draft.kind === "receptionist")?.text, story).toMatch(/Shall I book it\?$/);
  }
  for (const draft of drafts) expectTrue(draft, scene, story);
  for (const offer of drafts.flatMap((draft) => (draft.kind === "receptionist" ? (draft.offers ?? []) : []))) {
    // One that is shown again was free when it was found.
    const { movingId } = memory.offers.find(({ id }) => id === offer.id) ?? {};
    if (!before.offers.some(({ id }) => id === offer.id)) expectFree(offer, book, story, movingId);
  }
  // A time that has just gone costs the statement and a look for what is near, and how an appointment stands that was
  // to be moved there.
  const hasGone = drafts.some((draft) => draft.kind === "toast" && draft.toast === "slot_taken");
  expect(trips, story).toBeLessThanOrEqual(hasGone && memory.movingId ? 3 : 2);
  const hasCard = drafts.some((draft) => draft.kind === "card" && draft.card === "contact");
  scene.memory = { ...memory, ...(hasCard && { openCardId: crypto.randomUUID() }) };
  scene.last = drafts;
  await expectButtonsUnderstood(scene, now);
}

/** A message is left once, after a yes to its read-back, and only what was left is said to be passed on. */
function expectMessagesTold(
  { book, last }: Scene,
  before: ReadonlySet<string>,
  utterance: Utterance,
  drafts: Draft[],
  story: string,
): void {
  const left = [...book.messages.keys()].filter((id) => !before.has(id));
  const told = drafts.filter((draft) => /^I've passed it on/.test(textOf(draft)));
  expect(told.length, story).toBe(left.length);
  if (left.length === 0) return;
  expect(utterance.kind === "text" && readYesNo(utterance.text, "message", "en"), story).toBe("yes");
  const asked = last.findLast((draft) => draft.kind === "receptionist");
  expect(asked && textOf(asked), story).toMatch(/Shall I pass it on\?$/);
}

/** So is a place on the waitlist, or a wish to be written to. */
function expectInquiriesTold(
  { book, last }: Scene,
  before: number,
  utterance: Utterance,
  drafts: Draft[],
  story: string,
): void {
  const made = book.inquiries.size - before;
  expect(
    drafts.filter((draft) => /^(?:You're on the waitlist|I've arranged it)/.test(textOf(draft))).length,
    story,
  ).toBe(made);
  const cards = drafts.filter((draft) => draft.kind === "card" && draft.card === "followup").length;
  expect(drafts.filter((draft) => draft.kind === "toast" && draft.toast === "followup_scheduled").length, story).toBe(
    cards,
  );
  expect(cards, story).toBeLessThanOrEqual(made);
  if (made === 0) return;
  expect(utterance.kind === "text" && readYesNo(utterance.text, undefined, "en"), story).toBe("yes");
  const asked = last.findLast((draft) => draft.kind === "receptionist");
  expect(asked && textOf(asked), story).toMatch(/Shall I\?$/);
}

/**
 * What was moved or cancelled in this turn is told of, nothing else is, and each follows a yes to its read-back.
 */
function expectChangesTold(
  { book, last }: Scene,
  before: PaperAppointment[],
  utterance: Utterance,
  drafts: Draft[],
  story: string,
): { moved: boolean } {
  const changed = book.lines.filter((line) =>
    before.some(({ id, version }) => id === line.id && version < line.version),
  );
  const toasts = drafts.flatMap((draft) => (draft.kind === "toast" ? [draft.toast] : []));
  const moved = changed.filter(({ status }) => status === "confirmed");
  expect(toasts.filter((name) => name === "rescheduled").length, story).toBe(moved.length);
  // What somebody else has cancelled in the meantime is cancelled all the same.
  const cancelled = book.lines.filter(({ status }) => status === "cancelled");
  const isTold = toasts.filter((name) => name === "cancelled").length;
  expect(isTold, story).toBeGreaterThanOrEqual(changed.length - moved.length);
  expect(isTold, story).toBeLessThanOrEqual(cancelled.length);
  for (const line of changed) {
    const kind = line.status === "confirmed" ? "move" : "cancel";
    const asked = last.findLast((draft) => draft.kind === "receptionist");
    expect(asked && textOf(asked), story).toMatch(kind === "move" ? /Shall I move it\?$/ : /Shall I cancel it\?$/);
    expect(utterance.kind === "text" && readYesNo(utterance.text, kind, "en"), story).toBe("yes");
    const told = drafts.find((draft) => draft.kind === "card" && draft.card === "booked");
    if (kind === "move") expect(told, story).toMatchObject({ data: { start: new Date(line.start).toISOString() } });
  }
  for (const text of drafts.map(textOf)) {
    if (/^It's moved/.test(text)) expect(changed, story).toHaveLength(1);
    if (/^It's cancelled/.test(text)) expect(cancelled, story).not.toEqual([]);
  }
  for (const line of book.lines) {
    const others = book.lines.filter((other) => other !== line && other.staffId === line.staffId);
    const double = others.find((other) => line.start < other.end && other.start < line.end);
    if (double?.status === "confirmed" && line.status === "confirmed") expect(double, story).toBeUndefined();
  }
  return { moved: moved.length > 0 };
}

const LOST = /didn't get that|not sure what you mean|don't follow|don't have an answer/;

/** Presses each ready-made answer of the last line, as if nothing else had been said after it. */
async function expectButtonsUnderstood({ book, memory, last, told, visitorZone }: Scene, now: number): Promise<void> {
  const replies = last.flatMap((draft) => (draft.kind === "receptionist" ? (draft.replies ?? []) : []));
  for (const text of replies) {
    const lines = structuredClone(book.lines);
    const utterance = { kind: "text", text } as const;
    const turn = {
      utterance,
      saidAt: now,
      config: book.config,
      visitorZone,
      promises: PROMISES,
      language: "en" as const,
      log: [],
    };
    const messages = new Map(book.messages);
    const inquiries = new Set(book.inquiries);
    const on = structuredClone(memory);
    const drafts = await runTurn(book.context, { ...turn, memory: on }, script, callLog(), () => undefined);
    book.lines = lines;
    Object.assign(book, { messages, inquiries });
    expect(drafts.map(textOf).join(" "), `${told.join("\n")}\n> ${text}`).not.toMatch(LOST);
    expect(on.misses, text).toBe(0);
  }
}

function expectTrue(draft: Draft, { book }: Scene, story: string): void {
  if (draft.kind === "toast") expect(draft.toast, story).not.toBe("system_issue");
  if (draft.kind !== "receptionist") return;
  expect(draft.text, story).not.toMatch(/undefined|null|NaN|Invalid|\[object|^\s|\s$| {2}/);
  // What is read back in somebody's own words may ask, too.
  const asks = draft.text.replace(/"[^"]*"/g, "").match(/\?/g)?.length ?? 0;
  expect(asks, story).toBeLessThanOrEqual(1);
  if (/^It's moved/.test(draft.text)) return;
  const claim = /You're booked.* Your reference is (\w{6})\./.exec(draft.text);
  if (claim) expect(confirmed(book), story).toContain(claim[1]);
  else
    expect(draft.text, story).not.toMatch(
      /\byou(?:'re| are) booked\b|\bis (?:booked|confirmed)\b(?<!nothing is booked)/i,
    );
}

function expectFree(offer: { start: string; end: string }, book: PaperBook, story: string, movingId?: string): void {
  const time = { start: Date.parse(offer.start), end: Date.parse(offer.end) };
  const others = { ...book, lines: book.lines.filter(({ id }) => id !== movingId) };
  const isFree = book.config.staff.some(({ id }) => !clashesWithBooked(others, time, id));
  expect(isFree && openOn(book, time), `${offer.start} was free in\n${story}`).toBe(true);
}

function clashesWithBooked(book: PaperBook, time: { start: number; end: number }, staffId: string): boolean {
  return clashes({ ...book, lines: book.lines.filter(({ status }) => status === "confirmed") }, time, staffId);
}

/** Whether the doors are open all the while, by the weekday and the clock on the wall. */
function openOn({ config }: PaperBook, { start, end }: { start: number; end: number }): boolean {
  const wall = (at: number) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: config.timezone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(at);
  const day = new Intl.DateTimeFormat("en", { timeZone: config.timezone, weekday: "short" }).format(start);
  const weekday = (["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(day) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  return (config.weeklyHours[weekday] ?? []).some((window) => window.start <= wall(start) && wall(end) <= window.end);
}

function confirmed(book: PaperBook): (string | null)[] {
  return book.lines.flatMap((line) => (line.session && line.status !== "held" ? [line.reference] : []));
}

function textOf(part: Utterance | Draft): string {
  return "text" in part ? part.text : "";
}

/** Calls as a session keeps them; `forgetResults` is what a crash before an answer leaves. */
function callLog(): CallLog & { forgetResults(): CallLog } {
  const calls: StoredCall[] = [];
  const logOf = (kept: StoredCall[]): CallLog => ({
    open(n, name) {
      kept[n] ??= { id: crypto.randomUUID(), name, result: null };
      return kept[n];
    },
    close(n, result) {
      const call = kept[n];
      if (call) call.result ??= structuredClone(result);
    },
  });
  return { ...logOf(calls), forgetResults: () => logOf(calls.map((call) => ({ ...call, result: null }))) };
}
