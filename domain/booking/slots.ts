import type { Slot } from "./availability.ts";

/** A wish for a slot, as it travels to the queue of its tenant. */
export interface HoldRequest {
  /** Minted before the first try, so that a try with an unknown outcome may be repeated. */
  id: string;
  serviceId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Only this staff member; null for anyone. */
  staffId: string | null;
  /** The chat session that asks; its earlier hold is replaced. */
  sessionId: string | null;
  channel: string;
  /** The page that a browser asks from, where it is not our own. */
  origin: string | null;
  /** As the audit log names it. */
  actor: string;
}

export interface HeldSlot {
  id: string;
  serviceId: string;
  staffId: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  expiresAt: number;
}

/** A union and not an exception: errors lose their fields on the way out of a Durable Object. */
export type HoldAnswer =
  | { ok: true; hold: HeldSlot }
  | { ok: false; code: "slot_taken"; alternatives: Slot[] }
  | {
      ok: false;
      code:
        | "slot_not_offered"
        | "booking_disabled"
        | "origin_not_allowed"
        | "not_found"
        | "busy"
        | "database_unavailable"
        | "internal";
    };

/** Where slots are held: one queue per tenant. */
export interface Slots {
  hold(tenantId: string, request: HoldRequest): Promise<HoldAnswer>;
}
