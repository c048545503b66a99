import type { AppointmentFacts } from "../../db/queries/subject-facts.ts";
import { sayDateTime, sayDay, sayShortDateTime, sayTime } from "../receptionist/language/say.ts";
import { sayZone } from "../receptionist/language/zone-words.ts";

type Timed = Pick<AppointmentFacts, "start" | "end" | "timezone" | "clientTimezone">;

/** "Tuesday 24 November at 2:30 pm" where the business is; its zone is named only to a client whose clock differs. */
export function sayWhen(appointment: Timed, now: number): string {
  const { start, timezone } = appointment;
  return `${sayDateTime(start, timezone, now)}${zoneIfElsewhere(appointment)}`;
}

/** As `sayWhen`, "Tue 24 Nov at 2:30 pm". */
export function sayWhenBriefly(appointment: Timed): string {
  return `${sayShortDateTime(appointment.start, appointment.timezone)}${zoneIfElsewhere(appointment)}`;
}

/**
 * What a ticket says: day and time below each other, until when it lasts, and when that is for a client whose clock
 * differs.
 */
export function ticketTimes(appointment: Timed, now: number): string[] {
  const { start, end, timezone } = appointment;
  const theirs = zoneElsewhere(appointment);
  const lines = [
    `${sayDay(start, timezone, now)}\n${sayTime(start, timezone)}`,
    `until ${sayTime(end, timezone)}${zoneIfElsewhere(appointment)}`,
  ];
  if (!theirs) return lines;
  const isSameDay = sayDay(start, timezone) === sayDay(start, theirs);
  const when = isSameDay ? sayTime(start, theirs) : sayDateTime(start, theirs, now);
  return [...lines, `That is ${when} ${sayZone(theirs)}`];
}

function zoneIfElsewhere(appointment: Timed): string {
  return zoneElsewhere(appointment) ? ` ${sayZone(appointment.timezone)}` : "";
}

/** The client's zone, where its clocks show something else at that moment. */
function zoneElsewhere({ start, timezone, clientTimezone }: Timed): string | null {
  if (!clientTimezone) return null;
  return sayDateTime(start, timezone) === sayDateTime(start, clientTimezone) ? null : clientTimezone;
}
