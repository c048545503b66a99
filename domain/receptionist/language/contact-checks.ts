import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import { type Language, wordsOf } from "../../../words/languages.ts";
import type { ContactWords } from "../../../words/types/receptionist/contact.ts";
import { readEmailTypo } from "./email-typos.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** A value that is fit to be stored, or what is wrong with it. */
export type Checked = { ok: true; value: string } | { ok: false; problem: ContactProblem };

/** What is wrong with a name, an address or a number. */
export type ContactProblem =
  | { code: Exclude<keyof ContactWords["problems"], "email_slip"> }
  /** With the address that was probably meant. */
  | { code: "email_slip"; meant: string };

/** One sentence for the visitor that says what is wrong. */
export function sayProblem(problem: ContactProblem, language: Language): string {
  const { problems } = wordsOf(language).receptionist.contact;
  if (problem.code === "email_slip") return problems.email_slip(problem.meant);
  return problem.code === "name_too_long" ? problems.name_too_long(NAME_MAX) : problems[problem.code];
}

const NAME_MAX = 100;
/** RFC 5321, 4.5.3.1.3. */
const EMAIL_MAX = 254;
/** Letters of any script, joined by what names hold: spaces, hyphens, apostrophes, dots of initials, commas of titles. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} '’.,\-·]*$/u;
/** A name as it may be stored: control characters gone, spaces single, at most 100 characters. */
export function checkName(input: string, language: Language): Checked {
  const value = cleaned(input).replace(/[,\s]+$/u, "");
  if (value === "") return wrong("name_missing");
  if (value.length > NAME_MAX) return wrong("name_too_long");
  if (!NAME.test(value)) return wrong("name_not_letters");
  if (value.split(" ").every((word) => isOrdinaryWord(word, language))) return wrong("name_ordinary");
  return { ok: true, value };
}

/** Whether a word is so ordinary that in running text it is hardly part of a name. */
export function isOrdinaryWord(word: string, language: Language): boolean {
  return lexiconOf(language).contact.ordinary.has(folded(word).replace(/[.,!?]+$/, ""));
}

/** An email address as it may be stored; only its domain is put in lower case (RFC 5321, 2.4: the part before may matter). */
export function checkEmail(input: string): Checked {
  const trimmed = cleaned(input);
  if (trimmed === "") return wrong("email_missing");
  const at = trimmed.lastIndexOf("@");
  const value = trimmed.slice(0, at + 1) + trimmed.slice(at + 1).toLowerCase();
  if (value.length > EMAIL_MAX || !z.email().safeParse(value).success) {
    return wrong("email_incomplete");
  }
  const meant = readEmailTypo(value);
  return meant ? { ok: false, problem: { code: "email_slip", meant } } : { ok: true, value };
}

/**
 * A phone number as it may be stored, in E.164: "+12125550123".
 *
 * @param country ISO 3166-1 alpha-2, whose form numbers without a country code are read in
 */
export function checkPhone(input: string, country?: string): Checked {
  const text = cleaned(input);
  if (text === "") return wrong("phone_missing");
  const home = homeCountry(country);
  // Mexican mobiles are still given with the 1 that calls from abroad needed until 2019.
  const dialled = text.replace(/^\+52[ .-]?1(?=[\d ().-]{10,}$)/, "+52 ");
  const phone = parsePhoneNumberFromString(dialled, { ...(home && { defaultCountry: home }), extract: false });
  if (phone?.isValid()) return { ok: true, value: phone.number };
  return wrong(home || text.startsWith("+") ? "phone_incomplete" : "phone_without_country");
}

function wrong(code: Exclude<ContactProblem["code"], "email_slip">): Checked {
  return { ok: false, problem: { code } };
}

function homeCountry(country: string | undefined): CountryCode | undefined {
  const code = country?.toUpperCase();
  return code && isSupportedCountry(code) ? code : undefined;
}

function cleaned(input: string): string {
  return input
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
}
