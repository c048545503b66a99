import type { Access, Result, Row } from "../../db/client.ts";
import type { BookSlot, BookSlotAnswer } from "../../db/queries/book-slot.ts";
import type { MoveAnswer, MoveAppointment, MoveRefusal } from "../../db/queries/move-appointment.ts";
import type { PlaceHold, PlaceHoldAnswer } from "../../db/queries/place-hold.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import type { QuotaAnswer } from "./hold-quota.ts";
import type { SlotRefusal } from "./slots.ts";

/** The statements that take a slot; each call is one round trip. */
export interface SlotStatements {
  placeHold(access: Access, hold: PlaceHold): Promise<Result<PlaceHoldAnswer>>;
  bookSlot(access: Access, booking: BookSlot): Promise<Result<BookSlotAnswer>>;
  moveAppointment(access: Access, move: MoveAppointment): Promise<Result<MoveAnswer>>;
}

/** A request that the rules allow. */
export interface Wish {
  config: TenantConfig;
  /** Who may take it, in the tenant's order. */
  staffIds: string[];
  /** What is taken of their time at most, epoch milliseconds. */
  from: number;
  to: number;
}

/** What a statement did. */
export type Placed<Value> =
  | { verdict: "done"; value: Value; staffId: string; from: number; to: number }
  | { verdict: "taken"; serviceId: string }
  | { verdict: "stale" | MoveRefusal };

/** What the rules alone refuse. */
export type Refused = Exclude<SlotRefusal, { code: "slot_taken" }>;

/** One thing that is asked of a tenant's queue: how the rules judge it, and the statement that does it. */
export interface Order<Value, Allowed extends Wish = Wish> {
  /** The row that it makes or changes: the same order said again is not in its own way. */
  id: string;
  access: Access;
  start: number;
  /** Null where only the row knows it: then it is not known exactly, either, whose time is wanted. */
  serviceId: string | null;
  staffId: string | null;
  sessionId: string | null;
  movingAppointmentId: string | null;
  judge(config: TenantConfig, now: number): Allowed | Refused;
  place(wish: Allowed, now: number): Promise<Result<Placed<Value>>>;
  /** What else must allow it once the rules do, and is told whose row came of it. */
  quota?: { admit(wish: Allowed, now: number): Promise<QuotaAnswer>; settle(madeId: string | null): void };
  /** What these rows, kept under an `Idempotency-Key`, had answered. */
  again(rows: Row[]): Value | null;
}

/** An order that was carried out: `value` came of it, and took its staff member from `from` to `to` (epoch milliseconds). */
export function done<Value extends { staffId: string }>(value: Value, { from, to }: Pick<Wish, "from" | "to">) {
  return { verdict: "done" as const, value, staffId: value.staffId, from, to };
}
