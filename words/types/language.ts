import type { GuardWords } from "./guard.ts";
import type { InquiryWords } from "./inquiries.ts";
import type { LetterWords } from "./letters.ts";
import type { PageWords } from "./pages.ts";
import type { ReceptionistWords } from "./receptionist.ts";
import type { SpeechWords } from "./speech.ts";
import type { TextWords } from "./texts.ts";
import type { BubbleWords, WidgetWords } from "./widget.ts";

/**
 * All that a language file says. Each part is an export of its own, so that a browser is sent the parts that it shows and
 * no others.
 */
export interface LanguageWords {
  about: AboutLanguage;
  speech: SpeechWords;
  /** A few hundred everyday words, in lower case and with single spaces between: enough of them tell that a text is in this language. */
  common: string;
  guard: GuardWords;
  receptionist: ReceptionistWords;
  bubble: BubbleWords;
  widget: WidgetWords;
  letters: LetterWords;
  texts: TextWords;
  pages: PageWords;
  inquiries: InquiryWords;
}

export interface AboutLanguage {
  /** BCP 47. */
  tag: string;
  /** As its speakers call it. */
  name: string;
  direction: "ltr" | "rtl";
}
