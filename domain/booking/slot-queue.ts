import type { Access, Fault, Result } from "../../db/client.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Clock, type Log, refusalOf } from "../context.ts";
import { bookOrder } from "./book-order.ts";
import { holdOrder } from "./hold-order.ts";
import type { HoldQuota } from "./hold-quota.ts";
import { moveOrder } from "./move-order.ts";
import { type BookReader, NearbySlots } from "./nearby-slots.ts";
import type { Order, Placed, SlotStatements, Wish } from "./order.ts";
import type { BookRequest, HoldRequest, MoveRequest, SlotAnswer, Slots } from "./slots.ts";

/** What the queue needs of the database; each call is one round trip by the right of whoever asks. */
export interface SlotStore extends SlotStatements, BookReader {
  config(access: Access, now: number): Promise<Result<TenantConfig | null>>;
}

/** An order in flight: whose time it wants, and once it is done whose it took. */
interface Ticket {
  id: string;
  idempotencyKey: string | null;
  sessionId: string | null;
  staffIds: readonly string[];
  from: number;
  to: number;
  wonStaffId: string | null;
  done: Promise<void>;
}

const MAX_WAITING = 200;
/** How often the settings may change under one order. */
const MAX_STALE = 5;
/** Faults that say nothing about whoever asks. */
const OUR_TROUBLE = new Set<Fault["kind"]>(["unavailable", "contention"]);

/**
 * The queue in front of one tenant's appointment book: first come, first served, and no second truth.
 *
 * An order waits only for earlier ones that want the same people at the same time. If those have taken everyone it could
 * have had, it is refused without asking for the slot: they won while it waited, so the refusal is true. Nothing is
 * remembered beyond the orders in flight but the tenant's configuration, and the statements check its version. Every
 * refusal comes with a look at the book by the right of whoever asks: none is given to those who have no right to ask.
 */
export class SlotQueue {
  private readonly tickets = new Set<Ticket>();
  private remembered: TenantConfig | null = null;
  private waiting = 0;
  private loading: { by: string; config: ReturnType<SlotStore["config"]> } | null = null;
  private readonly store: SlotStore;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly quota: HoldQuota | null;
  private readonly nearby: NearbySlots;

  constructor(store: SlotStore, clock: Clock, log: Log, quota: HoldQuota | null = null) {
    this.store = store;
    this.clock = clock;
    this.log = log;
    this.quota = quota;
    this.nearby = new NearbySlots(store, clock);
  }

  /** Holds a slot or says why not. One round trip while the configuration is known and current. */
  hold(request: HoldRequest): ReturnType<Slots["hold"]> {
    return this.ask(holdOrder(this.store, this.quota, request));
  }

  /** Books a slot at once, for the business. One round trip while the configuration is known and current. */
  book(request: BookRequest): ReturnType<Slots["book"]> {
    return this.ask(bookOrder(this.store, request));
  }

  /** Moves an appointment. One round trip while the configuration is known and current. */
  move(request: MoveRequest): ReturnType<Slots["move"]> {
    return this.ask(moveOrder(this.store, request));
  }

  private async ask<Value extends { id: string }, Allowed extends Wish>(
    order: Order<Value, Allowed>,
  ): Promise<SlotAnswer<Value>> {
    if (this.waiting >= MAX_WAITING) return { ok: false, code: "busy" };
    this.waiting += 1;
    try {
      const wish = await this.wish(order);
      if ("ok" in wish) return wish;
      const admitted = await order.quota?.admit(wish, this.clock.now());
      if (admitted && "kind" in admitted) return this.refused(order, admitted);
      if (admitted && !admitted.ok) return admitted;
      let madeId: string | null = null;
      try {
        const answer = await this.queue(order, wish);
        // What is said again is another's row, which has its place already.
        if (answer.ok) madeId = answer.value.id;
        return answer;
      } finally {
        order.quota?.settle(madeId);
      }
    } finally {
      this.waiting -= 1;
    }
  }

  private async queue<Value, Allowed extends Wish>(
    order: Order<Value, Allowed>,
    wish: Allowed,
  ): Promise<SlotAnswer<Value>> {
    // No await between looking at the tickets and joining them: two orders cannot both be first.
    const earlier = [...this.tickets].filter((ticket) => overlaps(ticket, wish));
    const { ticket, finish } = newTicket(order, wish);
    this.tickets.add(ticket);
    try {
      await Promise.all(earlier.map(({ done }) => done));
      const { serviceId } = order;
      const left = serviceId ? staffLeft(wish, ticket, earlier) : wish.staffIds;
      if (serviceId && left.length === 0) {
        finish();
        return await this.taken(order, wish, serviceId);
      }
      const placed = await this.place(order, { ...wish, staffIds: left });
      if ("ok" in placed) {
        // An answer given again won nothing now. Its first time may still have been a moment ago, with the answer lost.
        if (placed.ok) this.nearby.forget();
        return placed;
      }
      if (placed.verdict === "taken") {
        finish();
        return await this.taken(order, wish, placed.serviceId);
      }
      ticket.wonStaffId = placed.staffId;
      ticket.from = placed.from;
      ticket.to = placed.to;
      // Whoever loses against this one looks at the book after it, not before.
      this.nearby.forget();
      return { ok: true, value: placed.value };
    } finally {
      finish();
      this.tickets.delete(ticket);
    }
  }

