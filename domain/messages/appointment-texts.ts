import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { wordsOf } from "../../words/languages.ts";
import type { TextedAppointment } from "../../words/types/texts.ts";
import type { Occasion } from "./appointment-letters.ts";
import { readerLanguage } from "./letter.ts";
import { asText, isOneSegment } from "./text-form.ts";
import { sayWhenBriefly } from "./when.ts";

/**
 * The texts about an appointment: who writes, when it is, the reference. With whom and what for as well, where that makes
 * it no longer than one segment.
 */
export function appointmentText({ kind }: Occasion, appointment: AppointmentFacts, { name }: BusinessFacts): string {
  const { texts } = wordsOf(readerLanguage(appointment));
  const { serviceName: service, staffName: staff, reference } = appointment;
  const when = sayWhenBriefly(appointment);
  const saying = (what: TextedAppointment["what"]) =>
    asText(texts[kind]({ business: name, when, reference, what }), texts);
  const whole = saying({ service, staff });
  return isOneSegment(whole) ? whole : saying(null);
}
