import type { CalendarSettings } from "../../db/schema/tenants.ts";
import type { CalendarEvent } from "../booking/calendar-event.ts";

/** Why a calendar did not take an event. Of all but `auth` another try may end better. */
export type CalendarFault = "auth" | "network" | "timeout" | "rate_limit";

/** What a calendar is to have of an appointment. */
export interface CalendarWrite {
  /** One event of it, ever: a provider that wants an id of its own derives it from this, and so finds it again. */
  appointmentId: string;
  /** The appointment's version; what is as new or newer in the calendar stays as it is. */
  version: number;
  /** What it says; one that is `CANCELLED` is taken out. */
  event: CalendarEvent;
  /** Epoch milliseconds; what is not done by then ends as `timeout`. */
  deadline: number;
}

/** `unchanged` where the calendar had it already, or something newer. */
export type Written = { outcome: "written" | "unchanged" } | { outcome: "failed"; fault: CalendarFault };

/** A business's calendar. */
export interface Calendar {
  /** Creates, moves or deletes an event. Safe to say again, also out of order; does not throw for a provider's answer. */
  write(write: CalendarWrite): Promise<Written>;
  /** Lets a provider rest that is asked too often. */
  rest(ms: number): Promise<void>;
}

export interface Calendars {
  /** The calendar of a business with these settings; null where it has none. */
  of(settings: CalendarSettings): Calendar | null;
}
