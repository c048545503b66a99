import type { ChangeWords } from "../change.ts";

export const change: ChangeWords = {
  later: /\blater\b/,
  earlier: /\b(?:earlier|sooner)\b/,
  shift:
    /\b(?<amount>half an|an?|one|two|three|\d{1,3}) ?(?<unit>hours?|hrs?|minutes?|mins?) (?<way>later|earlier|sooner|forward|back)\b/,
  amounts: { "half an": 0.5, a: 1, an: 1, one: 1, two: 2, three: 3 },
  isHours: /^h/,
  isLater: /later|back/,
  details: { all: /\bdetails?\b/, name: /\bname\b/, reach: /\b(?:e-?mail|phone|number)\b/ },
  lacks: /\b(?:no|without|don'?t have|haven'?t got)\b.{0,20}\b(?:e-?mail|phone|number|mobile)\b/,
  anyTime: /\bany ?time\b/,
};
