import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** Which detail of theirs a message speaks of. */
export type Detail = "name" | "reach" | "all";

/** How a change of what was said is said, in folded text. */
export interface ChangeWords {
  later: RegExp;
  earlier: RegExp;
  /** "An hour later": how many, of what, which way. */
  shift: RegExp;
  /** Of the words for how many. */
  amounts: Record<string, number>;
  /** Of the words for what; minutes otherwise. */
  isHours: RegExp;
  /** Of the words for which way. */
  isLater: RegExp;
  details: Record<Detail, RegExp>;
  lacks: RegExp;
  anyTime: RegExp;
}

/** "Later" or "earlier", as said of times that were named. */
export function readRelative(text: string, language: Language): "later" | "earlier" | null {
  const { later, earlier } = lexiconOf(language).change;
  const said = folded(text);
  if (later.test(said)) return "later";
  return earlier.test(said) ? "earlier" : null;
}

/** By how much: "an hour later", "half an hour earlier"; in minutes, null where it is not said. */
export function readShift(text: string, language: Language): number | null {
  const { shift, amounts, isHours, isLater } = lexiconOf(language).change;
  const said = shift.exec(folded(text));
  if (!said) return null;
  const { amount = "", unit = "", way = "" } = said.groups ?? {};
  const minutes = (amounts[amount] ?? Number(amount)) * (isHours.test(unit) ? 60 : 1);
  return isLater.test(way) ? minutes : -minutes;
}

/** The detail that a message names without giving it: "the email is wrong", "my details". */
export function readDetail(text: string, language: Language): Detail | null {
  const said = folded(text);
  const found = (Object.entries(lexiconOf(language).change.details) as [Detail, RegExp][])
    .map(([detail, pattern]) => ({ detail, at: said.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.detail ?? null;
}

/** Whether someone says that they have no email or no phone. */
export function readLacksDetail(text: string, language: Language): boolean {
  return lexiconOf(language).change.lacks.test(folded(text));
}

/** Whether the hour is left open: "any time". */
export function readAnyTime(text: string, language: Language): boolean {
  return lexiconOf(language).change.anyTime.test(folded(text));
}
