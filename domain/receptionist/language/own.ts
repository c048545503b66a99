import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

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
  /** "My": something is theirs. */
  isTheirs: boolean;
  /** To book is said by its own word. */
  namesBooking: boolean;
}

/** How each is said, in folded text. */
export interface OwnWords extends Record<keyof OwnReading, RegExp> {
  /** "My booking", which a reference stands for. */
  appointment: string;
  /** What before a bare number makes it an hour where something is moved: "change it to". */
  hourFollows: RegExp;
  /** The word that says so: "at". */
  at: string;
}

/** A message in which something is left as it is says little else. */
const KEEPS_LONGEST = 60;

/** What a message says of an appointment that the visitor has already, by its words alone. */
export function readOwn(text: string, language: Language): OwnReading {
  const said = folded(text);
  const words = lexiconOf(language).own;
  return {
    namesOwn: words.namesOwn.test(said),
    namesOther: words.namesOther.test(said),
    bare: words.bare.test(said),
    amends: words.amends.test(said),
    booksAnew: words.booksAnew.test(said),
    keeps: said.length < KEEPS_LONGEST && words.keeps.test(said),
    lacks: words.lacks.test(said),
    isTheirs: words.isTheirs.test(said),
    namesBooking: words.namesBooking.test(said),
  };
}

/** "Change it to 3" and "make it 3" mean an hour, which "to 3" by itself does not. */
export function bareHourAsTime(text: string, language: Language): string {
  const { hourFollows, at } = lexiconOf(language).own;
  return text.replace(hourFollows, `$1 ${at} `);
}
