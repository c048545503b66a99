/** Free times. */
export interface OfferWords {
  /** Times of one day: each of them, and all of them as a list. */
  time(time: string): string;
  onDay(day: string, times: string): string;
  /** The last of several days, after the others. */
  days(before: string, last: string): string;
  one(times: string, service: string): string;
  several(times: string, service: string): string;
  shallIKeep: string;
  oneOfThose: string;
  nearest(times: string, count: number): string;
  wouldThatDo(count: number): string;
  anotherDay: string;
  /** Once more, after something else. */
  askAgain(count: number): string;
  whichToKeep: string;
  whichToMoveTo: string;
  beyondHorizon(lastDay: string): string;
  tooSoon: string;
  closed(service: string, sought: Sought): string;
  full(sought: Sought): string;
  nothing(sought: Sought, how: { isMore: boolean; hasTime: boolean }): string;
}

/** Where nothing was found. */
export interface Sought {
  person: string | null;
  /** Whom the visitor does not want, as a choice in words. */
  without: string | null;
  /** The only day that was looked at. */
  day: string | null;
}

/** What the chat and its card say of an appointment. */
export interface Told {
  service: string;
  staff: string;
  when: string;
}

/** From a time that is kept to the booking. */
export interface BookingWords {
  keeping(when: string): string;
  gone: string;
  goneButKept(when: string): string;
  noLongerFree: string;
  justOff: string;
  /** With the service at the beginning of the sentence; `reach` by which the client is reached, as a list. */
  readBack(booking: Told & { name: string; reach: string }): string;
  notBooked: string;
  isWith(person: string): string;
  /** Day and time on a ticket, "Tuesday 24 November, 2:30 pm". */
  dayAndTime(day: string, time: string): string;
  booked(booking: Told & { reference: string }): string;
  bookedToast(when: string, reference: string): string;
  detailsSent(email: string): string;
  cannotTell: string;
  /** The visitor said yes and it is still not known. */
  tryOnceMore: string;
  bookToast: string;
  wentThrough: string;
  freeAgain: string;
  letGo: string;
  runOut(when: string): string;
  runOutToast: string;
  lookAgain: string;
  /** Once more, after something else. */
  lookForThatAgain: string;
  whatToChange: string;
  client_blocked: string;
  too_many_upcoming: string;
}

/** An appointment that stands. `what` is it as `describe` says it. */
export interface OwnWords {
  describe(appointment: Told): string;
  /** Told apart from others, by service and time. */
  brief(service: string, when: string): string;
  stands(appointment: Told): string;
  nothingYet: string;
  reference(reference: string): string;
  cancelledAlready(what: string): string;
  fixed(what: string): string;
  tooLate(what: string, needed: string): string;
  pleaseCall(phone: string): string;
  askReference: string;
  /** With what a reference looks like. */
  askReferenceAgain: string;
  askProof: string;
  /** What will be done once it is found. */
  can: { own: string; move: string; cancel: string };
  notFound: string;
  noMoreLooking: string;
  withoutReference: string;
  which(list: string): string;
  moveCancelOrKeep: string;
  movable(what: string): string;
  cannotMove(what: string): string;
  keepsService(service: string): string;
  readBackCancel(what: string): string;
  /** `person` where it is another one. */
  readBackMove(what: string, when: string, person: string | null): string;
  /** To another person at the same time. */
  readBackPerson(what: string, person: string): string;
  moved(appointment: Told & { reference: string }): string;
  movedToast(when: string): string;
  cancelled(what: string): string;
  cancelledToast(when: string): string;
  staysAsItIs: string;
  stayAsTheyAre: string;
  dropped: string;
  nothingBooked: string;
  isThereAlready(what: string): string;
  goneButStands(what: string): string;
  noLongerFreeButStands(what: string): string;
  gone: string;
  standsAs(what: string): string;
  changedMeanwhile: string;
  cannotTell: { move: string; cancel: string };
  cannotTellAtAll: string;
  cannotFind: string;
  bookHas(what: string): string;
  bookStillHas(what: string): string;
}
