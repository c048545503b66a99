import { enUS } from "date-fns/locale/en-US";
import type { GuardWords } from "./types/guard.ts";
import type { InquiryWords } from "./types/inquiries.ts";
import type { AboutLanguage } from "./types/language.ts";
import type { LetterWords, NamedAppointment } from "./types/letters.ts";
import type { PageWords } from "./types/pages.ts";
import type { Sought } from "./types/receptionist/booking.ts";
import type { ReceptionistWords } from "./types/receptionist.ts";
import type { SpeechWords } from "./types/speech.ts";
import type { TextedAppointment, TextWords } from "./types/texts.ts";
import type { BubbleWords, WidgetWords } from "./types/widget.ts";

export const about: AboutLanguage = { tag: "en", name: "English", direction: "ltr" };

export const speech: SpeechWords = {
  dateLocale: enUS,
  day: "EEEE d MMMM",
  dayWithYear: "EEEE d MMMM yyyy",
  shortDay: "EEE d MMM",
  time: "h:mm aaa",
  at: (day, time) => `${day} at ${time}`,
  and: () => "and",
  or: () => "or",
  numberLocale: () => "en",
  hours: (count) => `${count} ${count === 1 ? "hour" : "hours"}`,
  minutes: (count) => `${count} ${count === 1 ? "minute" : "minutes"}`,
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  fromTo: (from, to) => `${from} to ${to}`,
  midnight: "midnight",
  closed: (days) => `closed ${days}`,
  closedAllWeek: "closed all week",
  inSentence: (name) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name),
  cities: {},
  zone: (city) => `${city} time`,
  inZone: (said, zone) => `${said} ${zone}`,
  inBothZones: (said, zone, there, other) => `${said} ${zone} (${there} ${other})`,
};

export const common: string = [
  "a about after afternoon again ago all almost already also although always am an and another any anybody",
  "anyone anything anyway are around as ask at available away back bad be because been before being best better",
  "between big book booked booking both bring but by call called can can't cancel cannot card change check",
  "clear close closed come coming confirm could couldn't date day days did didn't different do does doesn't",
  "doing don't done down during each earlier early either email else end enough etc evening ever every everyone",
  "everything exactly except far few find fine first five for forget found four free friday from full get",
  "getting give given go goes going gone good got great had half happy has hasn't have haven't having he hear",
  "hello help her here hers hi him his hold hour hours how however hurt i i'd i'll i'm i've if in instead into",
  "is isn't it it's its january just keep kind know last late later least leave left less let let's like little",
  "long look looking lot love make many may maybe me mean meet message might mind mine minute minutes monday",
  "month more morning most move much must my myself name near need needs never new next nice no nobody none",
  "noon not note nothing now number of off often okay on once one only open or other our out over own part pay",
  "people perhaps person phone please possible prefer price problem put question quite rather read ready really",
  "reference remember reschedule right said same saturday say see send several shall she should show since so",
  "some somebody someone something sometimes somewhere soon sorry speak still stop such sunday sure take taken",
  "talk tell ten than thank thanks that that's the their them then there these they they're thing things think",
  "this those though three through thursday time times to today together tomorrow tonight too took try tuesday",
  "two under understand until up us use usual very visit wait want wanted wants was wasn't way we we'd we'll",
  "we're wednesday week weekend weeks well were what what's when where whether which while who whole whom whose",
  "why will wish with within without won't word work works would wouldn't write wrong year years yes yesterday",
  "yet you you'd you'll you're your yours appointment appointments english spanish language",
].join(" ");

