/** An appointment as a sentence names it; each is ready to be read. */
export interface NamedAppointment {
  /** "Tuesday 24 November at 2:30 pm". */
  when: string;
  service: string;
  staff: string;
  business: string;
}

/** What one of an appointment's mails says of why it comes. */
export interface LetterOccasion {
  /** What a locked phone shows: what happened, and when. */
  subject(named: NamedAppointment): string;
  heading: string;
}

/** One free time or several, as a sentence has to say it. */
export interface FreeTimes {
  service: string;
  business: string;
  /** The time, where it is one alone. */
  when: string | null;
}

/** What mails say to clients and visitors. */
export interface LetterWords {
  appointment: {
    confirmation: LetterOccasion;
    cancellation: LetterOccasion;
    reminder: LetterOccasion;
    moved: LetterOccasion;
    /** The time is the same, the person another. */
    otherStaff: LetterOccasion;
    /** It is missing in the business's calendar, which is no matter of the client's. */
    stands: LetterOccasion;
    preview(named: NamedAppointment & { reference: string }): string;
    sameTime(staff: string): string;
    movedFrom(when: string): string;
    /** Of `stands`. */
    nothingToDo: { preview(reference: string): string; text: string };
    seeOrBookAgain: string;
    seeOrChange: string;
    see: string;
    tooLate: string;
    changeUntil(when: string): string;
    /** `ways` are of the kinds below, one or two. */
    questions(ways: readonly string[]): string;
    footer(business: string): string;
  };
  /** How a business is reached, inside of `questions` and `others`. */
  ways: { reply: string; call(phone: string): string; write(email: string): string };
  /** Where a letter cannot or need not answer: "You can also …". */
  others(ways: readonly string[]): string;
  /** They asked to be written to. */
  contact: {
    subject(business: string): string;
    preview: string;
    opening(business: string): string;
    whatThePageDoes: string;
    button: string;
    footer(business: string): string;
  };
  /** They wait for a time, and some came free. */
  waitlist: {
    subject(times: FreeTimes): string;
    preview(times: FreeTimes): string;
    opening(times: FreeTimes): string;
    slot(when: string, staff: string): string;
    notKept(times: FreeTimes): string;
    button: string;
    footer(business: string): string;
  };
  /** A time was kept for them and not booked. */
  hold: {
    subject(named: NamedAppointment): string;
    preview: string;
    opening(named: NamedAppointment): string;
    mayBeFree: string;
    button: string;
    footer(business: string): string;
  };
  ticket: {
    until(time: string): string;
    /** The same by the reader's own clock: a time, or a day and a time, and the zone in words. */
    elsewhere(when: string, zone: string): string;
    withStaff(staff: string): string;
    cancelled: string;
    reference: string;
  };
  /** The link with which a reader asks for no more of these. */
  fewer: string;
  /** What a calendar is given. */
  event: {
    summary(named: Omit<NamedAppointment, "when">): string;
    booked(reference: string, url: string): string;
    cancelled(reference: string, url: string): string;
  };
}
