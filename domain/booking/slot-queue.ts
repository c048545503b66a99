import type { Result } from "../../db/client.ts";
import type { BusyTime, BusyTimesQuery } from "../../db/queries/busy-times.ts";
import type { PlaceHold, PlaceHoldAnswer } from "../../db/queries/place-hold.ts";
import type { ServiceConfig, TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Clock, type Log, refusalOf } from "../context.ts";
import { originAllowed } from "../identity/origin.ts";
import { nearestAlternatives } from "./alternatives.ts";
import { findSlots, type Slot, staffOnOffer } from "./availability.ts";
import { addDays, DAY } from "./local-date.ts";
import { findService, staffOffering } from "./offering.ts";
import type { HeldSlot, HoldAnswer, HoldRequest } from "./slots.ts";
import { localDate, startOfDay } from "./zone.ts";

/** What the queue needs of the database; each call is one round trip. */
export interface SlotStore {
  config(now: number): Promise<Result<TenantConfig | null>>;
  configAndBusyTimes(query: BusyTimesQuery): Promise<Result<{ config: TenantConfig; busy: BusyTime[] } | null>>;
  placeHold(hold: PlaceHold): Promise<Result<PlaceHoldAnswer>>;
}

/** A request in flight: what it wants, and once it is done whom it took. */
interface Ticket {
  id: string;
  staffIds: readonly string[];
  from: number;
  to: number;
  sessionId: string | null;
  wonStaffId: string | null;
  done: Promise<void>;
}

/** A request that the rules allow, in the terms of the statement. */
interface Wish {
  config: TenantConfig;
  service: ServiceConfig;
  staffIds: string[];
  end: number;
  blockedFrom: number;
  blockedTo: number;
}

type Refusal = Extract<HoldAnswer, { ok: false }>;

const MINUTE = 60_000;
const MAX_WAITING = 200;
/** How far around a lost wish the alternatives are looked for, in days. */
const ALTERNATIVE_DAYS = 7;

/**
 * The queue in front of one tenant's appointment book: first come, first served, and no second truth.
 *
 * A request waits only for earlier ones that want the same people at the same time. If those have taken everyone it
 * could have had, it is refused without asking the database: they won while it waited, so the refusal is true. Nothing
 * is remembered beyond the requests in flight but the tenant's configuration, and the statement checks its version.
 */
export class SlotQueue {
  private readonly tickets = new Set<Ticket>();
  private remembered: TenantConfig | null = null;
  private waiting = 0;
  private loading: ReturnType<SlotStore["config"]> | null = null;
  private reading: { key: string; slots: Promise<Slot[]> } | null = null;
  private readonly store: SlotStore;
  private readonly clock: Clock;
  private readonly log: Log;

  constructor(store: SlotStore, clock: Clock, log: Log) {
    this.store = store;
    this.clock = clock;
    this.log = log;
  }

  /** Holds a slot or says why not. One round trip while the configuration is known and current. */
  async hold(request: HoldRequest): Promise<HoldAnswer> {
    if (this.waiting >= MAX_WAITING) return { ok: false, code: "busy" };
    this.waiting += 1;
    try {
      const wish = await this.wish(request);
      return "code" in wish ? wish : await this.queue(request, wish);
    } finally {
      this.waiting -= 1;
    }
  }

  private async queue(request: HoldRequest, wish: Wish): Promise<HoldAnswer> {
    // No await between looking at the tickets and joining them: two requests cannot both be first.
    const earlier = [...this.tickets].filter((ticket) => overlaps(ticket, wish));
    const { ticket, finish } = newTicket(request, wish);
    this.tickets.add(ticket);
    try {
      await Promise.all(earlier.map(({ done }) => done));
      // A session is not in its own way: its new hold replaces the old one.
      // Nor is a request that is said again: the statement answers it with the row that it made.
      const others = earlier.filter(
        ({ id, sessionId }) => id !== request.id && (sessionId === null || sessionId !== request.sessionId),
      );
      const gone = new Set(others.map(({ wonStaffId }) => wonStaffId));
      const left = wish.staffIds.filter((id) => !gone.has(id));
      if (left.length === 0) {
        finish();
        return this.taken(request, wish);
      }
      const placed = await this.place(request, { ...wish, staffIds: left });
      if ("code" in placed) {
        finish();
        return placed.code === "slot_taken" ? this.taken(request, wish) : placed;
      }
      ticket.wonStaffId = placed.staffId;
      // Whoever loses against this one looks at the book after it, not before.
      this.reading = null;
      return { ok: true, hold: placed };
    } finally {
      finish();
      this.tickets.delete(ticket);
    }
  }

  /** What the request means under the rules. A refusal is never given on remembered rules alone. */
  private async wish(request: HoldRequest): Promise<Wish | Refusal> {
    if (this.remembered) {
      const wish = this.judge(request, this.remembered);
      if (!("code" in wish)) return wish;
    }
    // Requests that come together share one look.
    this.loading ??= this.store.config(this.clock.now()).finally(() => {
      this.loading = null;
    });
    const fresh = await this.loading;
    if (!fresh.ok) return { ok: false, code: refusalOf(fresh.fault, this.log) };
    if (!fresh.value) return { ok: false, code: "not_found" };
    this.remembered = fresh.value;
    return this.judge(request, fresh.value);
  }

