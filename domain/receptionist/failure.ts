import type { Memory } from "./memory.ts";
import { bookedDrafts, cannotTell } from "./script/booking-phrases.ts";
import { cannotTellInquiry } from "./script/inquiry-phrases.ts";
import { inquiryMade } from "./script/inquiry-steps.ts";
import { passedOn } from "./script/message.ts";
import { cannotTellMessage } from "./script/message-phrases.ts";
import { cancelledDrafts, cannotTellChange, movedDrafts } from "./script/own-phrases.ts";
import { trouble } from "./script/small-talk.ts";
import type { ChangeOutcome } from "./tools/change.ts";
import type { ConfirmOutcome } from "./tools/confirm-booking.ts";
import type { WaitOutcome } from "./tools/create-inquiry.ts";
import type { LeaveOutcome } from "./tools/leave-message.ts";
import type { FollowupOutcome } from "./tools/schedule-contact-followup.ts";
import type { Draft, StoredCall, Turn } from "./turn.ts";

/**
 * What is known and said after a turn that failed. What its tools have done stays known, in this try or an earlier one;
 * all else is as before, so that it can be said again. What was asked before is no longer what a yes would answer.
 *
 * @param turn with the memory from before the turn
 * @param calls of the turn, in their order; without a result where the turn died in the middle of one
 */
export function afterFailure(
  turn: Turn,
  calls: readonly StoredCall[],
  error: unknown,
): { memory: Memory; drafts: Draft[] } {
  const memory: Memory = { ...turn.memory, readBack: null, agreedHoldId: null, pendingOfferId: null };
  if (!memory.unsettledChange) {
    const question = memory.question === "agree_change" ? "own" : memory.question;
    Object.assign(memory, { proposal: null, agreedChange: null, question });
  }
  for (const { result } of calls) Object.assign(memory, result?.remember);
  const isOpen = (name: string) => calls.some((call) => call.name === name && call.result === null);
  if (isOpen("confirm_booking") || memory.unsettled) {
    const { readBack, hold } = turn.memory;
    Object.assign(memory, { unsettled: hold !== null, readBack, agreedHoldId: hold?.id ?? null });
  }
  // What was read back before the turn is what the yes was for, and so what may have been written.
  const { proposal } = turn.memory;
  const isChanging = isOpen("reschedule_booking") || isOpen("cancel_booking") || memory.unsettledChange;
  if (isChanging && proposal) Object.assign(memory, { unsettledChange: true, proposal, agreedChange: proposal });
  const leaving = calls.find(({ name }) => name === "leave_message");
  const { message, messageReadBack } = turn.memory;
  if ((leaving?.result === null || memory.unsettledMessage) && message) {
    const id = memory.message?.id ?? leaving?.id ?? null;
    const agreed = { messageReadBack, agreedMessage: messageReadBack };
    Object.assign(memory, { unsettledMessage: true, message: { ...message, id }, ...agreed });
  }
  const asking = calls.find(({ name }) => name === "create_inquiry" || name === "schedule_contact_followup");
  const { inquiry, inquiryReadBack } = turn.memory;
  if ((asking?.result === null || memory.unsettledInquiry) && inquiry) {
    const id = memory.inquiry?.id ?? asking?.id ?? null;
    const agreed = { inquiryReadBack, agreedInquiry: inquiryReadBack };
    Object.assign(memory, { unsettledInquiry: true, inquiry: { ...inquiry, id }, ...agreed });
  }
  // It may have taken the place of what was kept.
  if (isOpen("hold_slot")) Object.assign(memory, { hold: null });

  const booked = calls.find(({ name }) => name === "confirm_booking")?.result?.outcome as ConfirmOutcome | undefined;
  if (booked?.ok) return { memory: { ...memory, question: null }, drafts: bookedDrafts(turn, booked.appointment) };
  const change = calls.find(({ name }) => name === "reschedule_booking" || name === "cancel_booking");
  const made = change?.result?.outcome as ChangeOutcome | undefined;
  if (made?.ok) {
    const done = { ...turn, memory };
    const isMove = change?.name === "reschedule_booking";
    return { memory, drafts: isMove ? movedDrafts(done, made.appointment) : cancelledDrafts(done, made.appointment) };
  }
  if ((leaving?.result?.outcome as LeaveOutcome | undefined)?.ok) {
    return { memory, drafts: passedOn({ ...turn, memory }, message?.behind ?? null) };
  }
  const asked = asking?.result?.outcome as WaitOutcome | FollowupOutcome | undefined;
  if (asked?.ok && inquiry && inquiryReadBack) {
    return { memory, drafts: inquiryMade({ ...turn, memory }, inquiryReadBack, inquiry.behind) };
  }
  const isTimer = turn.utterance.kind === "hold_ended";
  // Nobody is waiting for an answer to a timer; it rings again.
  if (isTimer) return { memory, drafts: [] };
  if (memory.unsettledChange) return { memory, drafts: cannotTellChange({ ...turn, memory }) };
  if (memory.unsettled) return { memory, drafts: cannotTell({ ...turn, memory }) };
  if (memory.unsettledMessage) return { memory, drafts: cannotTellMessage({ ...turn, memory }) };
  if (memory.unsettledInquiry) return { memory, drafts: cannotTellInquiry({ ...turn, memory }) };
  return { memory, drafts: trouble(turn, error) };
}
