/** A channel by which somebody is written to. */
type Way = "email" | "text";

/** What is said about the waitlist, and about writing to somebody later. Whole sentences, where not said otherwise. */
export interface InquiryWords {
  /** Ready-made answers; pressed, their words are heard as the wish that they are. */
  join: string;
  write: Record<Way, string>;
  anyDay: string;

  /** Said where nothing was found, before another day is asked about. */
  canJoin: string;
  canWrite: Record<Way, string>;
  canEither: Record<Way, string>;
  noWaitlist: string;
  noWriting: string;

  askService: string;
  askDays: string;
  /** For name and a way to be reached, any of these. */
  askPerson(ways: readonly Way[]): string;
  askReach(ways: readonly Way[]): string;

  /** Reads a place on the waitlist back; `days` are a list, "Tuesday 24 November or Friday 27 November". */
  confirmWait(wait: { service: string; days: string; person: string; hears: Way | null }): string;
  /** Reads back what is sent, and to where; `again` where one was asked for already. */
  confirmWriting(writing: { way: Way; to: string; expected: string; again: boolean }): string;
  /** Said once it is written down. `hears` is how they hear of a free time; null where the team alone is told. */
  waits(wait: { service: string; days: string; hears: Way | null }): string;
  writes(writing: { way: Way; to: string; expected: string }): string;
  /** The notice beside the log. */
  scheduled: Record<Way, string>;
  /** When a message comes, within a sentence; `morning` where it is night where they are. Never an exact time. */
  expected: { soon: string; morning: string };

  dropped: string;
  tooManyWaits: string;
  tooManyWritings: string;
  tooSoon: string;
  serviceGone: string;
  /** Where the database gave no answer. */
  cannotTell: string;
  cannotTellToast: string;
  perhaps: string;
}
