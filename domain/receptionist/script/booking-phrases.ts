import type { Told } from "../../../words/types/receptionist/booking.ts";
import { sayDay, sayPhone, sayTime } from "../language/say.ts";
import type { BookedAppointment } from "../memory.ts";
import type { CardField } from "../protocol.ts";
import type { Draft, Turn } from "../turn.ts";
import { askDay, inSentence, say, sentences, serviceOf, toast, wordsFor } from "./phrases.ts";
import { sayBoth } from "./zones.ts";

/** The one thing that can be done with a contact card. */
export const SUBMIT = "submit";

/**
 * Asks for name and email or phone, with the card for those who would rather fill in a form.
 *
 * @param first what is said before the question
 */
function askContact(turn: Turn, missing: { name: boolean; reach: boolean }, first = ""): Draft[] {
  const { name = "" } = turn.memory.contact;
  const words = wordsFor(turn).contact;
  if (missing.name && missing.reach) {
    return [say(turn, "contact", sentences(first, words.askBoth)), contactCard(turn, {})];
  }
  if (missing.name) return [say(turn, "contact", sentences(first, words.askName))];
  return [say(turn, "contact", sentences(first || words.thanksTo(name), words.askReach))];
}

/** What a filled-in contact card says for "yes" where a box is ticked. */
export const TICKED = "yes";

/** The form for name, email and phone, filled in as far as they are known. A box is never ticked for anybody. */
export function contactCard(
  turn: Turn,
  data: { name?: string; email?: string; phone?: string; textsAgreed?: string },
  question: "contact" | "message_contact" | "inquiry_contact" = "contact",
): Draft {
  const { name, email, phone, textsAgreed } = data;
  const asksTexts = question === "contact" && turn.promises.textReminders;
  const labels = wordsFor(turn).contact.card;
  const reach: CardField[] = [
    { name: "email", label: labels.email, type: "email", autocomplete: "email", required: false },
    { name: "phone", label: labels.phone, type: "tel", autocomplete: "tel", required: false },
  ];
  const texts: CardField = {
    ...{ name: "textsAgreed", label: labels.textsAgreed },
    ...{ type: "checkbox", autocomplete: "off", required: false },
  };
  turn.memory.question = question;
  return {
    kind: "card",
    card: "contact",
    data: {
      ...{ ...(name && { name }), ...(email && { email }), ...(phone && { phone }) },
      ...(asksTexts && textsAgreed === TICKED && { textsAgreed }),
    },
    actions: [
      {
        name: SUBMIT,
        label: labels.submit,
        fields: [
          { name: "name", label: labels.name, type: "text", autocomplete: "name", required: true },
          ...reach,
          ...(asksTexts ? [texts] : []),
        ],
      },
    ],
  };
}

/** Asks for what the booking still needs, or reads it back. */
export function nextDetail(turn: Turn, first?: string): Draft[] {
  const { contact } = turn.memory;
  const missing = { name: !contact.name, reach: !contact.email && !contact.phone };
  if (!missing.name && !missing.reach) return [readBack(turn)];
  return askContact(turn, missing, first);
}

/** Reads the booking back, so that a yes means exactly this. */
export function readBack(turn: Turn): Draft {
  const { memory, config } = turn;
  const { hold, contact } = memory;
  const service = serviceOf(turn, hold?.serviceId ?? null);
  const person = config.staff.find(({ id }) => id === hold?.staffId);
  if (!hold || !service || !person) return askDay(turn);
  memory.readBack = { holdId: hold.id, contact: { ...contact } };
  memory.openCardId = null;
  const words = wordsFor(turn);
  const when = sayBoth(turn, hold.start);
  const texts = contact.phone && contact.textsAgreed ? [words.contact.reminders] : [];
  const reach = [contact.email, contact.phone && sayPhone(contact.phone), ...texts].filter(Boolean).join(", ");
  const told = { service: service.name, staff: person.name, when, name: contact.name ?? "", reach };
  const { yesBook, anotherTime } = words.replies;
  return say(turn, "agree", words.booking.readBack(told), { replies: [yesBook, anotherTime] });
}

/** What is said once the row is committed; every word of it comes from that row. */
export function bookedDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { reference } = appointment;
  const { booking } = wordsFor(turn);
  const when = onTicket(turn, appointment);
  const { email } = turn.memory.contact;
  const sent = email && turn.promises.confirmation ? booking.detailsSent(email) : "";
  const told = { ...toldOf(turn, appointment, when), reference };
  return [
    say(turn, null, sentences(booking.booked(told), sent)),
    bookedCard(appointment),
    toast("booked", booking.bookedToast(when, reference)),
  ];
}

/** "Tuesday 24 November, 2:30 pm". */
export function onTicket(turn: Turn, { start, timezone }: BookedAppointment): string {
  const { saidAt, language } = turn;
  return wordsFor(turn).booking.dayAndTime(
    sayDay(start, timezone, saidAt, language),
    sayTime(start, timezone, language),
  );
}

/**
 * What is said of an appointment.
 *
 * @param when how its time is said in the business's zone
 */
export function toldOf(turn: Turn, { serviceName, staffName, start }: BookedAppointment, when?: string): Told {
  return { service: inSentence(turn, serviceName), staff: staffName, when: sayBoth(turn, start, when) };
}

/** The ticket of an appointment as it stands. */
export function bookedCard(appointment: BookedAppointment): Draft {
  const { id, reference, start, end, timezone, serviceName: service, staffName: staff, place } = appointment;
  const instants = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  const isCancelled = appointment.status === "cancelled";
  return {
    kind: "card",
    card: "booked",
    data: {
      ...{ appointmentId: id, reference, ...instants, timezone, service, staff, place },
      ...(isCancelled && { cancelled: true as const }),
    },
    actions: [],
  };
}

/** What is said where it is not known whether a booking was written. */
export function cannotTell(turn: Turn): Draft[] {
  const { booking, replies } = wordsFor(turn);
  return [
    toast("system_issue", booking.bookToast),
    say(turn, "agree", booking.cannotTell, { replies: [replies.yes, replies.no] }),
  ];
}
