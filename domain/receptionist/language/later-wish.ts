import { type Language, wordsOf } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** What a visitor may want of us for later: a place on the waitlist, or to be written to. */
export type LaterWish = "waitlist" | "followup";

/** How each is said, and how a way is named by which to be written to; in folded text, every gap bounded. */
export interface LaterWords {
  waitlist: RegExp;
  followup: RegExp;
  byEmail: RegExp;
  byText: RegExp;
}

/** Hears a wish for later, also from the buttons. */
export function readLaterWish(text: string, language: Language): LaterWish | null {
  const said = folded(text);
  const { waitlist, followup } = lexiconOf(language).later;
  const { join, write } = wordsOf(language).inquiries;
  if (said === folded(join) || waitlist.test(said)) return "waitlist";
  const isPressed = said === folded(write.email) || said === folded(write.text);
  return isPressed || followup.test(said) ? "followup" : null;
}

/** By which way a visitor asks to be written to, where they name one. */
export function readPreferredWay(text: string, language: Language): "email" | "text" | null {
  const said = folded(text);
  const { byEmail, byText } = lexiconOf(language).later;
  if (byText.test(said)) return "text";
  return byEmail.test(said) ? "email" : null;
}