export const guard: GuardWords = {
  claims: [
    ...[
      "(?:re|pre)?booked",
      "bookings? (?:is|are|was|has been|went) \\S+",
      "reserved",
      "(?:re)?confirmed",
      "confirmation",
      "scheduled",
      "rescheduled",
    ],
    ...[
      "moved",
      "changed it",
      "switched",
      "shifted",
      "postponed",
      "cancell?ed",
      "called off",
      "deleted",
      "removed",
      "dropped it",
    ],
    ...[
      "all (?:set|sorted|done|arranged|taken care of|good to go)",
      "youre (?:in|set|good|confirmed|down|on)",
      "your (?:slot|spot|place|time|seat) is",
    ],
    ...[
      "(?:it|that|this|everything|its|thats) ?(?:is|was|has been|s)? ?(?:all )?(?:done|sorted|complete|completed|finalized|finalised|settled|arranged|fixed|handled|secured|official|yours|locked in|in place|in the (?:book|books|diary|calendar|system)|on the (?:book|books|calendar|schedule))",
    ],
    ...[
      "consider it \\S+",
      "taken care of",
      "locked in",
      "pencilled",
      "penciled",
      "secured",
      "finalised",
      "finalized",
      "processed",
      "registered",
      "enrolled",
      "signed you up",
    ],
    ...[
      "(?:ive|i have|we have|weve|i just|i|we) (?:just |now |already |gone ahead and |successfully )?(?:put|added|kept|held|saved|made|set|got|placed|noted|entered|recorded|written|sent|emailed|mailed|texted|messaged|called|told|notified|informed|asked|passed|arranged|blocked|grabbed|squeezed|fitted|slotted|updated|changed|completed|submitted|taken|refunded|charged|waived|applied|checked you) \\S+",
    ],
    ...[
      "holding",
      "keeping",
      "is held",
      "been held",
      "is kept",
      "been kept",
      "on hold for you",
      "saved for you",
      "waiting for you",
      "set aside",
    ],
    ...[
      "has been (?:sent|emailed|texted|made|placed|noted|recorded|processed|added|updated|changed|completed|submitted|taken|refunded|applied|passed on)",
      "is on its way",
      "are on their way",
      "on the (?:waiting ?list|wait ?list)",
      "added you",
      "put you (?:down|in|on)",
    ],
    ...[
      "see you",
      "expect(?:ing|s)? you",
      "look(?:ing|s)? forward to (?:seeing|welcoming|meeting|having)",
      "welcome you (?:on|at)",
      "be ready for you",
      "be there (?:on|at)",
      "your (?:new )?(?:appointment|booking|visit|session|reservation) (?:is|was|has|stands|remains|will)",
    ],
    ...[
      "success",
      "successful",
      "successfully",
      "congratulations",
      "enjoy your \\S+",
      "you have an appointment",
      "you already have",
    ],
  ],
  none: [
    ...[
      "fully booked",
      "booked (?:out|up|solid)",
      "sold out",
      "no (?:times|slots|availability|openings|appointments|space|room|free times)(?: \\S+){0,3}",
      "nothing (?:free|available|open|left|at all)?",
    ],
    ...[
      "not available",
      "unavailable",
      "isnt available",
      "arent available",
      "dont have (?:any|anything|a|an|that|those|availability|times?|openings?|it|\\d+)",
      "no longer available",
      "not free",
      "full(?:y)?(?= (?:that|on|all|today|tomorrow))",
    ],
  ],
  promises: [
    ...[
      "(?:will|ill|well|youll|theyll|hell|shell|itll|gonna|going to|can have|could have) (?:just |then |also )?(?:someone |somebody |the team |a colleague )?(?:call|ring|phone|contact|text|email|mail|message|get back|reach out|be in touch|follow up|let you know|notify|remind|transfer|connect|forward|put you through|have|get|ask|tell|send|waive|refund|charge|make sure|ensure|arrange|see to)(?: \\S+)?",
    ],
    ...[
      "(?:call|ring|phone|text|email|contact|get back to) you",
      "call ?back",
      "calling you",
      "transfer(?:ring|red)?",
      "connect(?:ing)? you",
      "put(?:ting)? you through",
      "hold the line",
      "please hold",
    ],
    ...[
      "i promise",
      "guaranteed?",
      "rest assured",
      "within (?:the (?:next )?)?(?:a |an |\\d+ )?(?:minutes?|hours?|days?)",
      "in (?:\\d+|a few|a couple of) (?:minutes?|hours?)",
      "shortly",
      "right away",
      "momentarily",
    ],
  ],
  person: [
    ...[
      "im (?:a )?(?:human|person|real|not (?:a|an) (?:bot|robot|ai|machine|assistant|automated).*)",
      "i am (?:a )?(?:human|person|real|not (?:a|an) (?:bot|robot|ai|machine).*)",
      "real person",
      "as an ai",
      "language model",
      "chat ?gpt",
      "openai",
    ],
    ...["my name is", "im (?:the )?(?:owner|manager|therapist|receptionist|dentist|doctor)"],
  ],
  money: [
    ...[
      "free of charge",
      "for free",
      "complimentary",
      "no (?:charge|cost|fee|fees|deposit)",
      "at no (?:charge|cost)",
      "on the house",
      "discount(?:ed|s)?",
      "refund(?:s|ed|able)?",
      "deposits?",
      "half price",
      "cheaper",
      "coupon",
      "voucher",
      "promo(?:tion)?",
      "gift card",
      "is free",
      "are free",
      "costs? nothing",
      "surcharge",
      "tip(?:s)? included",
      "taxes? included",
      "per cent",
      "percent",
    ],
  ],
  currencies: ["dollars?", "bucks?", "usd", "cents?", "pounds?", "gbp", "quid", "pence", "euros?", "eur"],
  numbers:
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half quarter".split(
      " ",
    ),
  units: [
    "minutes?",
    "hours?",
    "days?",
    "weeks?",
    "months?",
    "years?",
    "o ?clock",
    "past",
    "to",
    "thirty",
    "fifteen",
    "forty ?five",
    "am",
    "pm",
    "dollars?",
    "bucks?",
    "pounds?",
    "euros?",
    "cents?",
    "pence",
    "percent",
    "hundred",
    "thousand",
    "in the (?:morning|afternoon|evening)",
  ],
  opening: ["open(?:s|ed|ing)?", "clos(?:e|es|ed|ing)", "hours"],
  relativeDays: {
    today: 0,
    tonight: 0,
    "this (?:morning|afternoon|evening)": 0,
    "day after tomorrow": 2,
    tomorrow: 1,
    yesterday: -1,
  },
  wordTimes: { noon: 720, midday: 720, midnight: 0 },
  truth: {
    nothingBooked: "Nothing is booked yet.",
    stands: (what, reference) => `In the book is your ${what}, reference ${reference}.`,
    cancelled: (what) => `Your ${what} is cancelled.`,
    held: (when) => `I'm keeping ${when} for you; it isn't booked yet.`,
    noPromise: "I can't promise what the team will do.",
    automated: "I'm an automated assistant, so there is no person typing here.",
  },
};

