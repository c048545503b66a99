import { distance, plain, slipsAllowed } from "../spelling.ts";

/** How people shorten or misspell what the rules know by its full word. Beyond these, single slips are forgiven below. */
const SHORTHAND: [full: string, ...typed: string[]][] = [
  ["today", "2day", "tday", "tody", "todya", "toady"],
  ["tonight", "tonite", "2nite", "2night", "tonigh"],
  ["tomorrow", "tmrw", "tmrrw", "tmr", "tmw", "tmrow", "tmoro", "tomoz", "tomo", "2moro", "2morrow", "2mrw", "tomoro"],
  ["monday", "mon", "mondy", "mnday"],
  ["tuesday", "tue", "tues", "tusday", "tuesd"],
  ["wednesday", "wed", "weds", "wendesday", "wensday", "wedness"],
  ["thursday", "thu", "thur", "thurs", "thrusday", "thirsday"],
  ["friday", "fri", "frday", "firday", "frid"],
  ["saturday", "satday", "satur"],
  ["sunday", "sundy"],
  ["next", "nxt", "nex", "nect"],
  ["week", "wk", "weel"],
  ["weeks", "wks"],
  ["weekend", "wknd", "wkend", "weekned"],
  ["morning", "morn", "mornin", "mrng"],
  ["afternoon", "arvo", "aft", "aftn", "afternon"],
  ["evening", "evng"],
  ["noon", "midday"],
  ["lunchtime", "lunch-time"],
  ["before", "b4", "befor"],
  ["between", "btwn", "btw", "betw"],
  ["after", "aftr", "afer"],
  ["until", "til", "till", "'til", "untill"],
  ["around", "arround", "aroud", "arnd"],
  ["not", "nt"],
];

const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** Long enough to be told apart from ordinary words even with a slip in them. */
const FORGIVEN =
  "monday tuesday wednesday thursday friday saturday sunday tomorrow weekend weekday morning afternoon evening january february september october november december".split(
    " ",
  );
/** Ordinary words one slip away from a forgiven one. */
const NOT_SLIPS = new Set(["sundry", "sundae", "mourning", "moaning", "mooning", "joining", "moving"]);

const FULL = new Map(SHORTHAND.flatMap(([full, ...typed]) => typed.map((word) => [word, full] as const)));

/**
 * Things with numbers, months or weekdays in them that are no wish for a time. Taken out before anything is read.
 * Every pattern is bounded or anchored to a word, so that a hostile message costs linear time.
 */
