import type { Access, Result } from "../../db/client.ts";
import type { BusyTime, BusyTimesQuery } from "../../db/queries/busy-times.ts";
import type { PlaceHold, PlaceHoldAnswer } from "../../db/queries/place-hold.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { DEFAULT_LIMITS } from "../../db/schema/tenants.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { HeldSlot, HoldRequest, SlotAnswer } from "../../domain/booking/slots.ts";

export const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-23T08:00:00Z");
export const TEN = Date.parse("2026-11-24T10:00:00Z");
const always = [{ start: "00:00", end: "24:00" }];
export const MARA = "mara";
export const NOOR = "noor";

function configOf(staffIds: string[]): TenantConfig {
  const service = { id: "massage", name: "Massage", description: "", durationMinutes: 60, price: null, staffIds };
  return {
    ...{ id: "t", slug: "t", name: "T", timezone: "UTC", country: "US", overrides: [], facts: {}, sites: [] },
    ...{ slotStepMinutes: 30, minimumNoticeMinutes: 0, horizonDays: 60, bookingEnabled: true, configVersion: 1 },
    look: { accent: "#000000", privacyUrl: "/privacy" },
    limits: DEFAULT_LIMITS,
    modelTokensToday: 0,
    takesMessages: false,
    rules: [],
    changeNoticeMinutes: 0,
    weeklyHours: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
    services: [{ ...service, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }],
    staff: staffIds.map((id) => ({ id, name: id, weeklyHours: null, overrides: [], timeOff: [] })),
  };
}

/** An appointment book that answers holds one at a time, when it is told to, and everything else by itself. */
export class SlowBook implements SlotStore {
  readonly asked: PlaceHold[] = [];
  looks = 0;
  /** How often the configuration alone was read. */
  reads = 0;
  /** Whose looks there were. */
  readonly lookers: (string | null | undefined)[] = [];
  settings: TenantConfig;
  /** Looks wait for this, with what they have seen. */
  lookGate: Promise<void> = Promise.resolve();
  private readonly taken: BusyTime[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(staffIds: string[]) {
    this.settings = configOf(staffIds);
  }

  config = async (): Promise<Result<TenantConfig>> => {
    this.reads += 1;
    await settled();
    return { ok: true, value: this.settings };
  };

  configAndBusyTimes = async (_access: Access, { sessionId }: BusyTimesQuery) => {
    this.looks += 1;
    this.lookers.push(sessionId);
    const seen = { config: this.settings, busy: [...this.taken] };
    await settled();
    await this.lookGate;
    return { ok: true as const, value: seen };
  };

  async placeHold(_access: Access, hold: PlaceHold): Promise<Result<PlaceHoldAnswer>> {
    this.asked.push(hold);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.push(resolve);
    await promise;
    if (hold.configVersion !== this.settings.configVersion) return { ok: true, value: { verdict: "stale" } };
    const isFree = (id: string) =>
      this.taken.every((t) => t.staffId !== id || t.end <= hold.blockedFrom || hold.blockedTo <= t.start);
    const staffId = hold.staffIds.find(isFree);
    if (!staffId) return { ok: true, value: { verdict: "taken" } };
    this.taken.push({ staffId, start: hold.blockedFrom, end: hold.blockedTo });
    const { start, end, expiresAt } = hold;
    return { ok: true, value: { verdict: "held", id: hold.id, staffId, start, end, expiresAt } };
  }

  bookSlot = () => Promise.reject(new Error("Only holds are asked for here"));
  moveAppointment = () => Promise.reject(new Error("Only holds are asked for here"));

  /** Lets the oldest statement that waits have its answer. */
  async answerNext(): Promise<void> {
    this.waiting.shift()?.();
    await settled();
  }
}

/** Lets everything that can go on without the book go on. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A queue in front of a slow book, and a way to ask it. */
export function openBook(...staffIds: string[]) {
  const book = new SlowBook(staffIds);
  const log = { warn: () => undefined, error: () => undefined };
  const queue = new SlotQueue(book, { now: () => NOW }, log);
  const answers: (SlotAnswer<HeldSlot> & { of: string })[] = [];
  const ask = (of: string, start: number, more: Partial<HoldRequest> = {}) => {
    const request = {
      id: of,
      serviceId: "massage",
      start,
      staffId: null,
      sessionId: null,
      access: {},
      callerKey: null,
      challenge: "off" as const,
      ...more,
    };
    return queue
      .hold({ ...request, channel: "api", actor: "visitor" })
      .then((answer) => answers.push({ ...answer, of }));
  };
  const told = () => answers.map(({ of, ...answer }) => `${of} ${answer.ok ? answer.value.staffId : answer.code}`);
  return { book, ask, told, answers };
}
