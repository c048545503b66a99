import ical, { ICalEventStatus } from "ical-generator";
import type { CalendarEvent } from "../domain/booking/calendar-event.ts";

const PRODUCT = "//gomomo//appointments//EN";
// RFC 5545, 3.1: text has no control characters but tab and what ends a line.
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * An event as an iCalendar file (RFC 5545), in UTC. Without METHOD: it tells how things stand and starts no
 * correspondence (3.7.2).
 */
export function calendarFile(event: CalendarEvent): string {
  const calendar = ical({ prodId: PRODUCT });
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
  });
  return calendar.toString();
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(CONTROLS, "");
}
