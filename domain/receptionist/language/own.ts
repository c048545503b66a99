import { plain } from "./spelling.ts";

/** How a message speaks of an appointment that stands already. */
export interface OwnReading {
  /** "My appointment": by name, and not only "it". */
  namesOwn: boolean;
  /** Another one than those that were talked about. */
  namesOther: boolean;
  /** "It", "that one". */
  bare: boolean;
  /** "Actually …", "… instead": it puts right what was agreed. */
  amends: boolean;
  /** A new booking is wanted, beside those that there are. */
  booksAnew: boolean;
  /** It is to stay as it is. */
  keeps: boolean;
  /** The visitor has no reference at hand. */
  lacks: boolean;
}

const BOOKING = "(?:appointment|appt|apointment|booking|reservation|session|visit)s?";

/** What a message says of an appointment that the visitor has already, by its words alone. */
export function readOwn(text: string): OwnReading {
  const said = plain(text);
  return {
    namesOwn: new RegExp(
      `\\b(?:my|the|our|an?|existing|this|that) (?:[\\w-]{1,20} ){0,2}${BOOKING}\\b|\\bre-?schedul|\\bpostpone|\\bmove or cancel\\b`,
    ).test(said),
    namesOther: new RegExp(
      `\\b(?:another|an?other|different|second|next) (?:\\w{1,20} )?${BOOKING}\\b(?= (?:i|we) |.{0,3}$)`,
    ).test(said),
    bare: /\b(?:it|that|this|that one|this one|the last one)\b/.test(said),
    amends:
      /\b(?:make (?:it|that|this)|instead|rather|actually|(?:can|could) (?:it|that|we|you|i) (?:be|do|make|come)|(?:change|move|switch|push|bring|shift) (?:it|that|this)|i meant)\b/.test(
        said,
      ),
    booksAnew:
      /\bbook (?!it\b|that\b|this\b|the (?:first|second|last)\b)|\bnew (?:appointment|booking)\b|\banother (?:appointment|booking|one)\b|\balso\b|\bas well\b/.test(
        said,
      ),
    keeps:
      said.length < 60 &&
      /\b(?:keep|leave) (?:it|that|my|the|everything)\b(?! (?:free|open|until))|^keep\b|\bnever ?mind\b|\bforget (?:it|that)\b|\bas it is\b|\blet it stand\b|\b(?:don'?t|do not) (?:move|cancel|change|reschedule)\b/.test(
        said,
      ),
    lacks:
      /\b(?:no|without|lost|forgot(?:ten)?|don'?t (?:have|know|remember)|do not (?:have|know|remember)|haven'?t (?:got|any)|can'?t (?:find|remember)|cannot (?:find|remember)|not sure)\b.{0,30}\b(?:reference|ref|code|number|it|one|that|any)\b|\bwhat (?:reference|code)\b|\bno idea\b|^(?:i )?(?:don'?t|do not) (?:know|have (?:it|one)|remember)\b/.test(
        said,
      ),
  };
}

/** "Change it to 3" and "make it 3" mean an hour, which "to 3" by itself does not. */
export function bareHourAsTime(text: string): string {
  return text.replace(
    /\b((?:change|move|make|push|switch|shift|bring|reschedule) (?:it|that|this|my \w{1,20})(?: (?:forward|back))?) (?:to |for )?(?=\d{1,2}(?: (?:instead|please|then)\b|[ .!?]*$))/gi,
    "$1 at ",
  );
}
