import { sayDay, sayPhone, sayTime } from "../language/say.ts";
import type { BookedAppointment } from "../memory.ts";
import type { CardField } from "../protocol.ts";
import type { Draft, Turn } from "../turn.ts";
import { askDay, inSentence, say, serviceOf, toast } from "./phrases.ts";
import { sayBoth } from "./zones.ts";

/** The one thing that can be done with a contact card. */
export const SUBMIT = "submit";

/**
 * Asks for name and email or phone, with the card for those who would rather fill in a form.
 *
 * @param first what is said before the question
 */
function askContact(turn: Turn, missing: { name: boolean; reach: boolean }, first = ""): Draft[] {
  const { contact } = turn.memory;
  const lead = first && `${first} `;
  if (missing.name && missing.reach) {
    const text = `${lead}May I have your name, and an email or phone number?`;
    return [say(turn, "contact", text), contactCard(turn, {})];
  }
  if (missing.name) return [say(turn, "contact", `${lead}What is your name?`)];
  return [say(turn, "contact", `${lead || `Thank you, ${contact.name}. `}Which email or phone number may I use?`)];
}

/** What a filled-in contact card says for "yes" where a box is ticked. */
export const TICKED = "yes";

const TEXTS: CardField = {
  ...{ name: "textsAgreed", type: "checkbox", autocomplete: "off", required: false },
  label: "Text me about this appointment, with reminders. Reply STOP at any time.",
};

/** The form for name, email and phone, filled in as far as they are known. A box is never ticked for anybody. */
export function contactCard(
  turn: Turn,
  data: { name?: string; email?: string; phone?: string; textsAgreed?: string },
  question: "contact" | "message_contact" = "contact",
): Draft {
  const { name, email, phone, textsAgreed } = data;
  const asksTexts = question === "contact" && turn.promises.textReminders;
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
        label: "Continue",
        fields: [
          { name: "name", label: "Name", type: "text", autocomplete: "name", required: true },
          { name: "email", label: "Email", type: "email", autocomplete: "email", required: false },
          { name: "phone", label: "Phone", type: "tel", autocomplete: "tel", required: false },
          ...(asksTexts ? [TEXTS] : []),
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
  const when = sayBoth(turn, hold.start);
  const texts = contact.phone && contact.textsAgreed ? ["reminders by text"] : [];
  const reach = [contact.email, contact.phone && sayPhone(contact.phone), ...texts].filter(Boolean).join(", ");
  const text = `${service.name} with ${person.name} on ${when}, for ${contact.name} (${reach}). Shall I book it?`;
  return say(turn, "agree", text, { replies: ["Yes, book it", "Another time"] });
}

/** What is said once the row is committed; every word of it comes from that row. */
export function bookedDrafts(turn: Turn, appointment: BookedAppointment): Draft[] {
  const { reference, start, timezone, serviceName, staffName } = appointment;
  const when = `${sayDay(start, timezone, turn.saidAt)}, ${sayTime(start, timezone)}`;
  const { email } = turn.memory.contact;
  const sent = email && turn.promises.confirmation ? ` The details are on their way to ${email}.` : "";
  const text = `You're booked: ${sayBoth(turn, start, when)}, ${inSentence(serviceName)} with ${staffName}. Your reference is ${reference}.${sent}`;
  return [say(turn, null, text), bookedCard(appointment), toast("booked", `Booked: ${when}. Reference ${reference}.`)];
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
  const text =
    "I can't reach the appointment book at the moment, so I can't tell yet whether that is booked. " +
    "Shall I try it once more?";
  return [
    toast("system_issue", "The appointment book can't be reached at the moment."),
    say(turn, "agree", text, { replies: ["Yes", "No"] }),
  ];
}
