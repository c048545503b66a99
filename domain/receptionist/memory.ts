import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { Weekday } from "../../db/schema/hours.ts";
import type { Language } from "../../words/languages.ts";
import type { LocalDate } from "../booking/local-date.ts";
import type { HeldSlot } from "../booking/slots.ts";
import type { InquiryDraft, InquiryToMake } from "./inquiry-memory.ts";
import type { DayRange, TimeRange } from "./language/when.ts";
import type { MessageDraft, MessageToLeave } from "./message-memory.ts";

/** A slot that the schedule offered in this conversation. Its id is all that a brain gets to hold it by. */
export interface OfferedSlot {
  id: string;
  serviceId: string;
  /** The staff member that was asked for; null for anyone. */
  staffId: string | null;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  /** The appointment that may be moved there; without it the time may be held. */
  movingId?: string;
}

/** What a conversation is told of an appointment. */
export type BookedAppointment = Omit<
  AppointmentRecord,
  "clientName" | "clientEmail" | "clientPhone" | "clientLanguage" | "notes"
>;

/** An appointment that was booked in this conversation or looked up in it, as it was seen last: what may be changed here. */
export interface KnownAppointment extends BookedAppointment {
  /** What it was booked with, which looks it up once more. */
  proof: { email?: string; phone?: string };
}

/** A change that was read back: a yes means this, of this version of the appointment, and nothing else. */
export type Proposal =
  | { kind: "move"; appointmentId: string; version: number; offerId: string; start: number }
  | { kind: "cancel"; appointmentId: string; version: number };

/** What a visitor wants of an appointment that has to be looked up first; `own` where they have not said. */
export type Errand = "own" | "move" | "cancel";

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
  /** Texts to this number were agreed to, for what is being booked. */
  textsAgreed?: boolean;
}

/** Who a booking is for, as it is made: texts are agreed to for a number. */
export function clientOf({ contact, saidZone }: Memory, language: Language) {
  const { textsAgreed = false, ...person } = contact;
  const timezone = saidZone ?? undefined;
  return { ...person, textsAgreed: textsAgreed && person.phone !== undefined, timezone, language };
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
  | "again"
  | "reference"
  | "proof"
  | "which"
  | "own"
  | "agree_change"
  | "zone"
  | "offer_message"
  | "message"
  | "message_contact"
  | "agree_message"
  | "inquiry_what"
  | "inquiry_contact"
  | "agree_inquiry";

/**
 * What one conversation knows. Plain JSON: it is stored with each turn. `offers`, `hold`, `booked` and `known` change
 * through tools alone, `agreedHoldId`, `agreedChange`, `agreedMessage`, `agreedInquiry` and `confirmedDate` through the
 * visitor's own words alone (`guardrails.ts`).
 */
export interface Memory {
  question: Question | null;
  serviceId: string | null;
  staffId: string | null;
  /** The visitor has said that anyone will do. */
  anyStaff: boolean;
  /** Whom the visitor does not want. */
  notStaffIds: string[];
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
  /** Appointments that may be changed in this conversation, newest last. */
  known: KnownAppointment[];
  /** Look-ups that found nothing; no more than a few are made. */
  failedLookups: number;
  /** What the visitor wants of an appointment that is not known yet or not told from others. */
  errand: Errand | null;
  /** What was given of it so far. */
  sought: { reference?: string; email?: string; phone?: string };
  /** The appointment for which another time is looked for. */
  movingId: string | null;
  /** The change that was read back last. */
  proposal: Proposal | null;
  agreedChange: Proposal | null;
  /** The visitor said yes to `proposal` and it is not known whether it was written: nothing may be claimed before it is. */
  unsettledChange: boolean;
  /** The language that the visitor wrote in or asked for; null where it is the one that their browser tells. */
  language: Language | null;
  /** Until when the rules answer alone, as the model gave no reply; epoch milliseconds. */
  modelRestsUntil: number;
  /** The zone that the visitor spoke in, where it is not the one that the browser tells. */
  saidZone: string | null;
  /** A message whose zone was asked back, and the question that it was said to. */
  zoneAsked: { text: string; question: Question | null } | null;
  /** Whether the business's zone was named. */
  zoneNamed: boolean;
  message: MessageDraft | null;
  /** What was read back last of it. */
  messageReadBack: MessageToLeave | null;
  agreedMessage: MessageToLeave | null;
  /** The visitor said yes and it is not known whether the message was left: nothing may be claimed before it is. */
  unsettledMessage: boolean;
  /** Messages that were left in this conversation. */
  messages: number;
  inquiry: InquiryDraft | null;
  /** What was read back last of it. */
  inquiryReadBack: InquiryToMake | null;
  agreedInquiry: InquiryToMake | null;
  /** The visitor said yes and it is not known whether it was written: nothing may be claimed before it is. */
  unsettledInquiry: boolean;
  /** How often the visitor was put on the waitlist in this conversation. */
  waits: number;
  /** How often they have asked in this conversation to be written to. */
  followups: number;
}

/** What is known before the first word. */
export function emptyMemory(): Memory {
  return {
    question: null,
    serviceId: null,
    staffId: null,
    anyStaff: false,
    notStaffIds: [],
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
    known: [],
    failedLookups: 0,
    errand: null,
    sought: {},
    movingId: null,
    proposal: null,
    agreedChange: null,
    unsettledChange: false,
    language: null,
    modelRestsUntil: 0,
    saidZone: null,
    zoneAsked: null,
    zoneNamed: false,
    message: null,
    messageReadBack: null,
    agreedMessage: null,
    unsettledMessage: false,
    messages: 0,
    inquiry: null,
    inquiryReadBack: null,
    agreedInquiry: null,
    unsettledInquiry: false,
    waits: 0,
    followups: 0,
  };
}

/**
 * Forgets what was being done, and nothing of who the visitor is and what they have. Texts are agreed to anew with each
 * booking.
 */
export function beginAgain(memory: Memory): void {
  const { booked, askedAt, known, failedLookups, language, modelRestsUntil, saidZone, zoneNamed } = memory;
  const { textsAgreed: _, ...contact } = memory.contact;
  const visitor = { contact, booked, known, failedLookups, language, saidZone, zoneNamed };
  const { messages, waits, followups } = memory;
  const kept = { ...visitor, askedAt, modelRestsUntil, messages, waits, followups };
  Object.assign(memory, { ...emptyMemory(), ...kept });
}

/** Leaves a change of an appointment that was being talked about. */
export const NO_CHANGE = {
  errand: null,
  sought: {},
  movingId: null,
  proposal: null,
  agreedChange: null,
  unsettledChange: false,
} satisfies Partial<Memory>;
