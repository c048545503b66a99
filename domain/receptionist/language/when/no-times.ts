import { MONTH, WEEKDAY } from "./vocabulary.ts";

const NTH_DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:19|20)\\d\\d";

/**
 * Things with numbers, months or weekdays in them that are no wish for a time. Taken out before anything is read.
 * Every pattern is bounded or anchored to a word, so that a hostile message costs linear time.
 */
const NO_TIMES: RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S{1,200}/g,
  /[$£€] ?\d{1,6}(?:[.,]\d{1,2})?/g,
  /\b24\/7\b/g,
  // An hour or a feast that greets, and what is wished at parting.
  /\b(?!good friday)(?:good|happy|great|lovely|nice) (?:morning|afternoon|evening|night|day|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/g,
  /\b(?:happy|merry) (?:christmas|xmas|new years?|new year's|thanksgiving|easter|halloween|holidays|valentine'?s|(?:mother|father)'?s)(?: (?:day|eve))?\b/g,
  /^(?:morning|afternoon|evening)(?: all| there| team)?(?:!|,(?! ?(?:please|if|or|around|ideally|at|about|before|after)\b))/g,
  // Which day that is differs from country to country, and often from region to region.
  /\b(?:bank|public|federal|national|school) holidays?(?: (?:monday|friday|weekend|week))?\b/g,
  // Since when something hurts, and when somebody was born.
  new RegExp(
    `\\bsince (?:about |around )?(?:(?:last|this|the) )?(?:yesterday|weekend|week|month|year|christmas|easter|${WEEKDAY}|(?:${MONTH})\\b(?: ${NTH_DAY}\\b)?(?: ${YEAR})?|\\d{1,2}(?:st|nd|rd|th)|${YEAR})\\b`,
    "g",
  ),
  new RegExp(
    `\\b(?:born|dob|date of birth)(?: is| was)?:? (?:on |in )?(?:the )?(?:${NTH_DAY}[ /.-](?:of )?)?(?:(?:${MONTH}|\\d{1,2})[ /.,-]{1,2})?(?:${NTH_DAY},? )?(?:${YEAR}|\\d\\d)\\b`,
    "g",
  ),
  // How long, how often, how many, how old.
  /\b(?:for|past|last|since) (?:the (?:past|last) )?(?:\d{1,3}|a|an|a few|a couple of|many|several) (?:hours?|days?|weeks?|months?|years?)\b(?! (?:today|tomorrow|from|of|in))/g,
  /\b(?:(?:every|per|each|once a|twice a|times a) (?:other )?day|(?:every|per|each|all|once a|twice a|times a) (?:other )?(?:week|month|year))\b/g,
  /(?<!\bin (?:about |like )?)\b(?<!half )(?:\d{1,3}(?:\.\d)?|an?|half an?|an hour and a half|(?:\d{1,2}|an?) and a half)(?: ?- ?\d{1,3})?[ -]?(?:minutes?|mins?|hours?|hrs?|h)(?: long)?\b(?! ?(?:from now|later|time))/g,
  /\b\d{1,4}(?: ?(?:-|or|to) ?\d{1,3})? ?(?:%|percent\b|kids?\b|child(?:ren)?\b|people\b|persons?\b|adults?\b|guests?\b|of (?:us|them|you|these|those)\b|friends?\b|women\b|men\b|dogs?\b|cats?\b|massages?\b|sessions?\b|treatments?\b|appointments?\b|consultations?\b|visits?\b|fillings?\b|teeth\b|bookings?\b|times\b|years?\b|yrs?\b|yo\b|months? (?:old|pregnant)|weeks? (?:old|pregnant)|dollars?\b|bucks\b|pounds?\b|euros?\b|quid\b|miles?\b|km\b|options?\b|questions?\b|things?\b|slots?\b|days? a\b)/g,
  // Places, picks and references: "2nd floor", "the 1st one", "option 2", "number 3", "12 Oak Street", "order 11/24-77".
  /\b\d{1,2}(?:st|nd|rd|th) (?:one|option|slot|time|offer|floor|choice|appointment|visit|row|session|avenue|ave|street|st)\b/g,
  /\b(?:option|number|no\.?|nr\.?|suite|unit|room|apt|apartment|flat|floor|step|age|aged|size|#) ?#?\d{1,4}\b(?!:)/g,
  /\b(?:order|invoice|ref|reference|ticket|policy)(?: (?:no\.?|nr\.?|number|code|is)){0,2}:? ?#?[a-z]{0,3}\d[\w/-]{2,20}/g,
  /\b\d{1,5} (?!(?:on|in|at|for|please|and|or|to|is|the)\b)[a-z]{2,20} (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|blvd|boulevard|way|square)\b/g,
  // Names that are months and weekdays elsewhere, visits that were, and the like.
  /\b(?:my name is|my name's|i'm|i am|this is|call me|with) (?:april|may|june|august|jan|mark|sunday|wednesday|tuesday)\b/g,
  /\b(?:last|next|first|second) (?:time|visit|appointment|one|session|minute)\b/g,
  /\b(?:not|nothing) (?:too |so |very )?(?:early|late)\b(?! (?:afternoon|evening|morning))/g,
  /\b(?:not|isn't|never) (?:now|right now)\b/g,
];

/** A message without phone numbers, prices, durations, names and the like, whose figures are no times. */
export function withoutNoTimes(text: string): string {
  return NO_TIMES.reduce((left, pattern) => left.replace(pattern, " ; "), withoutPhones(text));
}

// Seven digits or more with nothing but separators between them are a phone number, unless they begin like a date.
function withoutPhones(text: string): string {
  return text.replace(/\+?\d[\d ().\-/]{5,30}/g, (run) => {
    const isDate = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4})(?![./-]?\d)/.test(run);
    return isDate || run.replace(/\D/g, "").length < 7 ? run : " ; ";
  });
}
