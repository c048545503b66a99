import { z } from "zod";
import { lookup } from "../../booking/lookup.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { BookedAppointment, KnownAppointment } from "../memory.ts";
import { knownAppointment, remembered, withoutClient } from "./known.ts";
import { defineTool, type ToolResult } from "./tool.ts";

/** Looks how an appointment of this conversation stands now, as after a change whose answer was lost. */
export const seeAppointment = defineTool({
  name: "see_appointment",
  description: "Looks how an appointment that is known in this conversation stands now.",
  args: z.strictObject({ appointmentId: z.uuid() }),
  async run(ctx, { memory }, { appointmentId }): Promise<ToolResult<BookedAppointment | null>> {
    const known = knownAppointment(memory, appointmentId);
    const seen = known ? await seeAgain(ctx, known) : null;
    return { outcome: seen, remember: seen ? remembered(memory, seen) : {} };
  },
});

/** The appointment as it stands now; null where it can no longer be found. */
export async function seeAgain(
  ctx: Context,
  { reference, proof }: KnownAppointment,
): Promise<BookedAppointment | null> {
  try {
    return withoutClient(await lookup(ctx, { reference, ...proof }));
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
