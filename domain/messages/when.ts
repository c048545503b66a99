import type { AppointmentFacts } from "../../db/queries/subject-facts.ts";
import { wordsOf } from "../../words/languages.ts";
import { localDate } from "../booking/zone.ts";
import { isSameClock } from "../receptionist/language/both-zones.ts";
import { sayDateTime, sayDay, sayShortDateTime, sayTime } from "../receptionist/language/say.ts";
import { sayZone } from "../receptionist/language/zone-words.ts";
import { capitalised } from "../text.ts";
import { readerLanguage } from "./letter.ts";

type Timed = Pick<AppointmentFacts, "start" | "end" | "timezone" | "clientTimezone" | "clientLanguage">;

/** "Tuesday 24 November at 2:30 pm" where the business is; its zone is named only to a client whose clock differs. */
export function sayWhen(appointment: Timed, now: number): string {
  const { start, timezone } = appointment;
  return withZone(sayDateTime(start, timezone, now, readerLanguage(appointment)), appointment);
}

/** As `sayWhen`, "Tue 24 Nov at 2:30 pm". */
export function sayWhenBriefly(appointment: Timed): string {
  const { start, timezone } = appointment;
  return withZone(sayShortDateTime(start, timezone, readerLanguage(appointment)), appointment);
}

/**
 * What a ticket says: day and time below each other, until when it lasts, and when that is for a client whose clock
 * differs.
 */
export function ticketTimes(appointment: Timed, now: number): string[] {
  const { start, end, timezone } = appointment;
  const language = readerLanguage(appointment);
  const { ticket } = wordsOf(language).letters;
  const theirs = zoneElsewhere(appointment);
  const lines = [
    `${capitalised(sayDay(start, timezone, now, language))}\n${sayTime(start, timezone, language)}`,
    withZone(ticket.until(sayTime(end, timezone, language)), appointment),
  ];
  if (!theirs) return lines;
  const isSameDay = localDate(start, timezone) === localDate(start, theirs);
  const when = isSameDay ? sayTime(start, theirs, language) : sayDateTime(start, theirs, now, language);
  return [...lines, ticket.elsewhere(when, sayZone(theirs, language))];
}

function withZone(said: string, appointment: Timed): string {
  const language = readerLanguage(appointment);
  if (!zoneElsewhere(appointment)) return said;
  return wordsOf(language).speech.inZone(said, sayZone(appointment.timezone, language));
}

/** The client's zone, where its clocks show something else at that moment. */
function zoneElsewhere({ start, timezone, clientTimezone }: Timed): string | null {
  if (!clientTimezone) return null;
  return isSameClock(start, timezone, clientTimezone) ? null : clientTimezone;
}
