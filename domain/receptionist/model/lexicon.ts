import { type Language, wordsOf } from "../../../words/languages.ts";
import type { GuardWords } from "../../../words/types/guard.ts";
import { anyOf } from "../language/phrases.ts";

/** The phrases of a language, ready to be looked for in bare words. */
export interface Lexicon {
  claims: RegExp;
  none: RegExp;
  promises: RegExp;
  person: RegExp;
  money: RegExp;
  opening: RegExp;
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

function build({ claims, none, promises, person, money, opening, numbers, units, currencies }: GuardWords): Lexicon {
  const phrases = (list: readonly string[]) => anyOf([...list]);
  const [number, unit, currency] = [numbers, units, currencies].map((list) => `(?:${list.join("|")})`);
  return {
    claims: phrases(claims),
    none: phrases(none),
    promises: phrases(promises),
    person: phrases(person),
    money: phrases(money),
    opening: phrases(opening),
    countedInWords: phrases([`${number} (?:and (?:a half )?)?${unit}`, `${unit} (?:past|to|y) ${number}`]),
    amounts: new RegExp(`\\p{Sc}\\s?(\\d[\\d.,]*)|(\\d[\\d.,]*)\\s?(?:\\p{Sc}|${currency}(?!\\p{L}))`, "giu"),
  };
}
