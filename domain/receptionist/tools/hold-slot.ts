import { z } from "zod";
import type { Slot } from "../../booking/availability.ts";
import { hold } from "../../booking/hold.ts";
import type { HeldSlot } from "../../booking/slots.ts";
import { DomainError } from "../../errors.ts";
import { needsDateConfirmed } from "../guardrails.ts";
import type { OfferedSlot } from "../memory.ts";
import { markShown, offerSlots } from "./offers.ts";
import { defineTool, type ToolResult } from "./tool.ts";

type HoldRefusal = "unknown_offer" | "date_not_confirmed" | "slot_not_offered" | "booking_disabled";

export type HoldOutcome =
  | { ok: true; hold: HeldSlot }
  | { ok: false; code: HoldRefusal }
  /** With the nearest other times, ready to be named. */
  | { ok: false; code: "slot_taken"; shown: OfferedSlot[] };

export const holdSlot = defineTool({
  name: "hold_slot",
  description: "Keeps an offered time for the visitor for a few minutes. Takes an offer's id and nothing else.",
  args: z.strictObject({ offerId: z.uuid() }),
  async run(ctx, { memory, config, callId }, { offerId }): Promise<ToolResult<HoldOutcome>> {
    const offer = memory.offers.find(({ id }) => id === offerId);
    const refused = (code: HoldRefusal): ToolResult<HoldOutcome> => ({ outcome: { ok: false, code }, remember: {} });
    if (!offer || offer.movingId) return refused("unknown_offer");
    if (needsDateConfirmed(memory, offer, ctx.clock.now(), config.timezone)) return refused("date_not_confirmed");
    const { serviceId, staffId, start } = offer;
    try {
      const held = await hold(ctx, { id: callId, serviceId, start, ...(staffId && { staffId }) });
      const { holdToken: _, ...slot } = held;
      return { outcome: { ok: true, hold: slot }, remember: { hold: slot, readBack: null, agreedHoldId: null } };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "booking_disabled") return refused(error.code);
      if (error.code === "slot_not_offered" || error.code === "not_found") return refused("slot_not_offered");
      if (error.code !== "slot_taken") throw error;
      const { alternatives } = error.extra as { alternatives: Slot[] };
      const { made, offers } = offerSlots(ctx, memory, alternatives, { serviceId, staffId });
      const remember = { offers, ...markShown(memory, made) };
      return { outcome: { ok: false, code: "slot_taken", shown: made }, remember };
    }
  },
});
