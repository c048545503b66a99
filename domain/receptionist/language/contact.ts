import type { Language } from "../../../words/languages.ts";
import {
  type Checked,
  type ContactProblem,
  checkEmail,
  checkName,
  checkPhone,
  isOrdinaryWord,
} from "./contact-checks.ts";
import { writtenOut } from "./dictation.ts";
import { lexiconOf } from "./lexicon.ts";

export { type Checked, checkEmail, checkName, checkPhone, sayProblem } from "./contact-checks.ts";

/** What a message tells about the person who writes. */
export interface ContactReading {
  name?: string;
  email?: string;
  /** E.164. */
  phone?: string;
  /** What was given but cannot be taken as it is. */
  problems: { field: "name" | "email" | "phone"; problem: ContactProblem }[];
}

export interface ContactContext {
  /** ISO 3166-1 alpha-2; numbers without a country code are read as of this country. */
  country?: string;
  /** The name was asked for, so that a message which is nothing but a name is one. */
  expectName?: boolean;
  /** The language of the conversation. */
  language: Language;
}

/** Small words inside names, and no ends of them. */
const PARTICLES = new Set(
  "de la del las los van von der den da das dos di du le el al bin ibn ben y e ter ten af av zu".split(" "),
);
/** More words than a name has before something else begins. */
const MOST_WORDS = 6;
/** How people say who they are. Patterns see the message as it was written. */
export interface ContactWords {
  /** A name follows for certain, whatever its case: group 1. */
  announced: RegExp;
  /** A name may follow (group 1); its capital letter tells "I'm Ana" from "I'm late". */
  introduced: RegExp;
  /** Words that part a message into a name and the rest ("sure, it's Ana"), as regex source. */
  apart: string;
  /** Words that answer another question than "your name?". In the form a name may hold some of them ("So Young"), not only them. */
  ordinary: ReadonlySet<string>;
  /** The signs of an address as they are read out, as regex source. */
  signs: Record<"@" | "." | "-" | "_" | "+", string>;
  /** The digits as they are read out, from 0, as regex source. */
  digits: string[];
}

/**
 * Finds name, email address and phone number in a message. What looks like one of them and is not fit to be kept is
 * told in `problems` and left out.
 */
export function readContact(text: string, { country, expectName = false, language }: ContactContext): ContactReading {
  const { announced: announces, introduced } = lexiconOf(language).contact;
  const said = writtenOut(text.replace(/[\p{C}\s]+/gu, " ").trim());
  const reading: ContactReading = { problems: [] };
  const take = (field: "name" | "email" | "phone", checked: Checked) => {
    if (checked.ok) reading[field] = checked.value;
    else reading.problems.push({ field, problem: checked.problem });
  };

  const email = emailIn(said);
  if (email) take("email", checkEmail(email));
  const afterEmail = email ? said.replace(email, ";") : said;
  const phone = phoneIn(afterEmail);
  if (phone) take("phone", checkPhone(phone, country));
  const rest = phone ? afterEmail.replace(phone, ";") : afterEmail;

  const announced = announces.exec(rest)?.[1];
  if (announced) take("name", checkName(nameAtStart(announced, false, language), language));
  else {
    const guess =
      nameAtStart(introduced.exec(rest)?.[1] ?? "", true, language) ||
      bareName(rest, expectName, Boolean(email || phone), language);
    // A guess that is no name is nobody's mistake.
    const checked = guess ? checkName(guess, language) : null;
    if (checked?.ok) take("name", checked);
  }
  return reading;
}

function emailIn(text: string): string | undefined {
  const word = text.split(/[\s,;<>()]+/u).find((part) => /^[^@]+@[^@]/.test(part));
  return word?.replace(/^(?:e-?mail:|mailto:|["'])+|[.!?:"']+$/giu, "");
}

// Seven digits or more with nothing but separators between them, unless they begin like a date.
function phoneIn(text: string): string | undefined {
  const runs = [...text.matchAll(/\+?\(?\d[\d ().\-/]{5,25}/g)].map(([run]) => run.trim());
  return runs.find(
    (run) =>
      run.replace(/\D/g, "").length >= 7 &&
      !/^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4})(?![./-]?\d)/.test(run),
  );
}

/** The words at the start of a text that may be a name; `cased` where only its capitals tell. */
function nameAtStart(text: string, cased: boolean, language: Language): string {
  const name: string[] = [];
  for (const word of text.split(" ").slice(0, MOST_WORDS)) {
    const bare = word.replace(/[,;:!?"]+$|(?<=..)\.$/u, "");
    const fits = PARTICLES.has(bare) || (cased ? /^[\p{Lu}\p{Lo}]/u.test(bare) : /^\p{L}/u.test(bare));
    // The first word of an announced name is kept, so that "my name is nobody" gets an answer.
    const isOrdinary = isOrdinaryWord(bare, language) && !(name.length > 0 && PARTICLES.has(bare));
    if (!fits || (isOrdinary && (cased || name.length > 0))) break;
    name.push(bare);
    if (bare !== word) break;
  }
  // "Ana Gómez y quiero …"
  while (name.length > 1 && PARTICLES.has(name.at(-1) ?? "")) name.pop();
  return name.join(" ");
}

/** A name that stands for itself: asked for, or beside an address or a number and with a capital letter. */
function bareName(text: string, expected: boolean, beside: boolean, language: Language): string | undefined {
  if (!expected && !beside) return undefined;
  const apart = new RegExp(`[,;:|/!?]|(?<!\\S)(?:${lexiconOf(language).contact.apart})(?!\\S)`, "iu");
  const parts = text.split(apart).map((part) => part.replace(/^[\s.()"-]+|[\s.()"-]+$/gu, ""));
  return parts.find((part) => {
    const words = part.split(" ");
    const isOrdinary = (word: string, place: number) =>
      isOrdinaryWord(word, language) && !(place > 0 && PARTICLES.has(word));
    if (part === "" || words.length >= MOST_WORDS || words.some(isOrdinary)) return false;
    return expected || /^[\p{Lu}\p{Lo}]/u.test(part);
  });
}
