import type { ClaimedJob } from "../../../db/queries/claim-job.ts";
import type { Occasion } from "../../messages/appointment-letters.ts";
import { drop } from "../ending.ts";
import { currentAppointment } from "./current-appointment.ts";
import { tellClient } from "./tell-client.ts";
import type { JobTool } from "./tool.ts";

/** Tells a client that they are booked, or that their appointment has another time now. */
export const sendConfirmation: JobTool = async (ctx, claim) => {
  const current = currentAppointment(claim, ctx.clock.now());
  if ("gone" in current) return drop(current.gone);
  const { appointment } = current;
  return tellClient(ctx, claim, appointment, occasionOf(claim.job), {
    prefers: "email",
    isNeeded: true,
    usefulUntil: appointment.end,
  });
};

function occasionOf({ variant, data }: ClaimedJob): Occasion {
  if (variant !== "moved") return { kind: "confirmation" };
  return { kind: "change", before: typeof data.before === "string" ? Date.parse(data.before) : null };
}
