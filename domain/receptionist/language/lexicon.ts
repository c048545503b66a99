import type { Language } from "../../../words/languages.ts";
import type { LocalDate } from "../../booking/local-date.ts";
import type { PickWords, YesNoWords } from "./answers.ts";
import type { ChangeWords } from "./change.ts";
import type { ContactWords } from "./contact.ts";
import { en } from "./en/index.ts";
import { es } from "./es/index.ts";
import type { TopicWords } from "./facts.ts";
import type { IntentWords } from "./intent.ts";
import type { LaterWords } from "./later-wish.ts";
import type { OutsideWords } from "./outside.ts";
import type { OwnWords } from "./own.ts";
import type { PassOnWords } from "./pass-on.ts";
import type { LanguageNames } from "./read-language.ts";
import type { ReferenceWords } from "./reference.ts";
import type { StaffWords } from "./staff-wish.ts";
import type { TextsWords } from "./texts-wish.ts";
import type { ZoneWords } from "./zone-words.ts";

/**
 * The words by which the messages of a language are read. How they are looked for is the same in all of them; a language
 * is a folder of tables beside this file, and its line in it.
 */
export interface Lexicon {
  change: ChangeWords;
  contact: ContactWords;
  intents: IntentWords;
  languages: LanguageNames;
  later: LaterWords;
  outside: OutsideWords;
  own: OwnWords;
  passOn: PassOnWords;
  picks: PickWords;
  references: ReferenceWords;
  staff: StaffWords;
  texts: TextsWords;
  topics: TopicWords;
  yesNo: YesNoWords;
  zones: ZoneWords;
  /** What a message says of days and times in the words that the rules of `when/` are written in. */
  when(text: string, today: LocalDate): string;
}

const lexicons: Record<Language, Lexicon> = { en, es };

export function lexiconOf(language: Language): Lexicon {
  return lexicons[language];
}
