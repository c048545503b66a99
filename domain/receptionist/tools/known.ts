import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { BookedAppointment, Contact, KnownAppointment, Memory } from "../memory.ts";

/** Appointments that one conversation keeps. */
const KEPT = 20;

/** Without what the client gave: nothing of it is repeated from the book. */
export function withoutClient(record: AppointmentRecord): BookedAppointment {
  const { clientName: _n, clientEmail: _e, clientPhone: _p, clientLanguage: _l, notes: _t, ...appointment } = record;
  return appointment;
}

/** Remembers an appointment as it is now, newest last. */
export function remembered(
  memory: Readonly<Memory>,
  appointment: BookedAppointment,
  { email, phone }: Contact = {},
): Pick<Memory, "known"> {
  const before = memory.known.find(({ id }) => id === appointment.id);
  const proof = before?.proof ?? { ...(email && { email }), ...(!email && phone && { phone }) };
  const others = memory.known.filter(({ id }) => id !== appointment.id);
  const known: KnownAppointment = { ...appointment, proof };
  return { known: [...others, known].slice(-KEPT) };
}

/** An appointment of this conversation. */
export function knownAppointment(
  memory: Readonly<Memory>,
  id: string | null | undefined,
): KnownAppointment | undefined {
  return memory.known.find((each) => each.id === id);
}
