/**
 * What a model must not say in its own words, and what it may not mean by them. Phrases are bare words: lower case, no
 * punctuation, no apostrophes; they are read as the alternatives of a regular expression and matched as whole words.
 */
export interface GuardWords {
  /** That something was booked, kept, moved, cancelled, sent or noted, or that somebody is expected: the book says that. */
  claims: readonly string[];
  /** The same of an appointment whose time stands in the sentence: true of one that is in the book, and of no other. */
  stands: readonly string[];
  /** How a free time is told: whoever hears it knows that it is not theirs yet. */
  offers: readonly string[];
  /** How a sentence begins that says what can or cannot be done, or what is needed, and tells of nothing that is so. */
  frames: readonly string[];
  /** How a question begins that only asks. */
  asks: readonly string[];
  /** What statements about a business are made of, beside its own words: separated by blanks. */
  plain: string;
  /** Who or what is spoken of where a statement is not about the business. */
  persons: readonly string[];
  /** That there is no time, or none left. */
  none: readonly string[];
  /** Calls, transfers, what people will do, guarantees, exact times of anything but an appointment. */
  promises: readonly string[];
  /** That a person is writing. */
  person: readonly string[];
  /** Prices by other words than their amount. */
  money: readonly string[];
  /** Without a price; where a time is named it is the time that is free. */
  gratis: readonly string[];
  /** Amounts of money in this language's words, after a number. */
  currencies: readonly string[];
  /** Numbers as words, which are to be written in digits where they count something. */
  numbers: readonly string[];
  /** What a number counts that a visitor relies on: an amount, a time, a day. */
  units: readonly string[];
  /** What stands before an hour. */
  clock: readonly string[];
  /** What stands between a time and the one at which it ends; a dash does, too. */
  until: readonly string[];
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
