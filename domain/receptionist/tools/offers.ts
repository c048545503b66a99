import { spread } from "../../booking/alternatives.ts";
import type { Slot } from "../../booking/availability.ts";
import type { Context } from "../../context.ts";
import type { Memory, OfferedSlot } from "../memory.ts";

/** How many times are named at once. */
export const SHOWN = 3;
/** Offers that a conversation keeps; older ones can no longer be held by their ids. */
const KEPT = 80;

/** Turns slots into offers with opaque ids and remembers them, newest last. */
export function offerSlots(
  ctx: Context,
  memory: Readonly<Memory>,
  slots: readonly Slot[],
  { serviceId, staffId }: { serviceId: string; staffId: string | null },
): { made: OfferedSlot[]; offers: OfferedSlot[] } {
  const made = slots.map(({ start, end }) => ({ id: ctx.ids.uuid(), serviceId, staffId, start, end }));
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