export const receptionist: ReceptionistWords = {
  talk: {
    greeting: (business) => `Hi, this is ${business}'s automated assistant.`,
    iCan: (abilities, facts) => `I can ${abilities} an appointment, and tell you our ${facts}.`,
    facts: { hours: "hours", services: "services", address: "address" },
    whatCanIDo: "What can I do for you?",
    whatElse: "What else can I do for you?",
    hello: "Hello.",
    goodbye: "Goodbye, and take care.",
    welcome: "You're welcome.",
    good: "Good.",
    allRight: "All right.",
    noProblem: "No problem.",
    frustrating: "I'm sorry that this is frustrating.",
    startAgain: "All right, let's start again.",
    notUnderstood: "Sorry, I didn't get that.",
    notSure: "I'm not sure what you mean.",
    stillNot: "I still don't follow.",
    noAnswer: "I don't have an answer to that.",
    automated: "I'm an automated assistant, so there is no person typing here.",
    noPerson: "I can't put you through to a person from here.",
    privacy: "The privacy notice is linked below this chat.",
    openHours: (hours) => `We're open ${hours}.`,
    ourAddress: (address) => `We're at ${address}.`,
    ourPhone: (phone) => `Our number is ${phone}.`,
    priceOf: (service, price, duration) => `${service} is ${price} for ${duration}.`,
    price: (service, price) => `${service} ${price}`,
    prices: (list) => `Our prices: ${list}.`,
    takes: (service, duration) => `${service} takes ${duration}.`,
    service: (service, duration) => `${service} (${duration})`,
    services: (list) => `We offer ${list}.`,
    noFact: "I don't have that.",
    noAddress: "I don't have the address.",
    noPrice: "I don't have a price for that.",
    reachTeam: (ways) => `You can reach the team at ${ways}.`,
    bookAway: "I can't reach the appointment book at the moment.",
    wentWrong: "Something went wrong on my side.",
    tryShortly: "Please try that again shortly.",
  },
  ask: {
    whichOf: (services) => `Would that be ${services}?`,
    whichService: (services) => `Which service would you like: ${services}?`,
    staffFor: (service, names) => `For your ${service} you can see ${names}.`,
    onlyStaffFor: (service, names) => `For your ${service} you can only see ${names}.`,
    doesNotOffer: (person, service, others, count) =>
      `${person} doesn't offer ${service}; ${others} ${count === 1 ? "does" : "do"}.`,
    whom: "Who would you like, or is anyone fine?",
    happyToLook: "Happy to look.",
    whichDay: "Is there a day that suits you, or shall I show the first free times?",
    farDate: (day) => `That is ${day}, more than a month from now. Is that the date you mean?`,
    farDateAgain: "Is that date, more than a month from now, the one you mean?",
    doYouMean: (days) => `Do you mean ${days}?`,
    day: (day) => day,
    days: (from, to) => `${from} to ${to}`,
    past: "That time has already passed.",
    noLongerOffered: "We no longer offer that.",
    bookingsOff: "Bookings are switched off at the moment.",
    bookingsOffToMove: "Bookings are switched off at the moment, so I can't move it.",
    bookingsOffToBook: "Bookings are switched off at the moment, so I can't book you in.",
  },
  offers: {
    time: (time) => time,
    onDay: (day, times) => `${day} at ${times}`,
    days: (before, last) => `${before}, and ${last}`,
    one: (times, service) => `${times} is free for your ${service}.`,
    several: (times, service) => `For your ${service} I have ${times}.`,
    shallIKeep: "Shall I keep it for you?",
    oneOfThose: "Does one of those suit you, or another day?",
    nearest: (times, count) => `The nearest ${count === 1 ? "is" : "are"} ${times}.`,
    wouldThatDo: (count) => `Would ${count === 1 ? "that" : "one of those"} work, or another day?`,
    anotherDay: "Would another day suit you?",
    askAgain: (count) => `Does ${count === 1 ? "that time" : "one of these times"} suit you, or another day?`,
    whichToKeep: "Gladly. Which one shall I keep for you?",
    whichToMoveTo: "Gladly. Which one shall I move it to?",
    beyondHorizon: (lastDay) => `I can book up to ${lastDay}, and that is further ahead.`,
    tooSoon: "That is too soon for us to take a booking.",
    closed: (service, sought) => `We have no ${service} appointments${withWhom(sought)}${onDay(sought)}.`,
    full: (sought) => `${sought.person ? `${sought.person} is` : "We are"} fully booked${onDay(sought)}.`,
    nothing: (sought, { isMore, hasTime }) =>
      `I have nothing ${isMore ? "more" : "free"}${hasTime ? " at that time" : ""}${withWhom(sought)}${onDay(sought)}.`,
  },
  contact: {
    askBoth: "May I have your name, and an email or phone number?",
    askName: "What is your name?",
    askReach: "Which email or phone number may I use?",
    thanks: "Thank you.",
    thanksTo: (name) => `Thank you, ${name}.`,
    letsCorrect: "Let's put that right.",
    onceMore: "Could you give it once more?",
    eitherWillDo: "Either an email or a phone number will do.",
    whichToText: "Which phone number may I text?",
    reachNeeded: "An email or a phone number is needed.",
    phoneNeededForTexts: "A phone number is needed for texts.",
    reminders: "reminders by text",
    textMe: "text me reminders",
    card: {
      submit: "Continue",
      name: "Name",
      email: "Email",
      phone: "Phone",
      textsAgreed: "Text me about this appointment, with reminders. Reply STOP at any time.",
    },
    problems: {
      name_missing: "A name is needed.",
      name_too_long: (characters) => `A name can have at most ${characters} characters.`,
      name_not_letters: "A name can only have letters in it.",
      name_ordinary: "That doesn't look like a name.",
      email_missing: "An email address is needed.",
      email_incomplete: "That email address doesn't look complete.",
      email_slip: (meant) => `That email address seems to have a slip in it; perhaps you mean ${meant}.`,
      phone_missing: "A phone number is needed.",
      phone_incomplete: "That phone number doesn't look complete.",
      phone_without_country: "That phone number doesn't look complete; it needs its country code.",
    },
  },
  booking: {
    keeping: (when) => `I'm keeping ${when} for you for a few minutes.`,
    gone: "That time has just gone.",
    goneButKept: (when) => `That time has just gone, but ${when} is still kept for you.`,
    noLongerFree: "I can no longer offer that time.",
    justOff: "Bookings have just been switched off, so I can't keep that time.",
    readBack: ({ service, staff, when, name, reach }) =>
      `${service} with ${staff} on ${when}, for ${name} (${reach}). Shall I book it?`,
    notBooked: "No problem, that one isn't booked.",
    isWith: (person) => `It is with ${person}.`,
    dayAndTime: (day, time) => `${day}, ${time}`,
    booked: ({ service, staff, when, reference }) =>
      `You're booked: ${when}, ${service} with ${staff}. Your reference is ${reference}.`,
    bookedToast: (when, reference) => `Booked: ${when}. Reference ${reference}.`,
    detailsSent: (email) => `The details are on their way to ${email}.`,
    cannotTell:
      "I can't reach the appointment book at the moment, so I can't tell yet whether that is booked. Shall I try it once more?",
    tryOnceMore: "I don't know yet whether that booking went through. Shall I try it once more?",
    bookToast: "The appointment book can't be reached at the moment.",
    wentThrough: "It had gone through before I could stop it.",
    freeAgain: "All right, that one isn't booked, and the time is free again.",
    letGo: "All right, I've let that time go.",
    runOut: (when) => `I kept ${when} for a few minutes, and they have run out, so it isn't booked.`,
    runOutToast: "The time is no longer kept.",
    lookAgain: "Shall I look again?",
    lookForThatAgain: "Shall I look for that time again?",
    whatToChange: "What shall I change: the time, or your details?",
    client_blocked: "I can't book for this email or phone number, so nothing is booked.",
    too_many_upcoming: "This email or phone number has as many appointments ahead as I can book, so nothing is booked.",
  },
  own: {
    describe: ({ service, staff, when }) => `${service} with ${staff} on ${when}`,
    brief: (service, when) => `${service} on ${when}`,
    stands: ({ service, staff, when }) => `Your ${service} with ${staff} is on ${when}.`,
    nothingYet: "Nothing is booked yet.",
    reference: (reference) => `Your reference is ${reference}.`,
    cancelledAlready: (what) => `Your ${what} is cancelled already.`,
    fixed: (what) => `Your ${what} can no longer be changed.`,
    tooLate: (what, needed) =>
      `Your ${what} stands; moving or cancelling needs ${needed}${needed.endsWith("s") ? "'" : "'s"} notice, so I can't change it from here.`,
    pleaseCall: (phone) => `Please call ${phone}.`,
    askReference: "What is the reference of your booking?",
    askReferenceAgain: "What is the reference of your booking, six letters and digits?",
    askProof: "Which email or phone number was it booked with?",
    can: { own: "I can look it up for you.", move: "I can move it for you.", cancel: "I can cancel it for you." },
    notFound:
      "I can't find a booking with that reference and that email or phone number. Please look at both once more.",
    noMoreLooking: "I can't find it, and I can't look any more in this chat.",
    withoutReference: "Without its reference I can't look a booking up.",
    which: (list) => `Which one do you mean, your ${list}?`,
    moveCancelOrKeep: "Would you like to move it, cancel it, or keep it?",
    movable: (what) => `Your ${what} can be moved.`,
    cannotMove: (what) => `We no longer offer that, so I can't move it; your ${what} stands.`,
    keepsService: (service) => `A move keeps the service, your ${service}.`,
    readBackCancel: (what) => `That is your ${what}. Shall I cancel it?`,
    readBackMove: (what, when, person) =>
      `Your ${what} would move to ${when}${person ? `, with ${person}` : ""}. Shall I move it?`,
    readBackPerson: (what, person) => `Your ${what} would be with ${person} instead. Shall I move it?`,
    moved: ({ service, staff, when, reference }) =>
      `It's moved: ${when}, ${service} with ${staff}. Your reference is still ${reference}.`,
    movedToast: (when) => `Moved to ${when}.`,
    cancelled: (what) => `It's cancelled: your ${what}.`,
    cancelledToast: (when) => `Cancelled: ${when}.`,
    staysAsItIs: "All right, it stays as it is.",
    stayAsTheyAre: "All right, they stay as they are.",
    dropped: "All right, I've dropped that.",
    nothingBooked: "All right, nothing is booked.",
    isThereAlready: (what) => `That is where your ${what} is already.`,
    goneButStands: (what) => `That time has just gone; your ${what} still stands.`,
    noLongerFreeButStands: (what) => `I can no longer offer that time; your ${what} still stands.`,
    gone: "I can't change that appointment from here any more.",
    standsAs: (what) => `It stands as ${what}.`,
    changedMeanwhile: "It was changed meanwhile.",
    cannotTell: {
      move: "I can't reach the appointment book at the moment, so I can't tell yet whether that is moved. Shall I try it once more?",
      cancel:
        "I can't reach the appointment book at the moment, so I can't tell yet whether that is cancelled. Shall I try it once more?",
    },
    cannotTellAtAll: "I can't tell what became of that.",
    cannotFind: "I can't find that appointment any more.",
    bookHas: (what) => `All right. The book has your ${what}.`,
    bookStillHas: (what) => `The book still has your ${what}. Shall I try the change once more?`,
  },
  message: {
    canPassOn: "I can pass a message on to the team, who get it by mail.",
    shallIAsk: "Shall I ask the team?",
    shallIPassOn: "Shall I pass a message on to the team?",
    askWords: "What should the message say?",
    askBoth: "May I have your name, and an email or phone number for the team?",
    askReach: "Which email or phone number may the team use?",
    readBack: ({ text, name, reach }) =>
      `The team would get this by mail, with our conversation: "${text}" from ${name} (${reach}). Shall I pass it on?`,
    passedOn: "I've passed it on to the team, who get it by mail.",
    dropped: "All right, I haven't passed anything on.",
    givenUp: "All right, no message then.",
    tooMany: "I've passed on as many messages as I can from one conversation.",
    cannotTell:
      "I can't reach our records at the moment, so I can't tell yet whether that was passed on. Shall I try it once more?",
    cannotTellToast: "Messages can't be passed on at the moment.",
    perhaps: "I can't tell whether your message was passed on.",
  },
  outside: {
    payment: "I can't take payments or deposits in this chat, but I can book the appointment.",
    class: "I can't book classes or seats in a group, only appointments for one person.",
    series: "I can't set up a series, but I can book one appointment, and then the next.",
    several_services: "I book one service at a time; we can do the next one after it.",
    several_people: "I book for one person at a time; we can do the next one after that.",
    overlap: "I can't book over a time that is taken, but I can look for the nearest free ones.",
    calendar: "I can't work with your calendar from here; I'll give you day, time and reference to note down.",
    recording: "I don't record calls; what is written here is kept, as the privacy notice below this chat explains.",
    onePlace: "I book for one place only.",
    onePlaceAt: (address) => `There is one place that I book for: ${address}.`,
  },
  zones: {
    yours: "your time",
    allTimes: (zone) => `All times are ${zone}.`,
    ask: "Which city or time zone are you in?",
    askAbout: (words) => `I'm not sure which time zone you mean by ${words}. Which city is that?`,
    overMidnight: (zone) => `That runs over midnight in ${zone}. Which day and time there would suit you?`,
  },
  tools: {
    abilities: {
      confirm_booking: "book",
      lookup_booking: "look up",
      reschedule_booking: "move",
      cancel_booking: "cancel",
    },
    status: {
      check_availability: "checking the schedule…",
      hold_slot: "keeping that time for you…",
      confirm_booking: "writing it into the book…",
      lookup_booking: "looking it up…",
      reschedule_booking: "moving it…",
      cancel_booking: "cancelling it…",
      find_booking: "checking the appointment book…",
      see_appointment: "checking the appointment book…",
      leave_message: "passing your message on…",
      create_inquiry: "putting you on the waitlist…",
      schedule_contact_followup: "arranging that…",
    },
  },
  replies: {
    book: "Book an appointment",
    moveOrCancel: "Move or cancel",
    hours: "Opening hours",
    prices: "Prices",
    firstTimes: "First free times",
    tomorrow: "Tomorrow",
    nextWeek: "Next week",
    anotherDay: "Another day",
    anyone: "Anyone",
    yesPlease: "Yes, please",
    anotherTime: "Another time",
    moreTimes: "More times",
    yesThatDate: "Yes, that date",
    yesBook: "Yes, book it",
    yesMove: "Yes, move it",
    yesCancel: "Yes, cancel it",
    moveInstead: "Move it instead",
    keepAsItIs: "Keep it as it is",
    move: "Move it",
    cancel: "Cancel it",
    keep: "Keep it",
    myDetails: "My details",
    startOver: "Start over",
    yesLookAgain: "Yes, look again",
    yesPassOn: "Yes, pass it on",
    reword: "Change it",
    noMessage: "No message",
    yes: "Yes",
    no: "No",
  },
};