const NO_TIMES: RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S{1,200}/g,
  /[$£€] ?\d{1,6}(?:[.,]\d{1,2})?/g,
  /\b24\/7\b/g,
  // An hour that greets, and what is wished at parting.
  /\b(?:good|happy|great|lovely|nice) (?:morning|afternoon|evening|night|day|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/g,
  /^(?:morning|afternoon|evening)(?: all| there| team)?(?:!|,(?! ?(?:please|if|or|around|ideally|at|about|before|after)\b))/g,
  // How long, how often, how many, how old.
  /\b(?:for|past|last|since) (?:the (?:past|last) )?(?:\d{1,3}|a|an|a few|a couple of|many|several) (?:hours?|days?|weeks?|months?|years?)\b(?! (?:today|tomorrow|from))/g,
  /\b(?:every|per|each|all|once a|twice a|times a) (?:other )?(?:day|week|month|year)\b/g,
  /(?<!\bin (?:about |like )?)\b(?<!half )(?:\d{1,3}(?:\.\d)?|an?|half an?|an hour and a half|(?:\d{1,2}|an?) and a half)(?: ?- ?\d{1,3})?[ -]?(?:minutes?|mins?|hours?|hrs?|h)(?: long)?\b(?! ?(?:from now|later|time))/g,
  /\b\d{1,4}(?: ?(?:-|or|to) ?\d{1,3})? ?(?:%|percent\b|kids?\b|child(?:ren)?\b|people\b|persons?\b|adults?\b|guests?\b|of (?:us|them|you|these|those)\b|friends?\b|women\b|men\b|dogs?\b|cats?\b|massages?\b|sessions?\b|treatments?\b|appointments?\b|consultations?\b|visits?\b|fillings?\b|teeth\b|bookings?\b|times\b|years?\b|yrs?\b|yo\b|months? (?:old|pregnant)|weeks? (?:old|pregnant)|dollars?\b|bucks\b|pounds?\b|euros?\b|quid\b|miles?\b|km\b|options?\b|questions?\b|things?\b|slots?\b|days? a\b)/g,
  // Places and picks: "2nd floor", "the 1st one", "option 2", "number 3", "12 Oak Street".
  /\b\d{1,2}(?:st|nd|rd|th) (?:one|option|slot|time|offer|floor|choice|appointment|visit|row|session|avenue|ave|street|st)\b/g,
  /\b(?:option|number|no\.?|nr\.?|suite|unit|room|apt|apartment|floor|step|age|aged|size|#) ?#?\d{1,4}\b(?!:)/g,
  /\b\d{1,5} (?!(?:on|in|at|for|please|and|or|to|is|the)\b)[a-z]{2,20} (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|blvd|boulevard|way|square)\b/g,
  // Names that are months and weekdays elsewhere, visits that were, and the like.
  /\b(?:my name is|my name's|i'm|i am|this is|call me|with) (?:april|may|june|august|jan|mark|sunday|wednesday|tuesday)\b/g,
  /\b(?:last|next|first|second) (?:time|visit|appointment|one|session|minute)\b/g,
  /\b(?:not|isn't|never) (?:now|right now)\b/g,
];

/** A message in the words that the rules of `when/` are written in. */
export function wording(text: string): string {
  const words = plain(text)
    .split(" ")
    .filter((word) => !/[^@]@[^@]/.test(word)) // an email address
    .join(" ")
    .replace(/@ ?(?=\d)/g, "at ")
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d)/g, "$1 ")
    .replace(/(\d) ?([ap])\.? ?m\b\.?/g, "$1$2m")
    .replace(/\bo ?'? ?clock\b/g, "o'clock")
    .replace(/\b(?:a )?fortnight\b/g, "2 weeks")
    .replace(/\b(?:how|what) about\b/g, "say")
    .replace(/[a-z0-9']+/g, known)
    // "Ten to two" stays in words, or it would be the range "10 to 2".
    .replace(/\b(?:two|three|four|six|seven|eight|nine|eleven|twelve|(?:five|ten)(?! to ))\b/g, (word) =>
      String(numberOf(word)),
    );
  return NO_TIMES.reduce((left, pattern) => left.replace(pattern, " ; "), withoutPhones(words))
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The number that a word from "one" to "twelve" or a digit string means. */
export function numberOf(word: string): number {
  const index = NUMBERS.indexOf(word);
  return index >= 0 ? index : Number(word);
}

function known(typed: string): string {
  const word = typed.replace(/'s$/, "");
  const full = FULL.get(word);
  if (full) return full;
  const single = word.replace(/s$/, "");
  if (FORGIVEN.includes(word)) return word;
  if (word.length < 6 || word.length > 12 || NOT_SLIPS.has(word) || FORGIVEN.includes(single)) return typed;
  // People rarely miss the first letter, and "remember" is not December.
  const meant = FORGIVEN.find(
    (right) => right[0] === word[0] && distance(word, right, slipsAllowed(right)) <= slipsAllowed(right),
  );
  return meant ?? typed;
}

// Seven digits or more with nothing but separators between them are a phone number, unless they begin like a date.
function withoutPhones(text: string): string {
  return text.replace(/\+?\d[\d ().\-/]{5,30}/g, (run) => {
    const isDate = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4})(?![./-]?\d)/.test(run);
    return isDate || run.replace(/\D/g, "").length < 7 ? run : " ; ";
  });
}
