import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Checked, checkEmail, checkName, checkPhone, homeCountry } from "./contact-checks.ts";

export { type Checked, checkEmail, checkName, checkPhone } from "./contact-checks.ts";

/** What a message tells about the person who writes. */
export interface ContactReading {
  name?: string;
  email?: string;
  /** E.164. */
  phone?: string;
  /** What was given but cannot be taken as it is, each with a sentence for the visitor. */
  problems: { field: "name" | "email" | "phone"; message: string }[];
}

export interface ContactContext {
  /** ISO 3166-1 alpha-2; numbers without a country code are read as of this country. */
  country?: string | null | undefined;
  /** The name was asked for, so that a message which is nothing but a name is one. */
  expectName?: boolean;
}

/** Longer messages are not searched: contact data stands in short ones, and the name patterns try many places. */
const LONGEST = 2000;

const WORD = "\\p{L}[\\p{L}\\p{M}'’.-]{0,40}";
const NAME = `${WORD}(?: ${WORD}){0,4}`;
/** How people say who they are. The sign of a name in running text is its capital letter, where the script has one. */
const SURE = new RegExp(
  `(?:^|[\\s,.;!])(?:my (?:full )?name(?: is|['’]s|:)|name(?: is|:)|call me|the name is|the name['’]s|for:) ?(${NAME})`,
  "iu",
);
const MAYBE =
  /(?:^|[\s,.;!])(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ii]t['’]?s|[Ii]t is) (\p{Lu}[\p{L}\p{M}'’.-]{0,40}(?: (?:\p{Lu}|(?:de|la|del|van|von|der|den|da|dos|di|du|le|el|al|bin|ben|y|ter|ten) )[\p{L}\p{M}'’. -]{0,40}){0,3})/u;
/** Where a name that was introduced by words ends. */
const AFTER_NAME =
  /(?:[,;!?]|\. | and | but | my | i | i'?m | i'?d | email| e-mail| phone| tel| number| at | on | for | from | here\b| is | with | can | could | please| thanks| thank | -).*$/isu;

/**
 * Finds name, email address and phone number in a message. What looks like one of them and is not fit to be kept is
 * told in `problems` and left out.
 */
export function readContact(text: string, { country, expectName = false }: ContactContext = {}): ContactReading {
  const said = text
    .slice(0, LONGEST)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  const reading: ContactReading = { problems: [] };
  const take = (field: "name" | "email" | "phone", checked: Checked) => {
    if ("value" in checked) reading[field] = checked.value;
    else reading.problems.push({ field, message: checked.problem });
  };

  const address = emailIn(said);
  if (address) take("email", checkEmail(address));
  const withoutEmail = address ? said.replace(address, " ; ") : said;
  const phone = phoneIn(withoutEmail, country);
  if (phone) take("phone", checkPhone(phone, country ?? undefined));
  const rest = phone ? withoutEmail.replace(phone, " ; ") : withoutEmail;

  const name = nameIn(rest, expectName, Boolean(address ?? phone));
  if (name) {
    const checked = checkName(name.text);
    // A guess that is no name is nobody's mistake.
    if ("value" in checked || name.sure) take("name", checked);
  }
  return reading;
}

function emailIn(text: string): string | undefined {
  const word = text
    .split(/[\s,;<>()]+/u)
    .find((part) => /^[^@]+@[^@]/.test(part) && !/^@?\d{1,2}(?:[:.]\d\d)?$/.test(part));
  return word?.replace(/^(?:e-?mail:|mailto:|["'])+|[.!?:"']+$/giu, "");
}

function phoneIn(text: string, country: string | null | undefined): string | undefined {
  const home = homeCountry(country);
  const [found] = findPhoneNumbersInText(text, home ? { defaultCountry: home, extended: true } : { extended: true });
  if (found) return text.slice(found.startsAt, found.endsAt);
  // Nobody writes so many digits for anything else, but a date or a time may come near.
  const digits = /\+?\d[\d ().-]{5,20}\d/.exec(text)?.[0];
  if (!digits || /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/.test(digits)) return undefined;
  return digits.replace(/\D/g, "").length >= 7 || parsePhoneNumberFromString(digits)?.isPossible() ? digits : undefined;
}

/** `sure` is a name that was announced as one. */
function nameIn(text: string, expected: boolean, besideContact: boolean): { text: string; sure: boolean } | undefined {
  const announced = SURE.exec(text)?.[1];
  if (announced) return { text: ended(announced), sure: true };
  const introduced = MAYBE.exec(text)?.[1];
  if (introduced) return { text: ended(introduced), sure: false };
  if (!expected && !besideContact) return undefined;
  // "Ana Gómez, ana@example.com": what stands before or after the rest, if it is a name and nothing more.
  const bare = text
    .split(
      /[,;|/]|\b(?:and|e-?mail|phone|tel|mobile|cell|number|my|is|it'?s|i'?m|this|here|sure|yes|ok|okay|hi|hello|thanks|please)\b:?/iu,
    )
    .map((part) => part.replace(/^[\s.:-]+|[\s.!:-]+$/gu, ""))
    .find((part) => part !== "" && part.split(" ").length <= 5 && "value" in checkName(part));
  const isCapital = bare !== undefined && !/^\p{Ll}/u.test(bare);
  return bare && (expected || isCapital) ? { text: bare, sure: false } : undefined;
}

function ended(name: string): string {
  return name.replace(AFTER_NAME, "").trim();
}
