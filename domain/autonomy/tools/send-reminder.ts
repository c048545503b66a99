import { drop } from "../ending.ts";
import { currentAppointment } from "./current-appointment.ts";
import { tellClient } from "./tell-client.ts";
import type { JobTool } from "./tool.ts";

/** Whoever hears of it later than this before the start cannot act on it any more, in milliseconds. */
const USEFUL_UNTIL_BEFORE_START = 30 * 60_000;

/**
 * Brings an appointment to mind that still stands as it was when this was planned. The first time by mail, which can be
 * read at leisure; the second time by text, which reaches people on their way.
 */
export const sendReminder: JobTool = async (ctx, claim) => {
  const current = currentAppointment(claim, ctx.clock.now());
  if ("gone" in current) return drop(current.gone);
  const { appointment } = current;
  return tellClient(
    ctx,
    claim,
    appointment,
    { kind: "reminder" },
    {
      prefers: claim.job.variant === "second" ? "text" : "email",
      isNeeded: false,
      usefulUntil: appointment.start - USEFUL_UNTIL_BEFORE_START,
    },
  );
};
