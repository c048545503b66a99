import { changeableUntil } from "../../booking/change-notice.ts";
import { sayDuration, sayPhone } from "../language/say.ts";
import type { BookedAppointment, Errand, OfferedSlot, Proposal } from "../memory.ts";
import { knownAppointment } from "../tools/known.ts";
import type { Draft, Turn } from "../turn.ts";
import { bookedCard, onTicket, toldOf } from "./booking-phrases.ts";
import { inSentence, say, sayChoice, sentences, toast, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";
import { sayBoth, sayWhen } from "./zones.ts";

/** "massage with Mara on Tuesday 24 November at 2:30 pm". */
export function describe(turn: Turn, appointment: BookedAppointment): string {
  return wordsFor(turn).own.describe(toldOf(turn, appointment));
}

/** The appointments that can still be changed, in the order in which they became known. */
export function upcoming({ memory, saidAt }: Turn): BookedAppointment[] {
  return memory.known.filter(({ status, start }) => status === "confirmed" && start > saidAt);
}

/** Why an appointment cannot be changed from here; null where it can. */
export function whyFixed(turn: Turn, appointment: BookedAppointment): string | null {
  const { status, start } = appointment;
  const { own } = wordsFor(turn);
  if (status === "cancelled") return own.cancelledAlready(describe(turn, appointment));
  if (status !== "confirmed" || start <= turn.saidAt) return own.fixed(describe(turn, appointment));
  return isTooLate(turn, appointment) ? noticeText(turn, appointment) : null;
}

/** Whether nothing but the change notice is in the way of a change. */
export function isTooLate({ saidAt }: Turn, appointment: BookedAppointment): boolean {
  const { status, start } = appointment;
  return status === "confirmed" && start > saidAt && saidAt >= changeableUntil(appointment);
}

/** Says that it is too late for a change from here, and who can be asked. */
export function noticeText(turn: Turn, appointment: BookedAppointment): string {
  const { phone } = turn.config.facts;
  const { own } = wordsFor(turn);
  const needed = sayDuration(appointment.changeNoticeMinutes, turn.language);
  const call = phone ? own.pleaseCall(sayPhone(phone)) : teamText(turn);
  return sentences(own.tooLate(describe(turn, appointment), needed), call);
}

/** Asks for the reference of an appointment that is not known here. */
export function askReference(turn: Turn, first = "", question = wordsFor(turn).own.askReference): Draft {
  return say(turn, "reference", sentences(first, question));
}

/** Asks what an appointment was booked with: the reference alone opens nothing. */
export function askProof(turn: Turn, first = ""): Draft {
  const { contact, own } = wordsFor(turn);
  return say(turn, "proof", sentences(first || contact.thanks, own.askProof));
}

/** Asks which of several appointments is meant. */
export function askWhich(turn: Turn): Draft {
  const { own } = wordsFor(turn);
  const names = upcoming(turn).map(({ serviceName, start }) => own.brief(serviceName, sayWhen(turn, start)));
  const said = names.map((name) => inSentence(turn, name));
  return say(turn, "which", own.which(sayChoice(turn, said)), { replies: names });
}

/** Tells of an appointment and asks what shall be done with it. */
export function askOwn(turn: Turn, appointment: BookedAppointment, { first = "", withReference = false } = {}): Draft {
  const { own, replies } = wordsFor(turn);
  Object.assign(turn.memory, { movingId: null, proposal: null, errand: "own" });
  const told = [own.stands(toldOf(turn, appointment)), withReference ? own.reference(appointment.reference) : ""];
  return say(turn, "own", sentences(...(first ? [first] : told), own.moveCancelOrKeep), {
    replies: [replies.move, replies.cancel, replies.keep],
  });
}

/** What is asked for before it can be looked up. */
export function errandText(turn: Turn, errand: Errand): string {
  return wordsFor(turn).own.can[errand];
}

/** Reads a change back, so that a yes means exactly this. Nothing is written yet. */
export function readBackChange(turn: Turn, first = ""): Draft {
  const { own, talk, replies } = wordsFor(turn);
  const { proposal, offers } = turn.memory;
  const appointment = knownAppointment(turn.memory, proposal?.appointmentId);
  if (!proposal || !appointment) return say(turn, null, sentences(first, talk.whatCanIDo));
  if (proposal.kind === "cancel") {
    return say(turn, "agree_change", sentences(first, own.readBackCancel(describe(turn, appointment))), {
      replies: [replies.yesCancel, replies.moveInstead, replies.keep],
    });
  }
  const offer = offers.find(({ id }) => id === proposal.offerId);
  return say(turn, "agree_change", sentences(first, sayMove(turn, appointment, proposal, offer)), {
    replies: [replies.yesMove, replies.anotherTime, replies.keepAsItIs],
  });
}

/** To where it would be moved; the person is named only where it is another. */
function sayMove(
  turn: Turn,
  appointment: BookedAppointment,
  { start }: Extract<Proposal, { kind: "move" }>,
  offer: OfferedSlot | undefined,
): string {
  const { own } = wordsFor(turn);
  const what = describe(turn, appointment);
  const person = turn.config.staff.find(({ id }) => id === offer?.staffId);
  if (person && start === appointment.start) return own.readBackPerson(what, person.name);
  return own.readBackMove(what, sayBoth(turn, start), person && person.id !== appointment.staffId ? person.name : null);
}

/** What is said once a move is committed; every word of it comes from the row. */
export function movedDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { own } = wordsFor(turn);
  const when = onTicket(turn, appointment);
  const text = own.moved({ ...toldOf(turn, appointment, when), reference: appointment.reference });
  return [say(turn, null, text), bookedCard(appointment), toast("rescheduled", own.movedToast(when))];
}

/** What is said once a cancellation is committed. */
export function cancelledDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { own, talk } = wordsFor(turn);
  const text = sentences(own.cancelled(describe(turn, appointment)), talk.whatElse);
  const notice = toast("cancelled", own.cancelledToast(onTicket(turn, appointment)));
  return [say(turn, null, text), bookedCard(appointment), notice];
}

/** What is said where it is not known whether a change was written. */
export function cannotTellChange(turn: Turn): Draft[] {
  const { booking, own, replies } = wordsFor(turn);
  return [
    toast("system_issue", booking.bookToast),
    say(turn, "agree_change", own.cannotTell[turn.memory.proposal?.kind ?? "move"], {
      replies: [replies.yes, replies.no],
    }),
  ];
}
