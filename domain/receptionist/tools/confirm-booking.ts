import { z } from "zod";
import { bookedClientSchema } from "../../booking/client.ts";
import { confirm } from "../../booking/confirm.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import { hasAgreed } from "../guardrails.ts";
import { type BookedAppointment, clientOf } from "../memory.ts";
import { remembered, withoutClient } from "./known.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export type BookingRefusal = Extract<ErrorCode, "client_blocked" | "too_many_upcoming">;

export type ConfirmOutcome =
  | { ok: true; appointment: BookedAppointment }
  /** The business does not take this visitor's booking. */
  | { ok: false; code: BookingRefusal }
  /** `unknown`: the book could not be reached, so the booking may have been written or not. */
  | { ok: false; code: "no_hold" | "not_agreed" | "hold_expired" | "unknown" };

const ENDED = new Set<ErrorCode>(["hold_expired", "hold_released", "hold_not_found"]);
const UNKNOWN = new Set<ErrorCode>(["database_unavailable", "busy", "internal"]);

export const confirmBooking = defineTool({
  name: "confirm_booking",
  description: "Books the held time for the visitor whose details were read back and who said yes to them.",
  args: z.strictObject({}),
  async run(ctx, { memory, language }): Promise<ToolResult<ConfirmOutcome>> {
    const settled = { hold: null, readBack: null, agreedHoldId: null, unsettled: false };
    if (!memory.hold) return { outcome: { ok: false, code: "no_hold" }, remember: {} };
    if (!hasAgreed(memory)) return { outcome: { ok: false, code: "not_agreed" }, remember: {} };
    const { id: holdId } = memory.hold;
    const holdToken = await ctx.holdTokens.issue(ctx.tenantId, holdId);
    try {
      const client = bookedClientSchema.parse(clientOf(memory, language));
      const record = await confirm(ctx, { holdId, holdToken, client });
      const appointment = withoutClient(record);
      const known = remembered(memory, appointment, memory.contact);
      return {
        outcome: { ok: true, appointment },
        remember: { ...settled, ...known, booked: [...memory.booked, record.id] },
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (ENDED.has(error.code)) return { outcome: { ok: false, code: "hold_expired" }, remember: settled };
      if (error.code === "client_blocked" || error.code === "too_many_upcoming") {
        return { outcome: { ok: false, code: error.code }, remember: { ...settled, hold: memory.hold } };
      }
      if (UNKNOWN.has(error.code)) return { outcome: { ok: false, code: "unknown" }, remember: { unsettled: true } };
      throw error;
    }
  },
});
