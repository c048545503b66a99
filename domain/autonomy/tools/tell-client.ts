import type { Claim } from "../../../db/queries/claim-job.ts";
import type { AppointmentFacts } from "../../../db/queries/subject-facts.ts";
import type { Context } from "../../context.ts";
import { appointmentLetter, type Occasion } from "../../messages/appointment-letters.ts";
import { appointmentText } from "../../messages/appointment-texts.ts";
import { mailTo, type Outgoing } from "../../messages/outgoing.ts";
import { deliver } from "../deliver.ts";
import type { Ending } from "../ending.ts";

/** Tells a client of their appointment, as a mail or as a text. */
export async function tellClient(
  ctx: Context,
  claim: Claim,
  appointment: AppointmentFacts,
  occasion: Occasion,
  how: Pick<Outgoing, "prefers" | "isNeeded" | "usefulUntil">,
): Promise<Ending> {
  const { business } = claim.facts;
  const { clientEmail, clientPhone } = appointment;
  const letter = await appointmentLetter(ctx, occasion, appointment, business);
  return deliver(ctx, claim, appointment, {
    kind: occasion.kind,
    email: mailTo(clientEmail, letter, business.contact.email),
    text: clientPhone ? { to: clientPhone, body: appointmentText(occasion, appointment, business) } : null,
    ...how,
  });
}
