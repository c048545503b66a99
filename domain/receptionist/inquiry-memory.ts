import type { Channel } from "../../db/schema/messages.ts";
import type { DayRange } from "./language/calendar.ts";
import type { Memory, Question } from "./memory.ts";

/** A place on the waitlist, or the wish to be written to, as it is being taken. */
export interface InquiryDraft {
  kind: "waitlist" | "followup";
  /** Of the waitlist; null until it is known. */
  serviceId: string | null;
  /** Of the waitlist, each with both ends, in the business's zone. */
  days: DayRange[];
  /** Of the wish to be written to: what it is about, in the visitor's words, for the business alone. */
  text: string;
  /** How the visitor would rather hear, where they have said. */
  prefers: Channel | null;
  /** How they will: one of the ways that are open, chosen when it is read back. */
  channel: Channel | null;
  /** The question that it came in between, and that is gone back to. */
  behind: Question | null;
  /** The id under which it may have been written down already. */
  id: string | null;
}

/** An inquiry as it is written down: a yes to its read-back means just this. */
export interface InquiryToMake {
  kind: "waitlist" | "followup";
  serviceId: string | null;
  days: DayRange[];
  text: string;
  channel: Channel;
  name: string;
  email: string | null;
  phone: string | null;
  /** One was asked for before in this conversation. */
  isSecond: boolean;
}

/** What would be written down, and of whom, as far as it is complete; null where something is missing. */
export function inquiryToMake({ inquiry, contact, followups }: Memory): InquiryToMake | null {
  const { name, email = null, phone = null } = contact;
  if (!inquiry?.channel || !name || (!email && !phone)) return null;
  const { kind, serviceId, days, text, channel } = inquiry;
  if (kind === "waitlist" && (serviceId === null || days.length === 0)) return null;
  const isSecond = kind === "followup" && followups > 0;
  return { kind, serviceId, days, text, channel, name, email, phone, isSecond };
}

/** Leaves an inquiry that was being taken. */
export const NO_INQUIRY = {
  inquiry: null,
  inquiryReadBack: null,
  agreedInquiry: null,
  unsettledInquiry: false,
} satisfies Partial<Memory>;
