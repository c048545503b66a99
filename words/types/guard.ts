/**
 * What a model must not say in its own words, and what it may not mean by them. Phrases are bare words: lower case, no
 * punctuation, no apostrophes; they are read as the alternatives of a regular expression and matched as whole words.
 */
export interface GuardWords {
  /** That something was booked, kept, moved, cancelled, sent or noted, or that somebody is expected: the book says that. */
  claims: readonly string[];
  /** That there is no time, or none left. */
  none: readonly string[];
  /** Calls, transfers, what people will do, guarantees, exact times of anything but an appointment. */
  promises: readonly string[];
  /** That a person is writing. */
  person: readonly string[];
  /** Prices by other words than their amount. */
  money: readonly string[];
  /** Amounts of money in this language's words, after a number. */
  currencies: readonly string[];
  /** Numbers as words, which are to be written in digits where they count something. */
  numbers: readonly string[];
  /** What a number counts that a visitor relies on: an amount, a time, a day. */
  units: readonly string[];
  /** Opening and closing. */
  opening: readonly string[];
  /** Days by their distance from today. */
  relativeDays: Readonly<Record<string, number>>;
  /** 12:00, and the end of a day, as words; minutes after midnight. */
  wordTimes: Readonly<Record<string, number>>;
  /** What is said instead; the days and times in it come from the book. */
  truth: {
    /** Nothing of this visitor is in the book as far as this conversation knows. */
    nothingBooked: string;
    /** @param what "massage with Mara on Tuesday 24 November at 2:30 pm" */
    stands(what: string, reference: string): string;
    cancelled(what: string): string;
    held(when: string): string;
    /** Instead of a promise. */
    noPromise: string;
    /** Instead of "I am Anna from the front desk". */
    automated: string;
  };
}
