import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type Language, wordsOf } from "../../words/languages.ts";
import type { Context } from "../context.ts";

/** An appointment as calendars have it (RFC 5545, 3.6.1); instants in epoch milliseconds. */
export interface CalendarEvent {
  /** Stays for good, so that a calendar knows the event again. */
  uid: string;
  /** Grows with every change, so that the newer one wins. */
  sequence: number;
  status: "CONFIRMED" | "CANCELLED";
  start: number;
  end: number;
  /** When this was written. */
  stamp: number;
  summary: string;
  description: string;
  location: string | null;
  /** The client's own page. */
  url: string;
}

/** What a calendar is told of an appointment, in its reader's language. */
export async function calendarEvent(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  record: AppointmentRecord,
  businessName: string,
  language: Language,
): Promise<CalendarEvent> {
  const url = await ctx.links.manage(ctx.tenantId, record.id);
  const { event } = wordsOf(language).letters;
  const isCancelled = record.status === "cancelled";
  return {
    uid: `${record.id}@${new URL(url).host}`,
    sequence: record.version - 1,
    status: isCancelled ? "CANCELLED" : "CONFIRMED",
    start: record.start,
    end: record.end,
    stamp: ctx.clock.now(),
    summary: event.summary({ service: record.serviceName, staff: record.staffName, business: businessName }),
    // Not every calendar shows the link in its own field.
    description: (isCancelled ? event.cancelled : event.booked)(record.reference, url),
    location: record.place,
    url,
  };
}
