import { z } from "zod";
import { cancel } from "../../booking/cancel.ts";
import { hasAgreedToChange } from "../guardrails.ts";
import { type ChangeOutcome, changed, refusalOf, refusedChange } from "./change.ts";
import { knownAppointment, withoutClient } from "./known.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export const cancelBooking = defineTool({
  name: "cancel_booking",
  description: "Cancels the appointment that was read back and whose cancelling the visitor said yes to.",
  args: z.strictObject({}),
  async run(ctx, { memory }): Promise<ToolResult<ChangeOutcome>> {
    const known = knownAppointment(memory, memory.proposal?.appointmentId);
    if (!known || !memory.proposal || !hasAgreedToChange(memory, "cancel")) return refusedChange("not_agreed");
    const { version } = memory.proposal;
    try {
      return changed(memory, withoutClient(await cancel(ctx, { appointmentId: known.id, version })));
    } catch (error) {
      return refusalOf(ctx, memory, known, error, ({ status }) => status === "cancelled");
    }
  },
});
