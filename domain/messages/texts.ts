import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { Occasion } from "./appointment-letters.ts";
import { sayWhenBriefly } from "./when.ts";

/** Characters of one GSM-7 segment (3GPP TS 23.038), beyond which a text is billed as more than one. */
const SEGMENT = 160;
/** On each, as nobody can know which one is read first. */
const HOW_TO_STOP = "Reply STOP to end texts.";

/**
 * The texts about an appointment: who writes, when it is, the reference, how to stop. With whom and what for as well,
 * where that makes it no longer than one segment.
 */
export function appointmentText(occasion: Occasion, appointment: AppointmentFacts, { name }: BusinessFacts): string {
  const when = sayWhenBriefly(appointment);
  const { serviceName, staffName, reference } = appointment;
  const [whole = "", brief = ""] = [`, ${serviceName} with ${staffName}`, ""].map((what) =>
    oneLine(`${name}: ${saidOf(occasion, when, what)}. Reference ${reference}. ${HOW_TO_STOP}`),
  );
  return whole.length <= SEGMENT ? whole : brief;
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

/** Names keep their words, and bring no lines of their own. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
