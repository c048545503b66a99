import { z } from "zod";
import { lookup } from "../../booking/lookup.ts";
import { DomainError } from "../../errors.ts";
import type { BookedAppointment } from "../memory.ts";
import { remembered, withoutClient } from "./known.ts";
import { defineTool, type ToolResult } from "./tool.ts";

/** Look-ups that may find nothing in one conversation: enough for slips, too few for guessing. */
export const MAX_FAILED_LOOKUPS = 5;

export type LookupOutcome =
  | { ok: true; appointment: BookedAppointment }
  /** `not_found` says nothing about whether the reference exists. */
  | { ok: false; code: "not_found" | "too_many" };

export const lookupBooking = defineTool({
  name: "lookup_booking",
  description: "Finds an appointment by its reference together with the email or phone number it was booked with.",
  args: z.strictObject({
    reference: z.string().max(20),
    email: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
  }),
  async run(ctx, { memory }, { reference, email, phone }): Promise<ToolResult<LookupOutcome>> {
    if (memory.failedLookups >= MAX_FAILED_LOOKUPS) return { outcome: { ok: false, code: "too_many" }, remember: {} };
    const proof = { ...(email && { email }), ...(phone && { phone }) };
    try {
      const appointment = withoutClient(await lookup(ctx, { reference, ...proof }));
      return { outcome: { ok: true, appointment }, remember: remembered(memory, appointment, proof) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code !== "not_found" && error.code !== "invalid_request") throw error;
      return { outcome: { ok: false, code: "not_found" }, remember: { failedLookups: memory.failedLookups + 1 } };
    }
  },
});
