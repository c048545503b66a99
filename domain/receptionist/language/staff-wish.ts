import type { Language } from "../../../words/languages.ts";
import { matchNamed, type Named } from "./choose.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** Whom a visitor does not want, and the message without those words. */
export interface NotStaff {
  ids: string[];
  rest: string;
}

/** How people are wished for. */
export interface StaffWords {
  /** Words that name nothing by themselves and are in many names. */
  small: ReadonlySet<string>;
  /** An answer to "with whom?" that leaves it open, in bare words. */
  anyone: RegExp;
  /** Not this one, whose name is the first group; here and below in folded text. */
  not: RegExp;
  same: RegExp;
  /** That anyone will do, said in so many words. */
  saysAnyone: RegExp;
  /** A name beside it is that of who is to be seen, and not the visitor's. */
  beside: RegExp;
}

/** Reads "not Tom", "anyone but Tom", "with Priya rather than Tom". */
export function readNotStaff(text: string, staff: Named[], language: Language): NotStaff {
  const ids: string[] = [];
  const rest = folded(text).replace(lexiconOf(language).staff.not, (clause, name: string) => {
    const match = matchNamed(name, staff, language);
    if (match.kind !== "one") return clause;
    ids.push(match.id);
    return " ; ";
  });
  return { ids, rest: ids.length > 0 ? rest : text };
}

/** Whether a visitor wants who they have, or had, once more: "the same person". */
export function readSamePerson(text: string, language: Language): boolean {
  return lexiconOf(language).staff.same.test(folded(text));
}

/** Whether it is said in so many words that anyone will do, whatever was asked. */
export function readSaysAnyone(text: string, language: Language): boolean {
  return lexiconOf(language).staff.saysAnyone.test(folded(text));
}

/** Whether a name in the message is that of who is to be seen: "with Tom". */
export function readSeesSomeone(text: string, language: Language): boolean {
  return lexiconOf(language).staff.beside.test(folded(text));
}
