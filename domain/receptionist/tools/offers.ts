import { spread } from "../../booking/alternatives.ts";
import type { Slot } from "../../booking/availability.ts";
import type { Context } from "../../context.ts";
import type { KnownAppointment, Memory, OfferedSlot } from "../memory.ts";

/** How many times are named at once. */
export const SHOWN = 3;
/** Offers that a conversation keeps; older ones can no longer be held by their ids. */
const KEPT = 80;

/** Whom the offers are for, and what for. */
interface OfferWish {
  serviceId: string;
  staffId: string | null;
  notStaffIds?: readonly string[];
  moving?: KnownAppointment;
}

/** Turns slots into offers with opaque ids and remembers them, newest last. */
export function offerSlots(
  ctx: Context,
  memory: Readonly<Memory>,
  slots: readonly Slot[],
  { serviceId, staffId, notStaffIds = [], moving }: OfferWish,
): { made: OfferedSlot[]; offers: OfferedSlot[] } {
  const made = slots.map(({ start, end, staffIds }) => {
    const wanted = staffIds.filter((id) => !notStaffIds.includes(id));
    // A move is read back before anything is written, and so with the person that it will be with: the same, if free.
    const person = moving && wanted.includes(moving.staffId) ? moving.staffId : wanted[0];
    const isNamed = moving !== undefined || notStaffIds.length > 0;
    const who = staffId ?? (isNamed ? (person ?? null) : null);
    return { id: ctx.ids.uuid(), serviceId, staffId: who, start, end, ...(moving && { movingId: moving.id }) };
  });
  return { made, offers: [...memory.offers, ...made].slice(-KEPT) };
}

/** The offers to name first: spread over the day. */
export function pickShown(offers: readonly OfferedSlot[], timezone: string): OfferedSlot[] {
  const chosen = spread(
    offers.map(({ start, end }) => ({ start, end, staffIds: [] })),
    timezone,
    SHOWN,
  );
  return chosen.flatMap((slot) => offers.find(({ start }) => start === slot.start) ?? []);
}

/** What to remember of offers that are being named. */
export function markShown(memory: Readonly<Memory>, offers: readonly OfferedSlot[]): Pick<Memory, "shown" | "seen"> {
  const shown = offers.map(({ id }) => id);
  return { shown, seen: [...memory.seen, ...shown].slice(-KEPT) };
}
