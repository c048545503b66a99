import type { Database } from "../../db/client.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { readTenantConfig } from "../../db/queries/tenant-config.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { HoldAnswer, Slots } from "../../domain/booking/slots.ts";
import type { Clock, Log } from "../../domain/context.ts";
import { callObject, OVERLOADED } from "./call.ts";

/** The client of the tenant's SlotLock object; the request's own id makes saying it again safe. */
export function slotLockClient(namespace: Env["SLOT_LOCK"]): Slots {
  return {
    async hold(tenantId, request) {
      const answer = await callObject(
        () => namespace.getByName(tenantId),
        async (lock): Promise<HoldAnswer> => lock.hold(request),
      );
      return answer === OVERLOADED ? { ok: false, code: "busy" } : answer;
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
