import type { Database } from "../../db/client.ts";
import { bookSlot } from "../../db/queries/book-slot.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { holdFates } from "../../db/queries/hold-fates.ts";
import { moveAppointment } from "../../db/queries/move-appointment.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { readTenantConfig } from "../../db/queries/tenant-config.ts";
import type { FatesOf } from "../../domain/booking/hold-quota.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { SlotAnswer, Slots } from "../../domain/booking/slots.ts";
import type { Clock, Log } from "../../domain/context.ts";
import { callObject, OVERLOADED } from "./call.ts";

type SlotLock = ReturnType<Env["SLOT_LOCK"]["getByName"]>;

/** The client of the tenant's SlotLock object; the ids in a request make saying it again safe. */
export function slotLockClient(
  namespace: Env["SLOT_LOCK"],
  locationHint: DurableObjectLocationHint | null = null,
): Slots {
  async function ask<Value>(
    tenantId: string,
    call: (lock: SlotLock) => Promise<SlotAnswer<Value>>,
  ): Promise<SlotAnswer<Value>> {
    const answer = await callObject(() => namespace.getByName(tenantId, locationHint ? { locationHint } : {}), call);
    return answer === OVERLOADED ? { ok: false, code: "busy" } : answer;
  }
  return {
    hold: (tenantId, request) => ask(tenantId, async (lock) => lock.hold(request)),
    book: (tenantId, request) => ask(tenantId, async (lock) => lock.book(request)),
    move: (tenantId, request) => ask(tenantId, async (lock) => lock.move(request)),
  };
}

/** The database behind a tenant's queue. */
export function slotStore(db: Database, tenantId: string): SlotStore {
  return {
    config: (access, now) => readTenantConfig(db.withAccess(access), { tenantId }, now),
    configAndBusyTimes: (access, query) => readConfigAndBusyTimes(db.withAccess(access), { tenantId }, query),
    placeHold: (access, hold) => placeHold(db.withAccess(access), tenantId, hold),
    bookSlot: (access, booking) => bookSlot(db.withAccess(access), tenantId, booking),
    moveAppointment: (access, move) => moveAppointment(db.withAccess(access), tenantId, move),
  };
}

/** Asks the database what became of a tenant's holds. */
export function holdFatesOf(db: Database, tenantId: string): FatesOf {
  return (access, ids, now) => holdFates(db.withAccess(access), tenantId, { ids, now });
}

/** Slots without the object: a queue for each request, so that the constraint alone decides. */
export function directSlots(db: Database, clock: Clock, log: Log): Slots {
  const queue = (tenantId: string) => new SlotQueue(slotStore(db, tenantId), clock, log);
  return {
    hold: (tenantId, request) => queue(tenantId).hold(request),
    book: (tenantId, request) => queue(tenantId).book(request),
    move: (tenantId, request) => queue(tenantId).move(request),
  };
}