  private judge(request: HoldRequest, config: TenantConfig): Wish | Refusal {
    if (!originAllowed(request.origin, config.sites)) return { ok: false, code: "origin_not_allowed" };
    if (!config.bookingEnabled) return { ok: false, code: "booking_disabled" };
    const service = findService(config, request.serviceId);
    if (!service) return { ok: false, code: "not_found" };
    const staff = staffOffering(config, service, request.staffId);
    if (staff.length === 0) return { ok: false, code: "not_found" };
    const { start } = request;
    const staffIds = staffOnOffer({ rules: config, service, staff, start, now: this.clock.now() });
    if (staffIds.length === 0) return { ok: false, code: "slot_not_offered" };
    const end = start + service.durationMinutes * MINUTE;
    return {
      config,
      service,
      staffIds,
      end,
      blockedFrom: start - service.bufferBeforeMinutes * MINUTE,
      blockedTo: end + service.bufferAfterMinutes * MINUTE,
    };
  }

  /** Runs the statement; where the configuration has changed since, judges anew and runs it once more. */
  private async place(request: HoldRequest, wish: Wish): Promise<HeldSlot | { code: "slot_taken" } | Refusal> {
    let current = wish;
    for (let tries = 1; ; tries++) {
      const hold = this.statement(request, current);
      let answer = await this.store.placeHold(hold);
      // The outcome is unknown; the same id makes saying it again safe.
      if (!answer.ok && answer.fault.kind === "unavailable") answer = await this.store.placeHold(hold);
      if (!answer.ok) return { ok: false, code: refusalOf(answer.fault, this.log) };
      if (answer.value.verdict === "held") {
        const { verdict: _, ...row } = answer.value;
        return { id: request.id, serviceId: request.serviceId, ...row };
      }
      if (answer.value.verdict === "taken") return { code: "slot_taken" };
      if (tries === 2) return { ok: false, code: "busy" };
      this.remembered = null;
      const judged = await this.wish(request);
      if ("code" in judged) return judged;
      current = judged;
    }
  }

  private statement(request: HoldRequest, wish: Wish): PlaceHold {
    const { config, staffIds, end, blockedFrom, blockedTo } = wish;
    const { id, serviceId, start, sessionId, channel, actor } = request;
    const now = this.clock.now();
    const day = localDate(start, config.timezone);
    return {
      ...{ id, serviceId, start, end, blockedFrom, blockedTo, staffIds, now, sessionId, channel, actor },
      dayFrom: startOfDay(day, config.timezone),
      dayTo: startOfDay(addDays(day, 1), config.timezone),
      expiresAt: now + config.limits.holdMinutes * MINUTE,
      configVersion: config.configVersion,
    };
  }

  /** The refusal with what is free nearby; those who lose together share one look at the book. */
  private async taken(request: HoldRequest, wish: Wish): Promise<Refusal> {
    const { serviceId, staffId, start, sessionId } = request;
    const key = JSON.stringify([serviceId, staffId, sessionId, localDate(start, wish.config.timezone)]);
    if (this.reading?.key !== key) {
      const reading = { key, slots: this.slotsAround(request, wish) };
      this.reading = reading;
      const forget = () => {
        if (this.reading === reading) this.reading = null;
      };
      reading.slots.then(forget, forget);
    }
    const slots = (await this.reading.slots).filter((slot) => slot.start !== start);
    return { ok: false, code: "slot_taken", alternatives: nearestAlternatives(slots, start, wish.config.timezone) };
  }

  private async slotsAround({ start, staffId, serviceId, sessionId }: HoldRequest, { config }: Wish): Promise<Slot[]> {
    const now = this.clock.now();
    const day = localDate(start, config.timezone);
    const from = startOfDay(addDays(day, -ALTERNATIVE_DAYS), config.timezone);
    const to = startOfDay(addDays(day, ALTERNATIVE_DAYS + 1), config.timezone);
    const read = await this.store.configAndBusyTimes({ from: from - DAY, to: to + DAY, now, sessionId });
    // The slot is gone whether or not there is something else to offer.
    if (!read.ok || !read.value) return [];
    const service = findService(read.value.config, serviceId);
    if (!service) return [];
    const staff = staffOffering(read.value.config, service, staffId);
    return findSlots({ rules: read.value.config, service, staff, busy: read.value.busy, now, from, to }).slots;
  }
}

function newTicket({ id, sessionId }: HoldRequest, wish: Wish): { ticket: Ticket; finish: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { staffIds, blockedFrom: from, blockedTo: to } = wish;
  return { ticket: { id, staffIds, from, to, sessionId, wonStaffId: null, done: promise }, finish: resolve };
}

function overlaps(ticket: Ticket, wish: Wish): boolean {
  return (
    ticket.from < wish.blockedTo &&
    wish.blockedFrom < ticket.to &&
    ticket.staffIds.some((id) => wish.staffIds.includes(id))
  );
}
