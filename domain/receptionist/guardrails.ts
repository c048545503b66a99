import { addDays } from "../booking/local-date.ts";
import { localDate } from "../booking/zone.ts";
import { inquiryToMake } from "./inquiry-memory.ts";
import { readYesNo } from "./language/answers.ts";
import type { Memory, OfferedSlot, Proposal } from "./memory.ts";
import { messageToLeave } from "./message-memory.ts";
import type { Turn } from "./turn.ts";

/** Dates further out than this are confirmed in their own turn before they are held. */
const FAR_DAYS = 30;

/**
 * Notes what the visitor has agreed to, before any brain sees the message: a yes right after the read-back of a hold, of
 * a change, of a message or of an inquiry is a yes to just that, a yes right after a far date was asked about is a yes to
 * that date. Nothing else is, and least of all a yes that was said before the question stood there.
 */
export function noteConsent({ memory, utterance, saidAt, language, config: { timezone } }: Turn): void {
  // While it is not known what became of a change, the yes to it stands.
  if (!memory.unsettledChange) memory.agreedChange = null;
  if (!memory.unsettledMessage) memory.agreedMessage = null;
  if (!memory.unsettledInquiry) memory.agreedInquiry = null;
  if (saidAt < memory.askedAt || utterance.kind !== "text") return;
  const { proposal } = memory;
  if (memory.question === "agree_change" && proposal && readYesNo(utterance.text, proposal.kind, language) === "yes") {
    memory.agreedChange = proposal;
  }
  if (memory.question === "agree_message" && readYesNo(utterance.text, "message", language) === "yes") {
    memory.agreedMessage = memory.messageReadBack;
  }
  if (readYesNo(utterance.text, undefined, language) !== "yes") return;
  if (memory.question === "agree_inquiry") memory.agreedInquiry = memory.inquiryReadBack;
  if (memory.question === "agree" && memory.readBack && memory.readBack.holdId === memory.hold?.id) {
    memory.agreedHoldId = memory.hold.id;
  }
  const pending = memory.offers.find(({ id }) => id === memory.pendingOfferId);
  if (memory.question === "far_date" && pending) memory.confirmedDate = localDate(pending.start, timezone);
}

/** Whether this offer's date still needs the visitor's own confirmation. */
export function needsDateConfirmed(memory: Memory, offer: OfferedSlot, now: number, timezone: string): boolean {
  const date = localDate(offer.start, timezone);
  return date > addDays(localDate(now, timezone), FAR_DAYS) && memory.confirmedDate !== date;
}

/** Whether the visitor has said yes to booking just this: the hold that stands, with the details that were read back. */
export function hasAgreed(memory: Memory): boolean {
  const { hold, readBack, contact, agreedHoldId } = memory;
  return (
    hold !== null &&
    agreedHoldId === hold.id &&
    readBack?.holdId === hold.id &&
    readBack.contact.name === contact.name &&
    readBack.contact.email === contact.email &&
    readBack.contact.phone === contact.phone &&
    readBack.contact.textsAgreed === contact.textsAgreed
  );
}

/** Whether the visitor has said yes to passing on just this message, from just this sender. */
export function hasAgreedToMessage(memory: Memory): boolean {
  const { agreedMessage } = memory;
  return agreedMessage !== null && JSON.stringify(agreedMessage) === JSON.stringify(messageToLeave(memory));
}

/** Whether the visitor has said yes to just this inquiry, in just this name and by just this way. */
export function hasAgreedToInquiry(memory: Memory, kind: "waitlist" | "followup"): boolean {
  const { agreedInquiry } = memory;
  return agreedInquiry?.kind === kind && JSON.stringify(agreedInquiry) === JSON.stringify(inquiryToMake(memory));
}

/** Whether the visitor has said yes to changing just this appointment, as it was read back, in just this way. */
export function hasAgreedToChange({ agreedChange, proposal }: Memory, kind: Proposal["kind"]): boolean {
  return (
    agreedChange !== null && agreedChange.kind === kind && JSON.stringify(agreedChange) === JSON.stringify(proposal)
  );
}
