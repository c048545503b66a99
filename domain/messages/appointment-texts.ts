import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { Occasion } from "./appointment-letters.ts";
import { asText, isOneSegment } from "./text-form.ts";
import { sayWhenBriefly } from "./when.ts";

/**
 * The texts about an appointment: who writes, when it is, the reference. With whom and what for as well, where that makes
 * it no longer than one segment.
 */
export function appointmentText(occasion: Occasion, appointment: AppointmentFacts, { name }: BusinessFacts): string {
  const when = sayWhenBriefly(appointment);
  const { serviceName, staffName, reference } = appointment;
  const saying = (what: string) => asText(`${name}: ${saidOf(occasion, when, what)}. Reference ${reference}.`);
  const whole = saying(`, ${serviceName} with ${staffName}`);
  return isOneSegment(whole) ? whole : saying("");
}

function saidOf({ kind }: Occasion, when: string, what: string): string {
  switch (kind) {
    case "confirmation":
      return `you're booked, ${when}${what}`;
    case "change":
      return `your appointment is now ${when}${what}`;
    case "cancellation":
      return `your appointment on ${when}${what && `${what},`} is cancelled`;
    case "reminder":
      return `see you on ${when}${what}`;
  }
}
