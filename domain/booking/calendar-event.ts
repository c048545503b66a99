import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
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

/** What a calendar is told of an appointment. */
export async function calendarEvent(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  record: AppointmentRecord,
  businessName: string,
): Promise<CalendarEvent> {
  const url = await ctx.links.manage(ctx.tenantId, record.id);
  const isCancelled = record.status === "cancelled";
  return {
    uid: `${record.id}@${new URL(url).host}`,
    sequence: record.version - 1,
    status: isCancelled ? "CANCELLED" : "CONFIRMED",
    start: record.start,
    end: record.end,
    stamp: ctx.clock.now(),
    summary: `${record.serviceName} with ${record.staffName} at ${businessName}`,
    // Not every calendar shows the link in its own field.
    description: `Reference ${record.reference}. ${isCancelled ? "To see it or book again" : "To see, move or cancel it"}: ${url}`,
    location: record.place,
    url,
  };
}
