import type { Access } from "../../db/client.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { MoveRefusal } from "../../db/queries/move-appointment.ts";
import type { Language } from "../../words/languages.ts";
import type { ErrorCode } from "../errors.ts";
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
  /** By what right; also a refusal is given only to those who have it. */
  access: Access;
  /** As the audit log names it. */
  actor: string;
  /** A keyed hash of the address that asks; null where nobody is counted. */
  callerKey: string | null;
  /** Whether the caller has shown that they are no robot; `off` where nobody is asked to. */
  challenge: "off" | "passed" | "not_passed";
}

/** The business books for someone at once. */
export interface BookRequest extends Omit<HoldRequest, "callerKey" | "challenge"> {
  client: {
    name: string;
    email: string | null;
    phone: string | null;
    textsAgreed: boolean;
    timezone: string | null;
    language: Language | null;
  };
  notes: string;
  /** Minted by the caller: the next one is tried where one is in use. */
  references: string[];
  /** The id that a client gets who is not known yet. */
  newClientId: string;
  /** Hours, notice and horizon do not hold, for this reason; null where they do. */
  overrideReason: string | null;
}

/** An appointment gets another time, another staff member, or both. */
export interface MoveRequest {
  appointmentId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Only this staff member; null for the present one or else anyone. */
  staffId: string | null;
  /** Only if it still is this version; null for any. */
  version: number | null;
  /** Whether the change notice binds whoever asks. */
  isClient: boolean;
  overrideReason: string | null;
  access: Access;
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

/** Why there is no slot; `slot_taken` says what is free nearby. */
export type SlotRefusal =
  | { ok: false; code: "slot_taken"; alternatives: Slot[] }
  | { ok: false; code: Exclude<RefusalCode, "slot_taken"> };
type RefusalCode = Extract<
  ErrorCode,
  | MoveRefusal
  | "booking_disabled"
  | "too_many_holds"
  | "challenge_required"
  | "origin_not_allowed"
  | "unauthenticated"
  | "forbidden"
  | "idempotency_key_reused"
  | "idempotency_in_progress"
  | "busy"
  | "database_unavailable"
  | "internal"
>;

/** A union and not an exception: errors lose their fields on the way out of a Durable Object. */
export type SlotAnswer<Value> = { ok: true; value: Value } | SlotRefusal;

/** Where slots are taken: one queue per tenant. */
export interface Slots {
  hold(tenantId: string, request: HoldRequest): Promise<SlotAnswer<HeldSlot>>;
  book(tenantId: string, request: BookRequest): Promise<SlotAnswer<AppointmentRecord>>;
  move(tenantId: string, request: MoveRequest): Promise<SlotAnswer<AppointmentRecord>>;
}
