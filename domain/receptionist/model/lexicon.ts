import { type Language, wordsOf } from "../../../words/languages.ts";
import type { GuardWords } from "../../../words/types/guard.ts";
import { anyOf, bareWords } from "../language/phrases.ts";
import { unaccented } from "../language/spelling.ts";

/** The phrases of a language, ready to be looked for in bare words. */
export interface Lexicon {
  claims: RegExp;
  stands: RegExp;
  offers: RegExp;
  /** At the beginning. */
  frames: RegExp;
  asks: RegExp;
  gratis: RegExp;
  persons: ReadonlySet<string>;
  none: RegExp;
  promises: RegExp;
  person: RegExp;
  money: RegExp;
  opening: RegExp;
  /** All that stands between a time and its end. */
  until: RegExp;
  /** A number in words before what it counts, or an hour in words. */
  countedInWords: RegExp;
  /** An amount of money in digits. */
  amounts: RegExp;
}

const known = new Map<Language, Lexicon>();

export function lexiconOf(language: Language): Lexicon {
  const lexicon = known.get(language) ?? build(wordsOf(language).guard);
  known.set(language, lexicon);
  return lexicon;
}

function build(words: GuardWords): Lexicon {
  const { claims, stands, offers, frames, asks, none, promises, person, money, gratis, opening } = words;
  const { numbers, units, currencies, clock, until } = words;
  const phrases = (list: readonly string[]) => anyOf(list.map(unaccented));
  const first = (list: readonly string[]) => new RegExp(`^(?:${unaccented(list.join("|"))})(?!\\S)`, "u");
  const [number, unit, currency] = [numbers, units, currencies].map((list) => `(?:${list.join("|")})`);
  return {
    claims: phrases(claims),
    stands: phrases(stands),
    offers: phrases(offers),
    frames: first(frames),
    asks: first(asks),
    gratis: phrases(gratis),
    persons: new Set(words.persons.map(bareWords)),
    none: phrases(none),
    promises: phrases(promises),
    person: phrases(person),
    money: phrases(money),
    opening: phrases(opening),
    until: new RegExp(`^(?:${unaccented(until.join("|"))})?$`, "u"),
    countedInWords: phrases([
      `${number} (?:and (?:a half )?)?${unit}`,
      `${unit} (?:past|to|y) ${number}`,
      `(?:${clock.join("|")}) ${number}`,
    ]),
    amounts: new RegExp(
      `\\p{Sc}\\s?(\\d[\\d.,]*)|(\\d[\\d.,]*)\\s?(?:\\p{Lu}{0,3}\\p{Sc}|${currency}(?!\\p{L}))`,
      "giu",
    ),
  };
}
