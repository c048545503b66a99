import { z } from "zod";
import type { Slot } from "../../booking/availability.ts";
import { move } from "../../booking/move.ts";
import { DomainError } from "../../errors.ts";
import { hasAgreedToChange, needsDateConfirmed } from "../guardrails.ts";
import type { OfferedSlot } from "../memory.ts";
import { type ChangeOutcome, changed, refusalOf, refusedChange } from "./change.ts";
import { knownAppointment, withoutClient } from "./known.ts";
import { markShown, offerSlots } from "./offers.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export type RescheduleOutcome =
  | ChangeOutcome
  | { ok: false; code: "unknown_offer" | "slot_not_offered" }
  /** With the nearest other times, ready to be named. */
  | { ok: false; code: "slot_taken"; shown: OfferedSlot[] };

/** Sends for a look at how the appointment stands. */
const CHANGED = new DomainError("version_mismatch", "");

export const rescheduleBooking = defineTool({
  name: "reschedule_booking",
  description: "Moves the appointment to the offered time that was read back and that the visitor said yes to.",
  args: z.strictObject({ offerId: z.uuid() }),
  async run(ctx, { memory, config }, { offerId }): Promise<ToolResult<RescheduleOutcome>> {
    const { proposal } = memory;
    const offer = memory.offers.find(({ id }) => id === offerId);
    const known = knownAppointment(memory, offer?.movingId);
    if (!offer || !known) return { outcome: { ok: false, code: "unknown_offer" }, remember: {} };
    const isAgreed = proposal?.kind === "move" && proposal.offerId === offerId && hasAgreedToChange(memory, "move");
    if (!isAgreed || needsDateConfirmed(memory, offer, ctx.clock.now(), config.timezone))
      return refusedChange("not_agreed");
    const { serviceId, staffId, start } = offer;
    const isThere = (seen: { start: number; staffId: string; status: string }) =>
      seen.status === "confirmed" && seen.start === start && (!staffId || seen.staffId === staffId);
    try {
      const wish = { appointmentId: known.id, start, version: proposal.version, ...(staffId && { staffId }) };
      return changed(memory, withoutClient(await move(ctx, wish)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const closed = error.code === "slot_not_offered" || error.code === "booking_disabled";
      if (!closed && error.code !== "slot_taken") return refusalOf(ctx, memory, known, error, isThere);
      // Said again after a crash, the time may be taken by the very move that was lost.
      const stands = await refusalOf(ctx, memory, known, CHANGED, isThere);
      if (stands.outcome.ok || stands.outcome.code !== "changed") return stands;
      if (stands.outcome.appointment.version !== proposal.version) return stands;
      const settled = { proposal: null, agreedChange: null, unsettledChange: false };
      if (closed) return { outcome: { ok: false, code: "slot_not_offered" }, remember: settled };
      const { alternatives } = error.extra as { alternatives: Slot[] };
      const { made, offers } = offerSlots(ctx, memory, alternatives, { serviceId, staffId, moving: known });
      return {
        outcome: { ok: false, code: "slot_taken", shown: made },
        remember: { offers, ...markShown(memory, made), ...settled },
      };
    }
  },
});
