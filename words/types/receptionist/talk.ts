/** Small talk, questions of fact, and what stands before or after everything else. */
export interface TalkWords {
  greeting(business: string): string;
  /** "I can …" of what the tools can do with an appointment and which facts are told, each a list in words. */
  iCan(abilities: string, facts: string): string;
  facts: { hours: string; services: string; address: string };
  whatCanIDo: string;
  whatElse: string;
  hello: string;
  goodbye: string;
  welcome: string;
  good: string;
  allRight: string;
  noProblem: string;
  frustrating: string;
  /** After a visitor's "start over". */
  startAgain: string;
  notUnderstood: string;
  notSure: string;
  stillNot: string;
  noAnswer: string;
  automated: string;
  noPerson: string;
  privacy: string;
  openHours(hours: string): string;
  ourAddress(address: string): string;
  ourPhone(phone: string): string;
  /** With the service at the beginning of the sentence. */
  priceOf(service: string, price: string, duration: string): string;
  /** Of a list: "massage $95". */
  price(service: string, price: string): string;
  prices(list: string): string;
  takes(service: string, duration: string): string;
  /** Of a list: "massage (1 hour)". */
  service(service: string, duration: string): string;
  services(list: string): string;
  noFact: string;
  noAddress: string;
  noPrice: string;
  /** How to reach the team: numbers and addresses as a choice in words. */
  reachTeam(ways: string): string;
  /** A turn failed on our side. */
  bookAway: string;
  wentWrong: string;
  tryShortly: string;
}

/** Service, person and day. */
export interface AskWords {
  /** Among those that a message may have meant. */
  whichOf(services: string): string;
  whichService(services: string): string;
  staffFor(service: string, names: string): string;
  onlyStaffFor(service: string, names: string): string;
  /** `others` who do, in words, and how many. */
  doesNotOffer(person: string, service: string, others: string, count: number): string;
  whom: string;
  happyToLook: string;
  whichDay: string;
  farDate(day: string): string;
  /** Once more, after something else. */
  farDateAgain: string;
  /** Readings of a day, to choose from: in words, and each of them. */
  doYouMean(days: string): string;
  day(day: string): string;
  days(from: string, to: string): string;
  past: string;
  noLongerOffered: string;
  bookingsOff: string;
  bookingsOffToMove: string;
  bookingsOffToBook: string;
}

/** What is said first to a wish for something that is not done here, and what is done instead. */
export interface OutsideWords {
  payment: string;
  class: string;
  series: string;
  several_services: string;
  several_people: string;
  overlap: string;
  calendar: string;
  recording: string;
  /** Where the business has told no address. */
  onePlace: string;
  onePlaceAt(address: string): string;
}

export interface ZoneWords {
  /** Whose clocks: the visitor's. */
  yours: string;
  allTimes(zone: string): string;
  ask: string;
  /** `words` as the visitor named the zone. */
  askAbout(words: string): string;
  overMidnight(zone: string): string;
}

export interface ToolWords {
  /** What can be done with an appointment, as verbs. */
  abilities: Record<"confirm_booking" | "lookup_booking" | "reschedule_booking" | "cancel_booking", string>;
  /** What a visitor sees while a tool runs. */
  status: Record<
    | "check_availability"
    | "hold_slot"
    | "confirm_booking"
    | "lookup_booking"
    | "reschedule_booking"
    | "cancel_booking"
    | "find_booking"
    | "see_appointment"
    | "leave_message"
    | "create_inquiry"
    | "schedule_contact_followup",
    string
  >;
}
