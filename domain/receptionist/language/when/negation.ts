import { DAY, TIME } from "./marks.ts";

/** Regex source for the small words that may stand before a day and change nothing. */
export const FILLER =
  "(?:(?:of|in|on|at|the|a|an|any|some|this|maybe|perhaps|preferably|ideally|say|like|either|then|also) ){0,6}";

/** Regex source for the words before a day or a time that does not suit. */
export const NOT =
  "(?:not|no|never|that isn'?t|that is not|except|but not|anything but|(?<=\\b(?:any|every|all)[^,.;]{0,30} )but|apart from|other than|besides|rather than|instead of|excluding|avoid|(?:can'?t|cannot|can not|won'?t|unable to)(?: (?:do|make|come|be (?:free|in|there)))?|(?:don'?t|do not) (?:want|do|like))";

// Before a day on which the visitor is taken up with something else.
const BUSY =
  "(?:busy|away|unavailable|not (?:available|free|around|in)|working|out(?: of town)?|on (?:holiday|vacation|leave)|travell?ing|abroad|(?:i|we) work|(?:have|got) (?:work|class|school|a meeting))(?: (?:for|over|during))?";

/** Regex source for the words before a day, or a time of a day, that does not suit. */
export const NOT_ON = `(?:${NOT}|${BUSY})`;

/** Regex source for the words after a day or a time that does not suit: "Tuesday doesn't work". */
export const FAILS = `(?:(?:do(?:es)? not|do(?:es)?n'?t|won'?t|will not|wouldn'?t|(?:is|are)n'?t|(?:is|are) (?:not|no|bad|busy|out|full|impossible)|no (?:good|go|use)|i'?m (?:busy|away|out|working|not)|i (?:can'?t|cannot|work)|not)\\b|(?:is|are) (?:too|a bad)\\b)(?! ${FILLER}(?:${DAY}|${TIME}))`;
