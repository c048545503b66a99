import { needsDateConfirmed } from "../guardrails.ts";
import { type BookedAppointment, NO_CHANGE, type OfferedSlot } from "../memory.ts";
import type { ChangeRefusal } from "../tools/change.ts";
import { knownAppointment } from "../tools/known.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { canTake, offerMessage } from "./message-phrases.ts";
import { offerTimes } from "./offer-phrases.ts";
import {
  cancelledDrafts,
  cannotTellChange,
  describe,
  isTooLate,
  movedDrafts,
  noticeText,
  readBackChange,
  whyFixed,
} from "./own-phrases.ts";
import { askDay, askFarDate, say, sentences, serviceOf, toast, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";

/** Reads back the move to an offer that was chosen. */
export function proposeMove(turn: Turn, offer: OfferedSlot): Draft[] {
  const { memory, config } = turn;
  const { booking, own } = wordsFor(turn);
  const appointment = knownAppointment(memory, offer.movingId);
  if (!appointment) return [askAgain(turn, booking.noLongerFree)];
  const fixed = leaveFixed(turn, appointment);
  if (fixed) return fixed;
  if (offer.start === appointment.start && (offer.staffId === null || offer.staffId === appointment.staffId))
    return leave(turn, own.isThereAlready(describe(turn, appointment)));
  Object.assign(memory, { movingId: appointment.id, serviceId: appointment.serviceId, pendingOfferId: null });
  if (needsDateConfirmed(memory, offer, turn.saidAt, config.timezone)) {
    memory.pendingOfferId = offer.id;
    return [askFarDate(turn, offer.start)];
  }
  const { id: appointmentId, version } = appointment;
  memory.proposal = { kind: "move", appointmentId, version, offerId: offer.id, start: offer.start };
  return [readBackChange(turn)];
}

/** Reads back a cancellation. */
export function proposeCancel(turn: Turn, appointment: BookedAppointment, first = ""): Draft[] {
  const fixed = leaveFixed(turn, appointment);
  if (fixed) return fixed;
  const { id: appointmentId, version } = appointment;
  Object.assign(turn.memory, { ...NO_CHANGE, proposal: { kind: "cancel", appointmentId, version } });
  return [readBackChange(turn, first)];
}

/** Writes the change that the visitor said yes to. */
export async function makeChange(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  const { booking, own } = wordsFor(turn);
  const { proposal } = memory;
  const appointment = knownAppointment(memory, proposal?.appointmentId);
  if (!proposal || !appointment) return [askAgain(turn)];
  if (proposal.kind === "cancel") {
    const outcome = await use("cancel_booking", {});
    return outcome.ok ? cancelledDrafts(turn, outcome.appointment) : refused(turn, outcome);
  }
  const outcome = await use("reschedule_booking", { offerId: proposal.offerId });
  if (outcome.ok) return movedDrafts(turn, outcome.appointment);
  switch (outcome.code) {
    case "slot_taken": {
      const stands = own.goneButStands(describe(turn, appointment));
      const service = serviceOf(turn, appointment.serviceId);
      const gone = toast("slot_taken", booking.gone);
      return service ? [gone, offerTimes(turn, outcome, service, stands)] : [gone, ...leave(turn, stands)];
    }
    case "slot_not_offered":
    case "unknown_offer":
      return [askDay(turn, own.noLongerFreeButStands(describe(turn, appointment)))];
    default:
      return refused(turn, outcome);
  }
}

/** What stands after a change that was not made. */
function refused(turn: Turn, outcome: ChangeRefusal): Draft[] {
  switch (outcome.code) {
    case "unknown":
      return cannotTellChange(turn);
    case "not_agreed":
      return [readBackChange(turn)];
    case "changed":
      return nowDifferent(turn, outcome.appointment);
    case "change_notice":
      return leaveOffering(turn, noticeText(turn, outcome.appointment));
    case "gone":
      return leave(turn, sentences(wordsFor(turn).own.gone, teamText(turn)));
  }
}

/** Somebody else changed the appointment meanwhile: says how it stands, and asks once more where the wish still makes sense. */
export function nowDifferent(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { proposal } = turn.memory;
  const { own } = wordsFor(turn);
  const fixed = leaveFixed(turn, appointment);
  if (fixed || !proposal) return fixed ?? leave(turn, own.standsAs(describe(turn, appointment)));
  turn.memory.proposal = { ...proposal, version: appointment.version };
  return [readBackChange(turn, own.changedMeanwhile)];
}

/** Leaves an appointment that cannot be changed from here, and says why; null where it can. */
export function leaveFixed(turn: Turn, appointment: BookedAppointment): Draft[] | null {
  const fixed = whyFixed(turn, appointment);
  if (!fixed) return null;
  return isTooLate(turn, appointment) ? leaveOffering(turn, fixed) : leave(turn, fixed);
}

/** The business is not bound by its notice: it can be asked. */
function leaveOffering(turn: Turn, text: string): Draft[] {
  const left = leave(turn, text);
  return canTake(turn) ? [offerMessage(turn, text, null)] : left;
}

/** Leaves an appointment as it is, and what was being done to it. */
export function leave(turn: Turn, text: string): Draft[] {
  Object.assign(turn.memory, NO_CHANGE, { serviceId: null, staffId: null, wish: {}, notStaffIds: [], shown: [] });
  return [say(turn, null, sentences(text, wordsFor(turn).talk.whatElse))];
}
