import { appointmentLetter } from "../../messages/appointment-letters.ts";
import { deliver } from "../deliver.ts";
import { drop, type Ending } from "../ending.ts";
import { currentAppointment } from "./current-appointment.ts";
import type { JobTool } from "./tool.ts";

/** Tells a client that they are booked, or that their appointment has another time now. */
export const sendConfirmation: JobTool = async (ctx, claim): Promise<Ending> => {
  const now = ctx.clock.now();
  const current = currentAppointment(claim, now);
  if ("gone" in current) return drop(current.gone);
  const { appointment } = current;
  const occasion = claim.job.variant === "moved" ? "change" : "confirmation";
  const letter = await appointmentLetter(ctx, occasion, appointment, claim.facts.business);
  const { clientEmail, clientPhone } = appointment;
  return deliver(ctx, claim, appointment, {
    kind: occasion,
    email: clientEmail ? { to: clientEmail, letter, replyTo: claim.facts.business.contact.email ?? null } : null,
    text: clientPhone ? { to: clientPhone, body: letter.subject } : null,
    prefers: "email",
    isNeeded: true,
    usefulUntil: appointment.end,
  });
};
