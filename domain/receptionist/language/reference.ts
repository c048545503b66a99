import type { Language } from "../../../words/languages.ts";
import { isCommon } from "./common.ts";
import { isOrdinaryWord } from "./contact-checks.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** A booking reference in a message, and the message without it. */
export interface ReferenceReading {
  /** Six characters, in upper case. */
  reference: string;
  rest: string;
}

/** What references are made of: no 0 O, 1 I L. */
const SIX = /^[2-9A-HJKMNP-Z]{6}$/;
const EMAIL = /[^\s@,;<>]+@[^\s@,;<>]+/g;
const PHONE = /\+?\(?\d[\d ().\-/]{5,25}\d/g;

/** What stands around a reference, and how its characters are read out. */
export interface ReferenceWords {
  /** Six characters that as a whole mean a time or a date: "24june", "3weeks". A reference may well begin like one. */
  dateLike: RegExp;
  /** A reference follows. */
  announced: RegExp;
  /** Words that stand around a reference and are none. */
  around: ReadonlySet<string>;
  /** Characters by their names. */
  spoken: Record<string, string>;
}

/** The spelling alphabet of radio and aviation. */
const ALPHABET: Record<string, string> = Object.fromEntries(
  "alpha alfa bravo charlie delta echo foxtrot golf hotel juliet juliett kilo mike november papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    .split(" ")
    .map((word) => [word, word.charAt(0).toUpperCase()]),
);

/**
 * Finds a reference as people write and dictate it: "K7P2QX", "k7p2qx", "K7P-2QX", "k 7 p 2 q x", "kilo seven papa …".
 *
 * @param asked whether one is expected, so that six plain letters may be one, and characters one by one
 */
export function readReference(text: string, asked: boolean, language: Language): ReferenceReading | null {
  const said = text
    .normalize("NFKC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  // What an address or a number contains is no reference.
  const clear = said.replace(EMAIL, blank).replace(/\bx[ -]ray\b/gi, (word) => `xray${" ".repeat(word.length - 4)}`);
  const searched = clear.replace(PHONE, (run) => (run.replace(/\D/g, "").length >= 7 ? blank(run) : run));
  for (const announced of searched.matchAll(lexiconOf(language).references.announced)) {
    const from = announced.index + announced[0].length;
    const found = whole(searched, from, () => true) ?? spelled(searched, from, language);
    if (found?.starts === firstWord(searched, from)) return reading(said, found);
  }
  const found = whole(searched, 0, (word) => isPlainly(word, language) || (asked && mayBe(word, searched, language)));
  return (found && reading(said, found)) ?? (asked ? reading(said, spelled(searched, 0, language)) : null);
}

interface Found {
  reference: string;
  starts: number;
  ends: number;
}

/** A word that is a reference as it stands. */
function whole(text: string, from: number, fits: (word: string) => boolean): Found | null {
  for (const { 0: word, index } of text.matchAll(/[a-z0-9]+/gi)) {
    if (index < from || !SIX.test(word.toUpperCase()) || !fits(word)) continue;
    return { reference: word.toUpperCase(), starts: index, ends: index + word.length };
  }
  return null;
}

/** Letters and digits mixed are hardly anything else. */
function isPlainly(word: string, language: Language): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word) && !isDateLike(word, language);
}

/** Where one is expected, capitals or a word on its own may be one too. */
function mayBe(word: string, text: string, language: Language): boolean {
  if (isDateLike(word, language) || isOrdinary(word, language)) return false;
  const { around } = lexiconOf(language).references;
  const others = (text.match(/[a-z0-9']+/gi) ?? []).filter((other) => other !== word);
  const standsOut = word === word.toUpperCase() && others.some((other) => other !== other.toUpperCase());
  return standsOut || others.every((other) => around.has(folded(other)));
}

/** Characters one by one or in groups, six in all. */
function spelled(text: string, from: number, language: Language): Found | null {
  let run = null as Found | null;
  for (const { 0: word, index } of text.matchAll(/[a-z0-9']+/gi)) {
    if (index < from) continue;
    const chars = charsOf(word, language);
    if (chars === null && run && SIX.test(run.reference)) break;
    run =
      chars === null
        ? null
        : {
            reference: (run?.reference ?? "") + chars,
            starts: run?.starts ?? index,
            ends: index + word.length,
          };
  }
  return run && SIX.test(run.reference) ? run : null;
}

function charsOf(word: string, language: Language): string | null {
  const { spoken: names, around } = lexiconOf(language).references;
  const said = folded(word);
  const spoken = names[said] ?? ALPHABET[said];
  if (spoken) return spoken;
  const isGroup = word.length < 6 && /^[2-9a-hjkmnp-z]+$/i.test(word) && !around.has(said);
  if (word.length > 1 && (!isGroup || (!/\d/.test(word) && isOrdinary(word, language)))) return null;
  return isGroup ? word.toUpperCase() : null;
}

function isDateLike(word: string, language: Language): boolean {
  return lexiconOf(language).references.dateLike.test(folded(word));
}

function isOrdinary(word: string, language: Language): boolean {
  return isOrdinaryWord(word, language) || isCommon(word, language);
}

function firstWord(text: string, from: number): number {
  const word = /[a-z0-9]/i.exec(text.slice(from));
  return word ? from + word.index : -1;
}

function reading(said: string, found: Found | null): ReferenceReading | null {
  if (!found) return null;
  const rest = `${said.slice(0, found.starts)} ; ${said.slice(found.ends)}`.replace(/ {2,}/g, " ").trim();
  return { reference: found.reference, rest };
}

function blank(run: string): string {
  return " ".repeat(run.length);
}
