import { checkAvailability } from "./check-availability.ts";
import { confirmBooking } from "./confirm-booking.ts";
import { findBooking } from "./find-booking.ts";
import { holdSlot } from "./hold-slot.ts";
import { releaseHold } from "./release-hold.ts";

/** Everything that the receptionist can do; nothing is added to it while it runs. */
export const tools = {
  check_availability: checkAvailability,
  hold_slot: holdSlot,
  confirm_booking: confirmBooking,
} as const;

/** What follows from a visitor's words without any brain choosing it. */
export const duties = { find_booking: findBooking, release_hold: releaseHold } as const;

export type Tools = typeof tools & typeof duties;
export type ToolName = keyof Tools;
export type ToolArgs<Name extends ToolName> = Parameters<Tools[Name]["run"]>[2];
export type ToolOutcome<Name extends ToolName> = Awaited<ReturnType<Tools[Name]["run"]>>["outcome"];

/** What the receptionist says that it can do: what its tools can, and no more. */
export function abilities(): string[] {
  return Object.values(tools).flatMap(({ ability }) => ability ?? []);
}
