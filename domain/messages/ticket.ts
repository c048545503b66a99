import type { AppointmentFacts } from "../../db/queries/subject-facts.ts";
import { wordsOf } from "../../words/languages.ts";
import { type LetterPart, readerLanguage } from "./letter.ts";
import { ticketTimes } from "./when.ts";

/** An appointment as a letter shows it; one that was cancelled is struck out. */
export function ticketOf(appointment: AppointmentFacts, now: number): Extract<LetterPart, { kind: "ticket" }> {
  const { serviceName, staffName, place, reference, status } = appointment;
  const { ticket } = wordsOf(readerLanguage(appointment)).letters;
  return {
    kind: "ticket",
    title: serviceName,
    when: ticketTimes(appointment, now),
    lines: [ticket.withStaff(staffName), ...(place ? [place] : [])],
    reference,
    struck: status === "cancelled",
  };
}
