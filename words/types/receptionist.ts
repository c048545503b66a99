import type { BookingWords, OfferWords, OwnWords } from "./receptionist/booking.ts";
import type { ContactWords, MessageWords } from "./receptionist/contact.ts";
import type { AskWords, OutsideWords, TalkWords, ToolWords, ZoneWords } from "./receptionist/talk.ts";

/**
 * What the scripted receptionist says in the chat. What is no phrase with parts is a whole sentence: sentences are put one
 * after the other, never made of one another's pieces. A time is given as `speech` says it, a service as it stands in the
 * middle of a sentence where not said otherwise.
 */
export interface ReceptionistWords {
  talk: TalkWords;
  ask: AskWords;
  offers: OfferWords;
  contact: ContactWords;
  booking: BookingWords;
  own: OwnWords;
  message: MessageWords;
  outside: OutsideWords;
  zones: ZoneWords;
  tools: ToolWords;
  replies: ReplyWords;
}

/** Ready-made answers. Pressed, each is sent as the visitor's own words: the readers of its language understand it. */
export interface ReplyWords {
  /** What a conversation may begin with. */
  book: string;
  moveOrCancel: string;
  hours: string;
  prices: string;
  /** To "which day?". */
  firstTimes: string;
  tomorrow: string;
  nextWeek: string;
  anotherDay: string;
  /** To "with whom?". */
  anyone: string;
  /** To times that are offered. */
  yesPlease: string;
  anotherTime: string;
  moreTimes: string;
  /** To a date that is far ahead. */
  yesThatDate: string;
  /** To the read-back of a booking, of a move, of a cancellation. */
  yesBook: string;
  yesMove: string;
  yesCancel: string;
  moveInstead: string;
  keepAsItIs: string;
  /** To what shall be done with an appointment. */
  move: string;
  cancel: string;
  keep: string;
  /** To what shall be changed. */
  myDetails: string;
  startOver: string;
  /** To a time that is no longer kept. */
  yesLookAgain: string;
  /** To the read-back of a message. */
  yesPassOn: string;
  reword: string;
  noMessage: string;
  yes: string;
  no: string;
}
