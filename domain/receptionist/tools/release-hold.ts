import { z } from "zod";
import { release } from "../../booking/release.ts";
import { DomainError } from "../../errors.ts";
import { defineTool } from "./tool.ts";

/** `booked`: the kept time had become an appointment, so there was nothing to give back. */
export type ReleaseOutcome = "released" | "booked";

/** Gives the kept time back when the visitor wants another or none. No brain chooses it; it follows from their words. */
export const releaseHold = defineTool({
  name: "release_hold",
  description: "Gives the time that is kept for the visitor back.",
  args: z.strictObject({}),
  async run(ctx, { memory }) {
    const dropped = { hold: null, readBack: null, agreedHoldId: null, unsettled: false };
    const released = (outcome: ReleaseOutcome) => ({ outcome, remember: outcome === "released" ? dropped : {} });
    if (!memory.hold) return released("released");
    const { id: holdId } = memory.hold;
    const holdToken = await ctx.holdTokens.issue(ctx.tenantId, holdId);
    try {
      await release(ctx, { holdId, holdToken });
      return released("released");
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "already_confirmed") return released("booked");
      if (error.code === "hold_not_found") return released("released");
      throw error;
    }
  },
});
