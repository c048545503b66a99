import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** "words": the message itself says what shall be passed on; "bare": that something shall, and not yet what. */
export type PassOn = "words" | "bare";

/** How something is passed on to the people of a business, in folded text. */
export interface PassOnWords {
  /** The people as a whole; regex source. */
  team: string;
  /** To be called is a message by itself. */
  call: RegExp;
  /** "Tell them …": all but what shall be passed on, which is the last group. `whom` is regex source. */
  tells(whom: string): RegExp;
  /** "Leave a message …", the same way. */
  leaves(whom: string): RegExp;
  /** Words that say nothing yet. */
  empty: ReadonlySet<string>;
  drops: RegExp;
  rewords: RegExp;
  adds: RegExp;
  /** Begins a sentence about oneself, which is rather a message than a wish to book. */
  tellsOfSelf: RegExp;
}

/**
 * Whether a message wants something passed on to the people of the business.
 *
 * @param names of the staff, who may be spoken of by their first word ("Dr Osei" is not)
 */
export function readPassOn(text: string, names: readonly string[], language: Language): PassOn | null {
  const said = folded(text);
  const { team, call, tells, leaves, empty } = lexiconOf(language).passOn;
  if (call.test(said)) return "words";
  const staff = names
    .map((name) => (folded(name).split(" ")[0] ?? "").replace(/[^\p{L}\p{N}-]/gu, ""))
    .filter((name) => name.length > 2);
  const whom = `(?:${[team, ...staff].join("|")})`;
  const told = tells(whom).exec(said) ?? leaves(whom).exec(said);
  if (!told) return null;
  const words = (told[1] ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => !empty.has(word)) ? "words" : "bare";
}

/** How a message speaks of another one that is being taken for the team. */
export interface MessageReading {
  /** It is not to be passed on after all. */
  dropsMessage: boolean;
  /** Its words are to be others. */
  rewordsMessage: boolean;
  /** This adds to it: "and that I need parking". */
  addsToMessage: boolean;
  /** This tells of the visitor ("I'm booked elsewhere") rather than asks for something. */
  tellsOfSelf: boolean;
}

/** What a message says of another one that is being taken, by its words alone. */
export function readMessageWords(text: string, language: Language): MessageReading {
  const said = folded(text);
  const { drops, rewords, adds, tellsOfSelf } = lexiconOf(language).passOn;
  return {
    dropsMessage: drops.test(said),
    rewordsMessage: rewords.test(said),
    addsToMessage: adds.test(said),
    tellsOfSelf: tellsOfSelf.test(said),
  };
}
