import { changeableUntil } from "../../booking/change-notice.ts";
import { sayDateTime, sayDay, sayDuration, sayList, sayPhone, sayTime } from "../language/say.ts";
import type { BookedAppointment, Errand, OfferedSlot, Proposal } from "../memory.ts";
import { knownAppointment } from "../tools/known.ts";
import type { Draft, Turn } from "../turn.ts";
import { bookedCard } from "./booking-phrases.ts";
import { inSentence, say, toast } from "./phrases.ts";
import { teamText } from "./team.ts";
import { sayBoth } from "./zones.ts";

/** "massage with Mara on Tuesday 24 November at 2:30 pm". */
export function describe(turn: Turn, { serviceName, staffName, start }: BookedAppointment): string {
  return `${inSentence(serviceName)} with ${staffName} on ${sayBoth(turn, start)}`;
}

/** The appointments that can still be changed, in the order in which they became known. */
export function upcoming({ memory, saidAt }: Turn): BookedAppointment[] {
  return memory.known.filter(({ status, start }) => status === "confirmed" && start > saidAt);
}

/** Why an appointment cannot be changed from here; null where it can. */
export function whyFixed(turn: Turn, appointment: BookedAppointment): string | null {
  const { status, start } = appointment;
  if (status === "cancelled") return `Your ${describe(turn, appointment)} is cancelled already.`;
  if (status !== "confirmed" || start <= turn.saidAt)
    return `Your ${describe(turn, appointment)} can no longer be changed.`;
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
  const needed = sayDuration(appointment.changeNoticeMinutes);
  const notice = `${needed}${needed.endsWith("s") ? "'" : "'s"} notice`;
  const call = phone ? ` Please call ${sayPhone(phone)}.` : teamText(turn);
  return `Your ${describe(turn, appointment)} stands; moving or cancelling needs ${notice}, so I can't change it from here.${call}`;
}

/** Asks for the reference of an appointment that is not known here. */
export function askReference(turn: Turn, first = "", hint = ""): Draft {
  const lead = first ? `${first} ` : "";
  return say(turn, "reference", `${lead}What is the reference of your booking${hint}?`);
}

/** Asks what an appointment was booked with: the reference alone opens nothing. */
export function askProof(turn: Turn, first = ""): Draft {
  const lead = first ? `${first} ` : "Thank you. ";
  return say(turn, "proof", `${lead}Which email or phone number was it booked with?`);
}

/** Asks which of several appointments is meant. */
export function askWhich(turn: Turn): Draft {
  const names = upcoming(turn).map(
    ({ serviceName, start }) => `${serviceName} on ${sayDateTime(start, turn.config.timezone, turn.saidAt)}`,
  );
  const text = `Which one do you mean, your ${sayList(names.map(inSentence), "or")}?`;
  return say(turn, "which", text, { replies: names });
}

/** Tells of an appointment and asks what shall be done with it. */
export function askOwn(turn: Turn, appointment: BookedAppointment, { first = "", withReference = false } = {}): Draft {
  const { serviceName, staffName, start, reference } = appointment;
  Object.assign(turn.memory, { movingId: null, proposal: null, errand: "own" });
  const told = `Your ${inSentence(serviceName)} with ${staffName} is on ${sayBoth(turn, start)}${withReference ? `. Your reference is ${reference}` : ""}.`;
  return say(turn, "own", `${first || told} Would you like to move it, cancel it, or keep it?`, {
    replies: ["Move it", "Cancel it", "Keep it"],
  });
}

/** What is asked for before it can be looked up. */
export function errandText(errand: Errand): string {
  if (errand === "move") return "I can move it for you.";
  return errand === "cancel" ? "I can cancel it for you." : "I can look it up for you.";
}

/** Reads a change back, so that a yes means exactly this. Nothing is written yet. */
export function readBackChange(turn: Turn, first = ""): Draft {
  const { proposal, offers } = turn.memory;
  const appointment = knownAppointment(turn.memory, proposal?.appointmentId);
  if (!proposal || !appointment) return say(turn, null, `${first && `${first} `}What can I do for you?`);
  const lead = first && `${first} `;
  if (proposal.kind === "cancel") {
    return say(turn, "agree_change", `${lead}That is your ${describe(turn, appointment)}. Shall I cancel it?`, {
      replies: ["Yes, cancel it", "Move it instead", "Keep it"],
    });
  }
  const offer = offers.find(({ id }) => id === proposal.offerId);
  const text = `${lead}Your ${describe(turn, appointment)} would ${sayTarget(turn, appointment, proposal, offer)}. Shall I move it?`;
  return say(turn, "agree_change", text, { replies: ["Yes, move it", "Another time", "Keep it as it is"] });
}

/** "move to Friday 27 November at 3:00 pm, with Tom": the person only where it is another. */
function sayTarget(
  turn: Turn,
  { staffId, start: before }: BookedAppointment,
  { start }: Extract<Proposal, { kind: "move" }>,
  offer: OfferedSlot | undefined,
): string {
  const person = turn.config.staff.find(({ id }) => id === offer?.staffId);
  if (person && start === before) return `be with ${person.name} instead`;
  return `move to ${sayBoth(turn, start)}${person && person.id !== staffId ? `, with ${person.name}` : ""}`;
}

/** What is said once a move is committed; every word of it comes from the row. */
export function movedDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { start, timezone, serviceName, staffName, reference } = appointment;
  const when = `${sayDay(start, timezone, turn.saidAt)}, ${sayTime(start, timezone)}`;
  const text = `It's moved: ${sayBoth(turn, start, when)}, ${inSentence(serviceName)} with ${staffName}. Your reference is still ${reference}.`;
  return [say(turn, null, text), bookedCard(appointment), toast("rescheduled", `Moved to ${when}.`)];
}

/** What is said once a cancellation is committed. */
export function cancelledDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { start, timezone } = appointment;
  const when = `${sayDay(start, timezone, turn.saidAt)}, ${sayTime(start, timezone)}`;
  const text = `It's cancelled: your ${describe(turn, appointment)}. What else can I do for you?`;
  return [say(turn, null, text), bookedCard(appointment), toast("cancelled", `Cancelled: ${when}.`)];
}

/** What is said where it is not known whether a change was written. */
export function cannotTellChange(turn: Turn): Draft[] {
  const done = turn.memory.proposal?.kind === "cancel" ? "cancelled" : "moved";
  const text = `I can't reach the appointment book at the moment, so I can't tell yet whether that is ${done}. Shall I try it once more?`;
  return [
    toast("system_issue", "The appointment book can't be reached at the moment."),
    say(turn, "agree_change", text, { replies: ["Yes", "No"] }),
  ];
}
