import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** What a visitor may want of a receptionist, apart from the details of it. */
export type Intent =
  | "greeting"
  | "thanks"
  | "bye"
  | "book"
  | "cancel"
  | "move"
  | "lookup"
  | "hours"
  | "address"
  | "prices"
  | "services"
  | "capabilities"
  | "who_are_you"
  | "person"
  | "start_over"
  | "another_time"
  | "more_times"
  | "privacy"
  | "rude";

/** How each intent is said, in folded text (`spelling.ts`). Every gap is bounded, so that reading stays linear. */
export type IntentWords = Record<Intent, RegExp>;

/** Everything that a message seems to want; empty where nothing is recognised. Which of them counts is the caller's to weigh. */
export function readIntents(text: string, language: Language): Set<Intent> {
  const said = folded(text);
  const intents = Object.entries(lexiconOf(language).intents) as [Intent, RegExp][];
  return new Set(intents.filter(([, pattern]) => pattern.test(said)).map(([intent]) => intent));
}