  /** What the order means under the rules. A refusal is never given on remembered rules alone. */
  private async wish<Value, Allowed extends Wish>(order: Order<Value, Allowed>): Promise<Allowed | SlotAnswer<Value>> {
    if (this.remembered) {
      const wish = order.judge(this.remembered, this.clock.now());
      if (!("ok" in wish)) return wish;
    }
    // Orders that come together by the same right share one look.
    const by = JSON.stringify(order.access);
    if (this.loading?.by !== by) {
      const loading = { by, config: this.store.config(order.access, this.clock.now()) };
      this.loading = loading;
      const forget = () => {
        if (this.loading === loading) this.loading = null;
      };
      loading.config.then(forget, forget);
    }
    const fresh = await this.loading.config;
    if (!fresh.ok) return this.refused(order, fresh.fault);
    if (!fresh.value) return { ok: false, code: "not_found" };
    this.remembered = fresh.value;
    return order.judge(fresh.value, this.clock.now());
  }

  /** Runs the statement; where the configuration has changed since, judges anew and runs it again. */
  private async place<Value, Allowed extends Wish>(
    order: Order<Value, Allowed>,
    wish: Allowed,
  ): Promise<Extract<Placed<Value>, { verdict: "done" | "taken" }> | SlotAnswer<Value>> {
    let current = wish;
    for (let tries = 1; ; tries++) {
      const answer = await order.place(current, this.clock.now());
      if (!answer.ok) return this.refused(order, answer.fault);
      const placed = answer.value;
      if (placed.verdict === "done" || placed.verdict === "taken") return placed;
      if (placed.verdict !== "stale") return { ok: false, code: placed.verdict };
      if (tries === MAX_STALE) return { ok: false, code: "busy" };
      this.remembered = null;
      const judged = await this.wish(order);
      if ("ok" in judged) return judged;
      current = judged;
    }
  }

  /** The refusal with what is free nearby. */
  private async taken<Value, Allowed extends Wish>(
    order: Order<Value, Allowed>,
    { config }: Wish,
    serviceId: string,
  ): Promise<SlotAnswer<Value>> {
    const { access, start, staffId, sessionId, movingAppointmentId } = order;
    const wish = { access, start, serviceId, staffId, sessionId, movingAppointmentId };
    const nearby = await this.nearby.around(wish, config.timezone);
    if (nearby.ok) return { ok: false, code: "slot_taken", alternatives: nearby.value };
    // The slot is gone whether or not there is something else to offer.
    if (OUR_TROUBLE.has(nearby.fault.kind)) return { ok: false, code: "slot_taken", alternatives: [] };
    return this.refused(order, nearby.fault);
  }

  /** What a fault means to whoever asked; what was answered before under their `Idempotency-Key` is answered again. */
  private refused<Value, Allowed extends Wish>(order: Order<Value, Allowed>, fault: Fault): SlotAnswer<Value> {
    const value = fault.kind === "replayed" ? order.again(fault.rows) : null;
    return value ? { ok: true, value } : { ok: false, code: refusalOf(fault, this.log) };
  }
}

function newTicket(
  { id, sessionId, access }: Pick<Ticket, "id" | "sessionId"> & { access: Access },
  wish: Wish,
): { ticket: Ticket; finish: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { staffIds, from, to } = wish;
  const idempotencyKey = access.idempotency ? `${access.idempotency.principal} ${access.idempotency.key}` : null;
  const ticket = { id, idempotencyKey, sessionId, staffIds, from, to, wonStaffId: null, done: promise };
  return { ticket, finish: resolve };
}

/** Whom those who were served meanwhile have left. */
function staffLeft(wish: Wish, mine: Ticket, earlier: readonly Ticket[]): string[] {
  const others = earlier.filter(
    (ticket) =>
      // What a move took is known only now.
      overlaps(ticket, wish) &&
      // An order that is said again is not in its own way: the statement answers it with what was done.
      ticket.id !== mine.id &&
      (ticket.idempotencyKey === null || ticket.idempotencyKey !== mine.idempotencyKey) &&
      // Nor is a session: its new hold replaces the old one.
      (ticket.sessionId === null || ticket.sessionId !== mine.sessionId),
  );
  const gone = new Set(others.map(({ wonStaffId }) => wonStaffId));
  return wish.staffIds.filter((id) => !gone.has(id));
}

function overlaps(ticket: Ticket, wish: Wish): boolean {
  return ticket.from < wish.to && wish.from < ticket.to && ticket.staffIds.some((id) => wish.staffIds.includes(id));
}