function withWhom({ person, without }: Sought): string {
  if (person) return ` with ${person}`;
  return without ? ` without ${without}` : "";
}

function onDay({ day }: Sought): string {
  return day ? ` on ${day}` : " in those days";
}

export const bubble: BubbleWords = {
  open: "Chat with us",
  loading: "Opening the chat",
  failed: "The chat did not load. Press again.",
};

export const widget: WidgetWords = {
  about,
  bubble,
  dateLocale: "en-GB",
  halfDays: { am: "am", pm: "pm" },
  chatWith: (name) => `Chat with ${name}`,
  chat: "Chat",
  close: "Close chat",
  you: "You",
  assistant: "Automated assistant",
  privacy: "Privacy",
  newTab: "opens in a new tab",
  connection: {
    connecting: "Connecting",
    online: "Connected",
    reconnecting: "Reconnecting",
    offline: "You are offline",
    refused: "Not available",
  },
  connectionLost: "Connection lost. What you write is kept.",
  unreachable: "The chat cannot be reached just now. We keep trying.",
  offlineNow: "You seem to be offline. The chat opens when your connection is back.",
  tryNow: "Try now",
  refusal: {
    origin: "This chat is not set up for this website.",
    unknown_tenant: "This chat does not exist any more.",
    session: "A conversation could not be started. Please reload the page.",
  },
  loading: "Loading the conversation",
  typing: "The assistant is typing",
  log: "Conversation",
  newMessages: "New messages",
  unread: "new messages",
  message: "Message",
  placeholder: "Write a message",
  send: "Send",
  charactersLeft: (left) => `${left} ${left === 1 ? "character" : "characters"} left`,
  waiting: "Not sent yet",
  tryAgain: "Try again",
  discard: "Discard",
  failed: {
    too_fast: "That was a lot at once. Wait a moment, then try again.",
    rate_limited: "That was a lot at once. Wait a minute, then try again.",
    too_large: "That message is too long.",
    card_closed: "This card is no longer open.",
    offer_gone: "This time is no longer on offer.",
    invalid_request: "That could not be read.",
    other: "That could not be sent.",
  },
  times: (place) => `Times in ${place}, yours below.`,
  yours: (time) => `${time} for you`,
  replies: "Suggested replies",
  contact: "Your details",
  required: (label) => `${label} is needed.`,
  badEmail: "This does not look like an email address.",
  badPhone: "This does not look like a phone number.",
  phoneForTexts: "A phone number is needed for texts.",
  emailOrPhone: "An email address or a phone number is needed.",
  oneIsEnough: "An email address or a phone number is enough.",
  optional: "optional",
  booked: "Booked",
  changed: "Changed since",
  cancelled: "Cancelled",
  withStaff: "With",
  place: "Where",
  reference: "Reference",
  copy: "Copy",
  copied: "Copied",
  addToCalendar: "Add to calendar",
  change: "Change",
  followup: {
    title: "Follow-up",
    by: { email: "We'll write to you by email", text: "We'll text you" },
    expected: "When",
  },
  push: {
    waitlist_match: "A time from your waitlist has opened up.",
    calendar_retry_success: "Your appointment is in the calendar now.",
  },
  dismiss: "Dismiss",
  forget: {
    open: "Forget this chat",
    question: "This deletes this conversation here and at the business. Your appointments stay.",
    yes: "Delete it",
    no: "Keep it",
    busy: "Deleting the conversation",
    failed: "It could not be deleted just now. Please try again.",
    done: "This conversation was deleted.",
    again: "Start a new one",
  },
};

