import type { Database } from "../../db/client.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { readTenantConfig } from "../../db/queries/tenant-config.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { Slots } from "../../domain/booking/slots.ts";
import type { Clock, Log } from "../../domain/context.ts";

/** The client of the tenant's SlotLock object. */
export function slotLockClient(namespace: Env["SLOT_LOCK"]): Slots {
  return {
    async hold(tenantId, request) {
      try {
        return await namespace.getByName(tenantId).hold(request);
      } catch (error) {
        const { retryable, overloaded } = error as { retryable?: boolean; overloaded?: boolean };
        if (overloaded) return { ok: false, code: "busy" };
        if (!retryable) throw error;
        // A new stub: the old one stays broken. The request's own id makes saying it again safe.
        return namespace.getByName(tenantId).hold(request);
      }
    },
  };
}

/** The database behind a tenant's queue. */
export function slotStore(db: Database, tenantId: string): SlotStore {
  return {
    config: (now) => readTenantConfig(db, { tenantId }, now),
    configAndBusyTimes: (query) => readConfigAndBusyTimes(db, { tenantId }, query),
    placeHold: (hold) => placeHold(db, tenantId, hold),
  };
}

/** Slots without the object: a queue for each request, so that the constraint alone decides. */
export function directSlots(db: Database, clock: Clock, log: Log): Slots {
  return { hold: (tenantId, request) => new SlotQueue(slotStore(db, tenantId), clock, log).hold(request) };
}
