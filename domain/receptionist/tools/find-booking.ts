import { z } from "zod";
import { appointment } from "../../booking/appointment.ts";
import { DomainError } from "../../errors.ts";
import type { BookedAppointment } from "../memory.ts";
import { remembered, withoutClient } from "./known.ts";
import { defineTool, type ToolResult } from "./tool.ts";

/** The appointment that the kept time has become; null where there is none to be seen. */
export type FindOutcome = BookedAppointment | null;

/** Looks whether a booking whose answer was lost was written. It reads only: that there is none may change yet. */
export const findBooking = defineTool({
  name: "find_booking",
  description: "Looks whether the time that was kept for the visitor is booked.",
  args: z.strictObject({}),
  async run(ctx, { memory }): Promise<ToolResult<FindOutcome>> {
    if (!memory.hold) return { outcome: null, remember: {} };
    try {
      const booked = withoutClient(await appointment(ctx, memory.hold.id));
      const settled = { hold: null, readBack: null, agreedHoldId: null, unsettled: false };
      const known = remembered(memory, booked, memory.contact);
      return { outcome: booked, remember: { ...settled, ...known, booked: [...memory.booked, booked.id] } };
    } catch (error) {
      if (error instanceof DomainError && error.code === "not_found") return { outcome: null, remember: {} };
      throw error;
    }
  },
});
