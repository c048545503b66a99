import type { Weekday } from "../../db/schema/hours.ts";
import type { LocalDate } from "../booking/local-date.ts";
import type { HeldSlot } from "../booking/slots.ts";
import type { DayRange, TimeRange } from "./language/when.ts";

/** A slot that the schedule offered in this conversation. Its id is all that a brain gets to hold it by. */
export interface OfferedSlot {
  id: string;
  serviceId: string;
  /** The staff member that was asked for; null for anyone. */
  staffId: string | null;
  /** Epoch milliseconds. */
  start: number;
  end: number;
}

/** When the visitor would like to come, as far as they have said. */
export interface Wish {
  days?: DayRange;
  /** Only these. */
  weekdays?: Weekday[];
  time?: TimeRange;
  /** The first free times will do. */
  any?: boolean;
}

export interface Contact {
  name?: string;
  email?: string;
  /** E.164. */
  phone?: string;
}

/** What the receptionist asked last, so that "yes", a name or a bare time can be understood. */
export type Question =
  | "service"
  | "staff"
  | "day"
  | "date"
  | "slot"
  | "far_date"
  | "contact"
  | "agree"
  | "change"
  | "again";

/**
 * What one conversation knows. Plain JSON: it is stored with each turn. `offers`, `hold` and `booked` change through
 * tools alone, `agreedHoldId` and `confirmedDate` through the visitor's own words alone (`guardrails.ts`).
 */
export interface Memory {
  question: Question | null;
  serviceId: string | null;
  staffId: string | null;
  /** The visitor has said that anyone will do. */
  anyStaff: boolean;
  wish: Wish;
  /** Days that the visitor was asked to choose from. */
  candidates: DayRange[];
  offers: OfferedSlot[];
  /** The ids of the offers that were shown last, in order. */
  shown: string[];
  /** The ids of all that was shown for the present wish, so that "more" shows others. */
  seen: string[];
  /** The offer that waits for its far date to be confirmed. */
  pendingOfferId: string | null;
  hold: HeldSlot | null;
  contact: Contact;
  /** What was read back last, and for which hold: a yes counts for nothing else. */
  readBack: { holdId: string; contact: Contact } | null;
  agreedHoldId: string | null;
  /** The visitor said yes and it is not known whether the booking was written: nothing may be claimed before it is. */
  unsettled: boolean;
  /** When the last answer stood in the log, epoch milliseconds: a yes said before that is an answer to something else. */
  askedAt: number;
  /** A date more than 30 days out that the visitor confirmed. */
  confirmedDate: LocalDate | null;
  /** The contact card that may still be filled in. */
  openCardId: string | null;
  /** Messages in a row that were not understood. */
  misses: number;
  /** Appointments that were committed in this conversation. */
  booked: string[];
}

/** What is known before the first word. */
export function emptyMemory(): Memory {
  return {
    question: null,
    serviceId: null,
    staffId: null,
    anyStaff: false,
    wish: {},
    candidates: [],
    offers: [],
    shown: [],
    seen: [],
    pendingOfferId: null,
    hold: null,
    contact: {},
    readBack: null,
    agreedHoldId: null,
    unsettled: false,
    askedAt: 0,
    confirmedDate: null,
    openCardId: null,
    misses: 0,
    booked: [],
  };
}
