/** Who a visitor is and how they are reached. */
export interface ContactWords {
  askBoth: string;
  askName: string;
  askReach: string;
  thanks: string;
  thanksTo(name: string): string;
  /** A detail was wrong. */
  letsCorrect: string;
  onceMore: string;
  eitherWillDo: string;
  whichToText: string;
  reachNeeded: string;
  phoneNeededForTexts: string;
  /** What is read back of a visitor who agreed to texts. */
  reminders: string;
  /** As the log shows a ticked box. */
  textMe: string;
  card: { submit: string; name: string; email: string; phone: string; textsAgreed: string };
  /** What is wrong with what was given. */
  problems: {
    name_missing: string;
    name_too_long(characters: number): string;
    name_not_letters: string;
    name_ordinary: string;
    email_missing: string;
    email_incomplete: string;
    /** `meant` is the address that they probably mean. */
    email_slip(meant: string): string;
    phone_missing: string;
    phone_incomplete: string;
    phone_without_country: string;
  };
}

/** A message to the team, from its first word to the yes. */
export interface MessageWords {
  canPassOn: string;
  shallIAsk: string;
  shallIPassOn: string;
  askWords: string;
  askBoth: string;
  askReach: string;
  /** `reach` by which the sender is reached, as a list. */
  readBack(message: { text: string; name: string; reach: string }): string;
  passedOn: string;
  dropped: string;
  /** It was being taken, and something else was said. */
  givenUp: string;
  tooMany: string;
  cannotTell: string;
  cannotTellToast: string;
  /** Nobody tried once more. */
  perhaps: string;
}
