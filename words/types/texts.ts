/** An appointment as a text names it. */
export interface TextedAppointment {
  business: string;
  /** "Tue 24 Nov at 2:30 pm". */
  when: string;
  reference: string;
  /** What for and with whom; null where it would not fit into one segment. */
  what: { service: string; staff: string } | null;
}

/**
 * What texts say. A text is billed by segments: 160 letters of GSM-7, or 70 where one letter is not in it (3GPP TS 23.038).
 * So each is worded to need no other letter, as far as the language has such words: what is left loses its accent on the
 * way (`asText`), which people who text are used to, and costs a third of what its accent would.
 */
export interface TextWords {
  confirmation(appointment: TextedAppointment): string;
  change(appointment: TextedAppointment): string;
  cancellation(appointment: TextedAppointment): string;
  reminder(appointment: TextedAppointment): string;
  /** To somebody who asked to be written to; `phone` where the business has told one. */
  contact(ways: { business: string; url: string; phone: string | null }): string;
  /** To somebody on the waitlist. */
  waitlist(free: {
    business: string;
    service: string;
    times: readonly { when: string; staff: string }[];
    url: string;
  }): string;
  /** At the end of each, as nobody can know which one is read first. STOP is what carriers understand. */
  howToStop: string;
}