const named = (what: string, { service, business }: NamedAppointment) => `${what}, ${service} at ${business}`;

export const letters: LetterWords = {
  appointment: {
    confirmation: { subject: (its) => named(`Booked: ${its.when}`, its), heading: "You're booked" },
    cancellation: { subject: (its) => named(`Cancelled: ${its.when}`, its), heading: "Your appointment is cancelled" },
    reminder: { subject: (its) => named(`Reminder: ${its.when}`, its), heading: "Your appointment is coming up" },
    moved: { subject: (its) => named(`Moved to ${its.when}`, its), heading: "Your appointment has moved" },
    otherStaff: {
      subject: (its) => named(`Now with ${its.staff}: ${its.when}`, its),
      heading: "Your appointment has changed",
    },
    stands: {
      subject: (its) => named(`Your appointment stands: ${its.when}`, its),
      heading: "Your appointment stands",
    },
    preview: ({ service, staff, reference }) => `${service} with ${staff}. Reference ${reference}.`,
    sameTime: (staff) => `The time stays the same. It is with ${staff} now.`,
    movedFrom: (when) => `It was ${when}. This is the new time:`,
    nothingToDo: {
      preview: (reference) => `There is nothing that you need to do. Reference ${reference}.`,
      text:
        "Copying it into the business's own calendar takes longer than usual. The booking itself is safe, and there " +
        "is nothing that you need to do.",
    },
    seeOrBookAgain: "See it or book again",
    seeOrChange: "See, move or cancel it",
    see: "See your appointment",
    tooLate: "It is too late now to move or cancel it online.",
    changeUntil: (when) => `You can move or cancel it until ${when}.`,
    questions: (ways) => `Questions? Please ${ways.join(" or ")}.`,
    footer: (business) => `Sent automatically for ${business}, because you booked with them.`,
  },
  ways: {
    reply: "reply to this email",
    call: (phone) => `call ${phone}`,
    write: (email) => `write to ${email}`,
  },
  others: (ways) => `You can also ${ways.join(" or ")}.`,
  contact: {
    subject: (business) => `You asked ${business} to write to you`,
    preview: "Book, change or ask on our page.",
    opening: (business) => `Hello, you asked ${business} to write to you.`,
    whatThePageDoes: "On our page you can book a time, move or cancel an appointment, or ask something else.",
    button: "Go to our page",
    footer: (business) => `Sent automatically for ${business}, because you asked for it.`,
  },
  waitlist: {
    subject: ({ when, service, business }) => `Free now: ${when ? `${when}, ` : ""}${service} at ${business}`,
    preview: ({ when }) => (when ? "It is not kept for you." : "They are not kept for you."),
    opening: ({ when, service }) =>
      `Hello, you asked to hear when a time for ${service} comes free. ${
        when ? "This one is free as we write:" : "These are free as we write:"
      }`,
    slot: (when, staff) => `${when}, with ${staff}`,
    notKept: ({ when }) =>
      when
        ? "It is not kept for you, so whoever books first has it."
        : "They are not kept for you, so whoever books first has them.",
    button: "Book on our page",
    footer: (business) => `Sent automatically for ${business}, because you asked to hear of free times.`,
  },
  hold: {
    subject: (its) => named(`Not booked yet: ${its.when}`, its),
    preview: "The time that was kept for you has run out.",
    opening: ({ service, staff, when }) =>
      `Hello, we kept a time for you: ${service} with ${staff}, ${when}. It was kept for a few minutes only, so it isn't booked.`,
    mayBeFree: "It may be free again, or somebody else may have taken it by now. Our page shows what is free.",
    button: "See free times",
    footer: (business) => `Sent automatically for ${business}, because a time was kept for you in its chat.`,
  },
  ticket: {
    until: (time) => `until ${time}`,
    elsewhere: (when, zone) => `That is ${when} ${zone}`,
    withStaff: (staff) => `With ${staff}`,
    cancelled: "Cancelled",
    reference: "Reference",
  },
  fewer: "No more emails like this",
  event: {
    summary: ({ service, staff, business }) => `${service} with ${staff} at ${business}`,
    booked: (reference, url) => `Reference ${reference}. To see, move or cancel it: ${url}`,
    cancelled: (reference, url) => `Reference ${reference}. To see it or book again: ${url}`,
  },
};

