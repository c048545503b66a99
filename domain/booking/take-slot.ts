import type { ServiceConfig, TenantConfig } from "../../db/queries/tenant-config.ts";
import { findService, staffOffering } from "./offering.ts";
import type { Refused, Wish } from "./order.ts";
import { dayOf, staffFor, timeOf } from "./slot-rules.ts";
import type { HoldRequest } from "./slots.ts";

/** What a hold and a booking at once have in common. */
type SlotRequest = Omit<HoldRequest, "callerKey" | "challenge">;

/** A slot that the rules allow. */
export interface SlotWish extends Wish {
  service: ServiceConfig;
  end: number;
}

/** Whether the rules allow a slot, or a reason stands above them. */
export function judgeSlot(
  { serviceId, staffId, start }: SlotRequest,
  config: TenantConfig,
  now: number,
  overrideReason: string | null,
): SlotWish | Refused {
  if (!config.bookingEnabled && overrideReason === null) return { ok: false, code: "booking_disabled" };
  const service = findService(config, serviceId);
  if (!service) return { ok: false, code: "not_found" };
  const staff = staffOffering(config, service, staffId);
  // A person who does not offer it is unknown there; that nobody does leaves nothing on offer.
  if (staffId && staff.length === 0) return { ok: false, code: "not_found" };
  const staffIds = staffFor({ config, service, staff, staffId, start, now, overrideReason });
  if (staffIds.length === 0) return { ok: false, code: "slot_not_offered" };
  const { end, blockedFrom: from, blockedTo: to } = timeOf(service, start);
  return { config, service, staffIds, end, from, to };
}

/** What the statements of both are told. */
export function takeSlot(
  { id, start, sessionId }: SlotRequest,
  { config, staffIds, end, from, to }: SlotWish,
  now: number,
) {
  const { configVersion, timezone } = config;
  const times = { start, end, blockedFrom: from, blockedTo: to, ...dayOf(start, timezone) };
  return { id, staffIds, ...times, now, sessionId, configVersion };
}
