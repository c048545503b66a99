/** A sentence some of whose parts are marked up, in the order of the language. */
export type Marked<Part> = readonly (string | Part)[];

export interface PageMessage {
  title: string;
  text: string;
}

/** What the pages say that clients and visitors open. */
export interface PageWords {
  /** A day where it stands small beside others, as date patterns (Unicode TR 35). */
  dayButton: { weekday: string; date: string };
  parts: { morning: string; afternoon: string; evening: string };
  appointment: {
    label: string;
    states: {
      booked: string;
      confirming: string;
      completed: string;
      missed: string;
      past: string;
      cancelled: string;
    };
    until(time: string, zone: string): string;
    withStaff: string;
    where: string;
    reference: string;
    addToCalendar: string;
    updateCalendar: string;
    move: string;
    cancel: string;
    whatNext: string;
    bookAgain: string;
    /** The service, with whom and when. */
    inWords<Part>(service: Part, staff: Part, day: string, time: string): Marked<Part>;
    begun: string;
    /** `notice` in words, "24 hours". */
    tooLate(notice: string): string;
    changeUntil(when: string): string;
    done: { moved: PageMessage; cancelled: PageMessage };
  };
  askBusiness: {
    call<Part>(business: Part, phone: Part): Marked<Part>;
    ask<Part>(business: Part): Marked<Part>;
  };
  move: {
    title: string;
    now<Part>(appointment: Part): Marked<Part>;
    days: string;
    earlier: string;
    later: string;
    zone(zone: string): string;
    onlyWith(staff: string): string;
    withOthers: string;
    noneAtAll: string;
    noneWith(staff: string): string;
    keep: string;
    anotherTime: string;
    nearest: string;
    confirm: {
      title: string;
      label: string;
      whoeverIsFree: string;
      insteadOf: string;
      button(day: string, time: string): string;
    };
  };
  cancel: {
    title: string;
    label: string;
    /** `move` is a link around the words of `moveIt`. */
    consequence<Part>(move: Part): Marked<Part>;
    moveIt: string;
    button(day: string, time: string): string;
    keep: string;
  };
  /** Why a change was not made; `day` and `time` as it still stands. */
  refused: {
    taken(day: string, time: string): PageMessage;
    notOnOffer(day: string, time: string): PageMessage;
    tooLate: PageMessage;
    notChangeable: PageMessage;
    changedMeanwhile: PageMessage;
    bookingDisabled(day: string, time: string): PageMessage;
    serviceEnded(service: string, day: string, time: string): PageMessage;
  };
  /** Where the appointment cannot be shown. */
  trouble: {
    noSuchLink: PageMessage;
    foreignForm: PageMessage;
    tooMuch: PageMessage;
    unreachable: PageMessage;
    busy: PageMessage;
    ours: PageMessage;
    unreadable: PageMessage;
    open: string;
  };
  unsubscribe: {
    title: string;
    would<Part>(business: Part): Marked<Part>;
    button: string;
    orClose: string;
    doneTitle: string;
    done<Part>(business: Part): Marked<Part>;
    noSuchLink: PageMessage;
    trouble: PageMessage;
  };
  business: {
    title(business: string): string;
    chat: string;
    needsScript: string;
    callInstead(phone: string): string;
    details: string;
    detailsWithAddress: string;
    contact: string;
    hours: string;
    zone(zone: string): string;
    services: string;
    notFound: PageMessage;
  };
  privacy: {
    title: string;
    automated: string;
    kept: PageMessage;
    notDone: PageMessage;
    rights: PageMessage;
  };
}
