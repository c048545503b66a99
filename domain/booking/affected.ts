import type { Outlook, UpcomingAppointment } from "../../db/queries/upcoming-appointments.ts";
import { timeAtWork } from "./availability.ts";
import { addDays } from "./local-date.ts";
import { findService } from "./offering.ts";
import { walkInside } from "./ranges.ts";
import { localDays, windowsByDay } from "./windows.ts";
import { localDate } from "./zone.ts";

/** What of the appointment book a change does not fit any more. Nothing of it was touched. */
export interface Affected {
  /** By start. */
  appointments: UpcomingAppointment[];
  /** Holds that still live. They stand, and until they end they may become appointments of the same id. */
  holds: UpcomingAppointment[];
  /** Whether there are more than these. */
  more: boolean;
}

/** How many an answer names. */
export const MAX_AFFECTED = 200;

/**
 * The appointments and holds ahead that the rules would not allow as they are now: the service is archived, or this
 * person is or does not offer it, or it does not lie in time that is open and worked. What the business booked against
 * its own hours is not held against them.
 */
export function affectedOf({ config, upcoming, more }: Outlook): Affected {
  const [first, last] = [upcoming.at(0), upcoming.at(-1)];
  if (!first || !last) return { appointments: [], holds: [], more };

  const { timezone } = config;
  // A day more on both sides: no appointment is longer, and a clock that is turned back shows a date twice.
  const [from, to] = [addDays(localDate(first.start, timezone), -1), addDays(localDate(last.start, timezone), 2)];
  const days = localDays(from, to, timezone);
  const opening = windowsByDay(days, config, timezone).map((windows) => windows ?? []);
  const works = new Map(
    config.staff.map((person) => [person.id, walkInside(timeAtWork(person, days, opening, timezone))]),
  );
  const misfits = upcoming.filter(({ start, end, serviceId, staffId, overridden }) => {
    if (!findService(config, serviceId)?.staffIds.includes(staffId)) return true;
    return !overridden && !works.get(staffId)?.(start, end);
  });
  const appointments = misfits.filter(({ expiresAt }) => expiresAt === null);
  const holds = misfits.filter(({ expiresAt }) => expiresAt !== null);
  return {
    appointments: appointments.slice(0, MAX_AFFECTED),
    holds: holds.slice(0, MAX_AFFECTED),
    more: more || appointments.length > MAX_AFFECTED || holds.length > MAX_AFFECTED,
  };
}
