import type { OwnWords } from "../own.ts";

const BOOKING = "(?:appointment|appt|apointment|booking|reservation|session|visit)s?";

export const own: OwnWords = {
  namesOwn: new RegExp(
    `\\b(?:my|the|our|an?|existing|this|that) (?:[\\w-]{1,20} ){0,2}${BOOKING}\\b|\\bre-?schedul|\\bpostpone|\\bmove or cancel\\b`,
  ),
  namesOther: new RegExp(
    `\\b(?:another|an?other|different|second|next) (?:\\w{1,20} )?${BOOKING}\\b(?= (?:i|we) |.{0,3}$)`,
  ),
  bare: /\b(?:it|that|this|that one|this one|the last one)\b/,
  amends:
    /\b(?:make (?:it|that|this)|instead|rather|actually|(?:can|could) (?:it|that|we|you|i) (?:be|do|make|come)|(?:change|move|switch|push|bring|shift) (?:it|that|this)|i meant)\b/,
  booksAnew:
    /\bbook (?!it\b|that\b|this\b|the (?:first|second|last)\b)|\bnew (?:appointment|booking)\b|\banother (?:appointment|booking|one)\b|\balso\b|\bas well\b/,
  keeps:
    /\b(?:keep|leave) (?:it|that|my|the|everything)\b(?! (?:free|open|until))|^keep\b|\bnever ?mind\b|\bforget (?:it|that)\b|\bas it is\b|\blet it stand\b|\b(?:don'?t|do not) (?:move|cancel|change|reschedule)\b/,
  lacks:
    /\b(?:no|without|lost|forgot(?:ten)?|don'?t (?:have|know|remember)|do not (?:have|know|remember)|haven'?t (?:got|any)|can'?t (?:find|remember)|cannot (?:find|remember)|not sure)\b.{0,30}\b(?:reference|ref|code|number|it|one|that|any)\b|\bwhat (?:reference|code)\b|\bno idea\b|^(?:i )?(?:don'?t|do not) (?:know|have (?:it|one)|remember)\b/,
  isTheirs: /\bmy\b/,
  namesBooking: /\bbook\b/,
  appointment: "my booking",
  hourFollows:
    /\b((?:change|move|make|push|switch|shift|bring|reschedule) (?:it|that|this|my \w{1,20})(?: (?:forward|back))?) (?:to |for )?(?=\d{1,2}(?: (?:instead|please|then)\b|[ .!?]*$))/gi,
  at: "at",
};