const whatFor = ({ what }: TextedAppointment) => (what ? `, ${what.service} with ${what.staff}` : "");

export const texts: TextWords = {
  confirmation: (its) => `${its.business}: you're booked, ${its.when}${whatFor(its)}. Reference ${its.reference}.`,
  change: (its) => `${its.business}: your appointment is now ${its.when}${whatFor(its)}. Reference ${its.reference}.`,
  cancellation: (its) =>
    `${its.business}: your appointment on ${its.when}${its.what ? `${whatFor(its)},` : ""} is cancelled. Reference ${its.reference}.`,
  reminder: (its) => `${its.business}: see you on ${its.when}${whatFor(its)}. Reference ${its.reference}.`,
  contact: ({ business, url, phone }) =>
    `${business}: you asked us to write to you. Book, change or ask here: ${url}${phone ? ` Or call ${phone}.` : ""}`,
  waitlist: ({ business, service, times, url }) => {
    const free = times.map(({ when, staff }) => `${when} with ${staff}`).join("; ");
    const it = times.length === 1 ? "it" : "them";
    return `${business}: free as we write for ${service}: ${free}. Not kept for you: whoever books first has ${it}. ${url}`;
  },
  howToStop: "Reply STOP to end texts.",
};

export const pages: PageWords = {
  dayButton: { weekday: "EEE", date: "d MMM" },
  parts: { morning: "Morning", afternoon: "Afternoon", evening: "Evening" },
  appointment: {
    label: "Your appointment",
    states: {
      booked: "Booked",
      confirming: "Being confirmed",
      completed: "Completed",
      missed: "Missed",
      past: "Past",
      cancelled: "Cancelled",
    },
    until: (time, zone) => `until ${time}, ${zone}`,
    withStaff: "With",
    where: "Where",
    reference: "Reference",
    addToCalendar: "Add to calendar",
    updateCalendar: "Update my calendar",
    move: "Move",
    cancel: "Cancel",
    whatNext: "What next",
    bookAgain: "Book again",
    inWords: (service, staff, day, time) => [service, " with ", staff, `, ${day} at ${time}`],
    begun: "Your appointment has begun.",
    tooLate: (notice) =>
      `Your appointment is less than ${notice} away, so it can no longer be moved or cancelled on this page.`,
    changeUntil: (when) => `You can move or cancel it here until ${when}.`,
    done: {
      moved: { title: "Moved", text: "This is your new time. Add it to your calendar again to change it there." },
      cancelled: { title: "Cancelled", text: "Your appointment is cancelled, and its time is free for others." },
    },
  },
  askBusiness: {
    call: (business, phone) => ["Please call ", business, " on ", phone, "."],
    ask: (business) => ["Please ask ", business, " directly."],
  },
  move: {
    title: "Choose another time",
    now: (appointment) => ["Now: ", appointment, "."],
    days: "Days",
    earlier: "← Earlier days",
    later: "Later days →",
    zone: (zone) => `Times are ${zone}.`,
    onlyWith: (staff) => `Only times with ${staff}`,
    withOthers: "Show times with others, too",
    noneAtAll: "There are no free times in these weeks.",
    noneWith: (staff) => `${staff} has no free times in these weeks.`,
    keep: "Keep it as it is",
    anotherTime: "Another time",
    nearest: "The nearest free times are:",
    confirm: {
      title: "Move to this time?",
      label: "The new time",
      whoeverIsFree: "whoever is free",
      insteadOf: "Instead of",
      button: (day, time) => `Move to ${day}, ${time}`,
    },
  },
  cancel: {
    title: "Cancel this appointment?",
    label: "What would be cancelled",
    consequence: (move) => ["The time is then free for others. If another time would suit you, ", move, " instead."],
    moveIt: "move it",
    button: (day, time) => `Cancel it: ${day}, ${time}`,
    keep: "Keep it",
  },
  refused: {
    taken: (day, time) => ({
      title: "That time has just gone",
      text: `Your appointment stands as it was: ${day} at ${time}.`,
    }),
    notOnOffer: (day, time) => ({
      title: "That time is not on offer",
      text: `Your appointment stands as it was: ${day} at ${time}.`,
    }),
    tooLate: {
      title: "It is too late to change it here",
      text: "It can no longer be moved or cancelled on this page.",
    },
    notChangeable: {
      title: "This can no longer be changed",
      text: "Only an appointment that is still ahead can be moved or cancelled.",
    },
    changedMeanwhile: {
      title: "It has changed meanwhile",
      text: "Your appointment was changed after you opened that page, so nothing was done. This is how it stands now.",
    },
    bookingDisabled: (day, time) => ({
      title: "It cannot be moved just now",
      text: `No new times are given at the moment. Your appointment stands: ${day} at ${time}.`,
    }),
    serviceEnded: (service, day, time) => ({
      title: "It cannot be moved here",
      text: `There are no more times for ${service}. Your appointment stands: ${day} at ${time}.`,
    }),
  },
  trouble: {
    noSuchLink: {
      title: "This link leads nowhere",
      text: "It may be old or mistyped. Please look for the newest message about your appointment, or ask the business.",
    },
    foreignForm: {
      title: "That did not come from this page",
      text: "To be safe, nothing was done. Please open your appointment and press the button there.",
    },
    tooMuch: { title: "That was a lot at once", text: "Please wait a minute, then load this page again." },
    unreachable: {
      title: "The appointment book cannot be reached",
      text: "Please look again in a few minutes: your appointment will show how it stands.",
    },
    busy: { title: "Many people are booking at this moment", text: "Please try it again in a moment." },
    ours: {
      title: "Something went wrong on our side",
      text: "Please look again in a few minutes: your appointment will show how it stands.",
    },
    unreadable: {
      title: "That could not be read",
      text: "Nothing was done. Please open your appointment and try it again.",
    },
    open: "Open my appointment",
  },
  unsubscribe: {
    title: "Fewer emails?",
    would: (business) => [
      business,
      " would then send no reminders, follow-ups or news of free times to this address, and write only when an " +
        "appointment is booked, changed or cancelled.",
    ],
    button: "Yes, fewer emails",
    orClose: "If you want to keep them, just close this page.",
    doneTitle: "Fewer emails from now on",
    done: (business) => [
      business,
      " sends no more reminders, follow-ups or news of free times to this address, and writes only when an " +
        "appointment is booked, changed or cancelled.",
    ],
    noSuchLink: {
      title: "This link leads nowhere",
      text: "It may be mistyped. Please use the link in the newest message, or ask the business.",
    },
    trouble: {
      title: "That did not work just now",
      text: "Nothing was changed. Please try it again in a few minutes.",
    },
  },
  business: {
    title: (business) => `${business}: book an appointment`,
    chat: "Chat",
    needsScript: "The chat needs JavaScript.",
    callInstead: (phone) => `You can call ${phone}.`,
    details: "Hours, services",
    detailsWithAddress: "Hours, services, address",
    contact: "Contact",
    hours: "Hours",
    zone: (zone) => `Times are local to the business (${zone}).`,
    services: "Services",
    notFound: {
      title: "There is no such page.",
      text: "The link may be old or mistyped. Please ask the business for its address.",
    },
  },
  privacy: {
    title: "Privacy notice of the chat",
    automated: "You are writing to an automated assistant that works for the business whose page you came from.",
    kept: {
      title: "What is kept",
      text:
        "What you write, and the name, email address or phone number you give to book. The business sees it and uses it " +
        "for your appointment. Your browser keeps a key to the conversation, so that you can come back to it within a " +
        "day. A conversation is deleted 90 days after its last message, or at once when you press “Forget this chat” " +
        "below it. So that nobody keeps many times at once, a code made from your network address, from which the " +
        "address cannot be read, is kept for a day.",
    },
    notDone: {
      title: "What is not done",
      text: "There are no cookies and no advertising, and nothing you write is sold or used for anything else.",
    },
    rights: { title: "Your rights", text: "Ask the business to see, correct or delete what it keeps about you." },
  },
};

