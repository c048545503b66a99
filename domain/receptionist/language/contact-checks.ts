import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import { readEmailTypo } from "./email-typos.ts";
import { plain } from "./spelling.ts";

/** A value that is fit to be stored, or one sentence for the visitor that says what is wrong with it. */
export type Checked = { ok: true; value: string } | { ok: false; message: string };

const NAME_MAX = 100;
/** RFC 5321, 4.5.3.1.3. */
const EMAIL_MAX = 254;
/** Letters of any script, joined by what names hold: spaces, hyphens, apostrophes, dots of initials, commas of titles. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} '’.,\-·]*$/u;
/** Words that answer another question than "your name?". In the form a name may hold some of them ("So Young"), not only them. */
const NO_NAMES = new Set(
  [
    "yes yeah yep yup no nope nah ok okay sure hi hey hello thanks thank please cancel stop help test sorry maybe never",
    "today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon evening",
    "noon week weekend next any anyone anybody whoever someone nobody none nothing asap later now here there",
    "massage consultation acupuncture facial appointment booking email mail phone mobile name number text call",
    "what when where who why how which can could do does is are was would i i'm i'd you it that this these those me my",
    "mine your we the a an in on at for from with and or but not no-one looking interested calling texting trying going",
    "free available busy late early new book move change need want like have happy good fine great perfect sick pregnant flexible unsure afraid having wondering",
    "hoping ready back also just so very really still running coming done all first last another different something",
  ].flatMap((line) => line.split(" ")),
);

/** A name as it may be stored: control characters gone, spaces single, at most 100 characters. */
export function checkName(input: string): Checked {
  const value = cleaned(input).replace(/[,\s]+$/u, "");
  if (value === "") return wrong("A name is needed.");
  if (value.length > NAME_MAX) return wrong(`A name can have at most ${NAME_MAX} characters.`);
  if (!NAME.test(value)) return wrong("A name can only have letters in it.");
  if (value.split(" ").every(isOrdinaryWord)) return wrong("That doesn't look like a name.");
  return { ok: true, value };
}

/** Whether a word is so ordinary that in running text it is hardly part of a name. */
export function isOrdinaryWord(word: string): boolean {
  return NO_NAMES.has(plain(word).replace(/[.,!?]+$/, ""));
}

/** An email address as it may be stored; only its domain is put in lower case (RFC 5321, 2.4: the part before may matter). */
export function checkEmail(input: string): Checked {
  const trimmed = cleaned(input);
  if (trimmed === "") return wrong("An email address is needed.");
  const at = trimmed.lastIndexOf("@");
  const value = trimmed.slice(0, at + 1) + trimmed.slice(at + 1).toLowerCase();
  if (value.length > EMAIL_MAX || !z.email().safeParse(value).success) {
    return wrong("That email address doesn't look complete.");
  }
  const meant = readEmailTypo(value);
  return meant
    ? wrong(`That email address seems to have a slip in it; perhaps you mean ${meant}.`)
    : { ok: true, value };
}

/**
 * A phone number as it may be stored, in E.164: "+12125550123".
 *
 * @param country ISO 3166-1 alpha-2, whose form numbers without a country code are read in
 */
export function checkPhone(input: string, country?: string): Checked {
  const text = cleaned(input);
  if (text === "") return wrong("A phone number is needed.");
  const home = homeCountry(country);
  const phone = parsePhoneNumberFromString(text, { ...(home && { defaultCountry: home }), extract: false });
  if (phone?.isValid()) return { ok: true, value: phone.number };
  const hint = home || text.startsWith("+") ? "" : "; it needs its country code";
  return wrong(`That phone number doesn't look complete${hint}.`);
}

function wrong(message: string): Checked {
  return { ok: false, message };
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
