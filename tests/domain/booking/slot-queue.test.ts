import { describe, expect, it } from "vitest";
import type { Result } from "../../../db/client.ts";
import type { BusyTime } from "../../../db/queries/busy-times.ts";
import type { PlaceHold, PlaceHoldAnswer } from "../../../db/queries/place-hold.ts";
import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { SlotQueue, type SlotStore } from "../../../domain/booking/slot-queue.ts";
import type { HoldAnswer, HoldRequest } from "../../../domain/booking/slots.ts";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-23T08:00:00Z");
const TEN = Date.parse("2026-11-24T10:00:00Z");
const always = [{ start: "00:00", end: "24:00" }];
const MARA = "mara";
const NOOR = "noor";

function configOf(staffIds: string[]): TenantConfig {
  const service = { id: "massage", name: "Massage", description: "", durationMinutes: 60, price: null, staffIds };
  return {
    ...{ id: "t", slug: "t", name: "T", timezone: "UTC", country: "US", overrides: [], facts: {}, sites: [] },
    ...{ slotStepMinutes: 30, minimumNoticeMinutes: 0, horizonDays: 60, bookingEnabled: true, configVersion: 1 },
    look: { accent: "#000000", privacyUrl: "/privacy" },
    limits: { holdMinutes: 5, chatMessagesPerMinute: 20 },
    weeklyHours: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
    services: [{ ...service, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }],
    staff: staffIds.map((id) => ({ id, name: id, weeklyHours: null, overrides: [], timeOff: [] })),
  };
}

/** An appointment book that answers holds one at a time, when it is told to, and everything else by itself. */
class SlowBook implements SlotStore {
  readonly asked: PlaceHold[] = [];
  looks = 0;
  readonly settings: TenantConfig;
  private readonly taken: BusyTime[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(staffIds: string[]) {
    this.settings = configOf(staffIds);
  }

  config = async (): Promise<Result<TenantConfig>> => ({ ok: true, value: this.settings });

  configAndBusyTimes = async () => {
    this.looks += 1;
    await settled();
    return { ok: true as const, value: { config: this.settings, busy: [...this.taken] } };
  };

  async placeHold(hold: PlaceHold): Promise<Result<PlaceHoldAnswer>> {
    this.asked.push(hold);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.push(resolve);
    await promise;
    const isFree = (id: string) =>
      this.taken.every((t) => t.staffId !== id || t.end <= hold.blockedFrom || hold.blockedTo <= t.start);
    const staffId = hold.staffIds.find(isFree);
    if (!staffId) return { ok: true, value: { verdict: "taken" } };
    this.taken.push({ staffId, start: hold.blockedFrom, end: hold.blockedTo });
    const { start, end, expiresAt } = hold;
    return { ok: true, value: { verdict: "held", staffId, start, end, expiresAt } };
  }

  /** Lets the oldest statement that waits have its answer. */
  async answerNext(): Promise<void> {
    this.waiting.shift()?.();
    await settled();
  }
}

/** Lets everything that can go on without the book go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function open(...staffIds: string[]) {
  const book = new SlowBook(staffIds);
  const log = { warn: () => undefined, error: () => undefined };
  const queue = new SlotQueue(book, { now: () => NOW }, log);
  const answers: (HoldAnswer & { of: string })[] = [];
  const ask = (of: string, start: number, more: Partial<HoldRequest> = {}) => {
    const request = { id: of, serviceId: "massage", start, staffId: null, sessionId: null, origin: null, ...more };
    return queue
      .hold({ ...request, channel: "api", actor: "visitor" })
      .then((answer) => answers.push({ ...answer, of }));
  };
  const told = () => answers.map(({ of, ...answer }) => `${of} ${answer.ok ? answer.hold.staffId : answer.code}`);
  return { book, ask, told, answers };
}

describe("the queue in front of the appointment book", () => {
  it("asks the book once for a slot that a hundred want, and looks once for all who lose", async () => {
    const { book, ask, told } = open(MARA);
    const all = Array.from({ length: 100 }, (_, i) => ask(String(i), TEN));
    await settled();
    await book.answerNext();
    await Promise.all(all);
    expect(told()).toHaveLength(100);
    expect(told()[0]).toBe("0 mara");
    expect([book.asked.length, book.looks]).toEqual([1, 1]);
  });

  it("serves first who came first", async () => {
    const { book, ask, told } = open(MARA);
    const all = [ask("first", TEN), ask("second", TEN + HOUR / 2), ask("third", TEN + HOUR)];
    await settled();
    // The third overlaps the second, so it waits too, although the first would let it pass.
    expect(book.asked.map(({ id }) => id)).toEqual(["first"]);
    await book.answerNext();
    await book.answerNext();
    await Promise.all(all);
    expect(told().toSorted()).toEqual(["first mara", "second slot_taken", "third mara"]);
  });

  it("lets those pass who want another time or other people", async () => {
    const { book, ask } = open(MARA, NOOR);
    void ask("mara at ten", TEN, { staffId: MARA });
    void ask("noor at ten", TEN, { staffId: NOOR });
    void ask("mara at eleven", TEN + HOUR, { staffId: MARA });
    void ask("anyone at ten", TEN);
    await settled();
    expect(book.asked.map(({ id }) => id)).toEqual(["mara at ten", "noor at ten", "mara at eleven"]);
  });

  it("asks the book again only for people who are left", async () => {
    const { book, ask, told } = open(MARA, NOOR);
    const all = ["first", "second", "third"].map((id) => ask(id, TEN));
    await settled();
    await book.answerNext();
    expect(book.asked.at(-1)?.staffIds).toEqual([NOOR]);
    await book.answerNext();
    await Promise.all(all);
    expect(told()).toEqual(["first mara", "second noor", "third slot_taken"]);
    expect(book.asked).toHaveLength(2);
  });

  it("lets a session's next wish pass its own earlier one", async () => {
    const { book, ask } = open(MARA);
    void ask("first", TEN, { sessionId: "s" });
    void ask("changed", TEN + HOUR / 2, { sessionId: "s" });
    await settled();
    await book.answerNext();
    expect(book.asked.map(({ id }) => id)).toEqual(["first", "changed"]);
  });

  it("remembers no verdict: the next burst asks the book again", async () => {
    const { book, ask } = open(MARA);
    void ask("first", TEN);
    await settled();
    await book.answerNext();
    void ask("second", TEN);
    await settled();
    expect(book.asked.map(({ id }) => id)).toEqual(["first", "second"]);
  });

  it.each([
    ["and tells the others that it is busy", true],
    ["also before it knows the business", false],
  ])("has room for two hundred %s", async (_, warm) => {
    const { book, ask, told } = open(MARA);
    if (warm) {
      void ask("warm", TEN + 24 * HOUR);
      await settled();
      await book.answerNext();
    }
    for (let i = 0; i < 210; i++) void ask(String(i), TEN);
    await settled();
    expect(told().filter((line) => line.endsWith("busy"))).toEqual(
      Array.from({ length: 10 }, (_, i) => `${200 + i} busy`),
    );
  });
});
