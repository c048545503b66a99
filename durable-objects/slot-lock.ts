import { DurableObject } from "cloudflare:workers";
import { holdFatesOf, slotStore } from "../adapters/cloudflare/slots.ts";
import { runtimeOf } from "../adapters/context.ts";
import { createLog, errorData } from "../adapters/log.ts";
import type { AppointmentRecord } from "../db/queries/appointment-record.ts";
import { expire } from "../domain/booking/expire.ts";
import { HoldQuota } from "../domain/booking/hold-quota.ts";
import { SlotQueue } from "../domain/booking/slot-queue.ts";
import type { BookRequest, HeldSlot, HoldRequest, MoveRequest, SlotAnswer } from "../domain/booking/slots.ts";
import { PlacedHolds } from "./placed-holds.ts";

const RETRY_ALARM_MS = 30_000;

/**
 * The queue in front of one tenant's appointment book, and the timer of its holds. The object is named by the tenant's
 * id. Its storage knows only which hold ends when, and whose it was; losing that is harmless, as an ended hold blocks nobody.
 */
export class SlotLock extends DurableObject<Env> {
  private readonly holds = new PlacedHolds(this.ctx.storage.sql);
  private queue: SlotQueue | null = null;

  /** Tells that objects of this kind can be reached. */
  ping(): "pong" {
    return "pong";
  }

  /** Holds a slot or says why not; see `SlotQueue`. */
  async hold(request: HoldRequest): Promise<SlotAnswer<HeldSlot>> {
    const answer = await this.orders.hold(request);
    if (answer.ok) {
      this.holds.placed(answer.value.id, answer.value.expiresAt);
      await this.wakeForNext();
    }
    return answer;
  }

  /** Books a slot at once, for the business. */
  book(request: BookRequest): Promise<SlotAnswer<AppointmentRecord>> {
    return this.orders.book(request);
  }

  /** Moves an appointment. */
  move(request: MoveRequest): Promise<SlotAnswer<AppointmentRecord>> {
    return this.orders.move(request);
  }

  /** Turns what is overdue; may run late, twice or not at all. */
  override async alarm(): Promise<void> {
    const { db, clock } = runtimeOf(this.env);
    const now = clock.now();
    try {
      const more = await expire({ tenantId: this.tenantId, db, clock, log: this.log });
      if (more) await this.ctx.storage.setAlarm(now + RETRY_ALARM_MS);
      else {
        this.holds.swept(now);
        await this.wakeForNext();
      }
    } catch (error) {
      this.log.error("hold_expiry_failed", errorData(error));
      await this.ctx.storage.setAlarm(now + RETRY_ALARM_MS);
    }
  }

  private async wakeForNext(): Promise<void> {
    const next = this.holds.next();
    if (next !== null) await this.ctx.storage.setAlarm(next);
  }

  private get orders(): SlotQueue {
    const { db, clock } = runtimeOf(this.env);
    const quota = new HoldQuota(this.holds, holdFatesOf(db, this.tenantId));
    this.queue ??= new SlotQueue(slotStore(db, this.tenantId), clock, this.log, quota);
    return this.queue;
  }

  private get tenantId(): string {
    const { name } = this.ctx.id;
    if (!name) throw new Error("A SlotLock is reached by its tenant's id");
    return name;
  }

  private get log() {
    return createLog({ object: "SlotLock", tenantId: this.tenantId });
  }
}
