import { drop } from "../ending.ts";
import { cancelledAppointment } from "./current-appointment.ts";
import { tellClient } from "./tell-client.ts";
import type { JobTool } from "./tool.ts";

/** Tells a client that their appointment is cancelled, as long as its time is still ahead. */
export const sendCancellation: JobTool = async (ctx, claim) => {
  const current = cancelledAppointment(claim, ctx.clock.now());
  if ("gone" in current) return drop(current.gone);
  const { appointment } = current;
  return tellClient(
    ctx,
    claim,
    appointment,
    { kind: "cancellation" },
    {
      prefers: "email",
      isNeeded: true,
      usefulUntil: appointment.end,
    },
  );
};
