import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import type { CalendarEvent } from "../domain/booking/calendar-event.ts";
import type { Letter } from "../domain/messages/letter.ts";

const PRODUCT = "//gomomo//appointments//EN";
// RFC 5545, 3.1: text has no control characters but tab and what ends a line.
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * An event as an iCalendar file (RFC 5545), in UTC. Without METHOD: it tells how things stand and starts no
 * correspondence (3.7.2).
 */
export function calendarFile(event: CalendarEvent): string {
  return fileOf(ical({ prodId: PRODUCT }), event);
}

/** Between whom an invitation goes. */
export interface Correspondents {
  /** The business and the address that the mail comes from. */
  organizer: { name: string; email: string };
  /** The client's address. */
  attendee: string;
}

/**
 * An event as a mail brings it (RFC 5546, 3.2.2 and 3.2.5): a calendar takes it for the one it has by its UID, and the
 * higher SEQUENCE for the newer. Nobody is asked for an answer: the client has agreed by booking, and replies in a
 * calendar would reach nobody.
 */
export function calendarInvitation(
  { method, event }: NonNullable<Letter["calendar"]>,
  { organizer, attendee }: Correspondents,
): string {
  const name = clean(organizer.name).replaceAll('"', "'").replace(/\s+/g, " ");
  return fileOf(ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] }), event, {
    organizer: { name, email: organizer.email },
    attendees: [
      {
        email: attendee,
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
}

function fileOf(
  calendar: ICalCalendar,
  event: CalendarEvent,
  more: Pick<ICalEventData, "organizer" | "attendees"> = {},
): string {
  calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    status: ICalEventStatus[event.status],
    stamp: new Date(event.stamp),
    start: new Date(event.start),
    end: new Date(event.end),
    summary: clean(event.summary),
    description: clean(event.description),
    location: event.location && clean(event.location),
    url: event.url,
    ...more,
  });
  return calendar.toString();
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(CONTROLS, "");
}