const EMAIL_OR_PHONE = { both: "an email or phone number", email: "an email address", text: "a phone number" };
const reached = (ways: readonly string[]) =>
  ways.length > 1 ? EMAIL_OR_PHONE.both : ways[0] === "text" ? EMAIL_OR_PHONE.text : EMAIL_OR_PHONE.email;

export const inquiries: InquiryWords = {
  join: "Join the waitlist",
  write: { email: "Email me your page", text: "Text me your page" },
  anyDay: "Any day",

  canJoin: "I can put you on the waitlist for it.",
  canWrite: { email: "I can email you our page for later.", text: "I can text you our page for later." },
  canEither: {
    email: "I can put you on the waitlist for it, or email you our page for later.",
    text: "I can put you on the waitlist for it, or text you our page for later.",
  },
  noWaitlist: "I can't put you on a waitlist from here.",
  noWriting: "I can't arrange for a message to you from here.",

  askService: "Which service would you like to wait for?",
  askDays: "Which day or days would suit you?",
  askPerson: (ways) => `May I have your name, and ${reached(ways)}?`,
  askReach: (ways) => `Which ${reached(ways).replace(/^an? /, "")} may we use?`,

  confirmWait: ({ service, days, person, hears }) =>
    `I'd put you on the waitlist for ${service}, ${days}, as ${person}. ${waiting(hears)} Shall I?`,
  confirmWriting: ({ way, to, expected, again }) =>
    `${again ? "That would be a second one. " : ""}${
      way === "email"
        ? `I'd email our page to ${to}, ${expected}, to book or ask from there.`
        : `I'd text our page to ${to}, ${expected}; reply STOP to end texts.`
    } Shall I?`,
  waits: ({ service, days, hears }) => `You're on the waitlist for ${service}, ${days}. ${waiting(hears)}`,
  writes: ({ way, to, expected }) =>
    way === "email"
      ? `I've arranged it: our page goes to ${to} by email, ${expected}, unless you've unsubscribed from our mails.`
      : `I've arranged it: our page goes to ${to} by text, ${expected}, unless you've ended our texts.`,
  scheduled: { email: "Arranged: an email to you.", text: "Arranged: a text to you." },
  expected: { soon: "within a few minutes to a couple of hours", morning: "in the morning" },

  dropped: "All right, I haven't noted anything.",
  tooManyWaits: "I've put you on the waitlist as often as I can from one conversation.",
  tooManyWritings: "I've arranged as many messages to you as I can from one conversation.",
  tooSoon: "A message there was asked for within the last hour, so I can't arrange another yet.",
  serviceGone: "We no longer offer that, so I haven't noted anything.",
  cannotTell:
    "I can't reach our records at the moment, so I can't tell yet whether that was noted. Shall I try it once more?",
  cannotTellToast: "Our records can't be reached at the moment.",
  perhaps: "I can't tell whether that was noted.",
};

/** What a place on the waitlist brings. */
function waiting(hears: "email" | "text" | null): string {
  if (hears === null) return "The team gets that by mail; no time is kept for you.";
  return `You hear from us by ${hears} if a time comes free; none is kept for you.`;
}
