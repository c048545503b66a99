import { z } from "zod";
import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import { clientSchema } from "../../booking/client.ts";
import { confirm } from "../../booking/confirm.ts";
import { DomainError } from "../../errors.ts";
import { hasAgreed } from "../guardrails.ts";
import { defineTool } from "./tool.ts";

export type ConfirmOutcome =
  | { ok: true; appointment: Omit<AppointmentRecord, "clientName" | "clientEmail" | "clientPhone" | "notes"> }
  | { ok: false; code: "no_hold" | "not_agreed" | "hold_expired" };

export const confirmBooking = defineTool({
  name: "confirm_booking",
  description: "Books the held time for the visitor whose details were read back and who said yes to them.",
  ability: "book an appointment",
  status: "writing it into the book…",
  args: z.strictObject({}),
  async run(ctx, { memory }) {
    const refused = (code: "no_hold" | "not_agreed" | "hold_expired") => ({
      outcome: { ok: false, code } as ConfirmOutcome,
      remember: code === "hold_expired" ? { hold: null, readBack: null, agreedHoldId: null } : {},
    });
    if (!memory.hold) return refused("no_hold");
    if (!hasAgreed(memory)) return refused("not_agreed");
    const { id: holdId } = memory.hold;
    const holdToken = await ctx.holdTokens.issue(ctx.tenantId, holdId);
    try {
      const record = await confirm(ctx, { holdId, holdToken, client: clientSchema.parse(memory.contact) });
      const { clientName: _n, clientEmail: _e, clientPhone: _p, notes: _t, ...appointment } = record;
      const outcome: ConfirmOutcome = { ok: true, appointment };
      const booked = [...memory.booked, record.id];
      return { outcome, remember: { hold: null, readBack: null, agreedHoldId: null, booked } };
    } catch (error) {
      const ended = ["hold_expired", "hold_released", "hold_not_found"];
      if (error instanceof DomainError && ended.includes(error.code)) return refused("hold_expired");
      throw error;
    }
  },
});
