import { DEFAULT_LANGUAGE, type Language } from "../../words/languages.ts";
import type { CalendarEvent } from "../booking/calendar-event.ts";

/** What a mail says, before it has a form: the adapters make text and HTML of it. */
export interface Letter {
  /** What it is written in. */
  language: Language;
  subject: string;
  /** The line that an inbox shows beside the subject. */
  preview: string;
  /** In its order; what people wrote stands only in `quote`. */
  parts: LetterPart[];
  /** What goes with it for the reader's calendar. */
  calendar: { method: "REQUEST" | "CANCEL"; event: CalendarEvent } | null;
  /** "#rrggbb" of the business. */
  accent: string;
  /** Who writes, and why the reader gets it. */
  footer: string[];
}

export type LetterPart =
  /** What it is about, in a few words. */
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  /** An appointment as a ticket: what, when (its first line large), with whom, where. */
  | { kind: "ticket"; title: string; when: string[]; lines: string[]; reference: string | null; struck: boolean }
  | { kind: "button"; label: string; url: string }
  /** Somebody's own words, or a conversation's. */
  | { kind: "quote"; lines: { who: string; text: string }[] };

/** What somebody is written to in. Businesses and operators are written to in English. */
export function readerLanguage({ clientLanguage }: { clientLanguage: Language | null }): Language {
  return clientLanguage ?? DEFAULT_LANGUAGE;
}
