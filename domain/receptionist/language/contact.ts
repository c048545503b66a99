import {
  type Checked,
  type ContactProblem,
  checkEmail,
  checkName,
  checkPhone,
  isOrdinaryWord,
} from "./contact-checks.ts";

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
}

/** A name follows for certain, whatever its case. */
const ANNOUNCED = /(?:^|[\s,.;!])(?:(?:my|the|full|first) name(?: is|['’]s|:)|name ?(?:is|:)) ?(\p{L}.{0,120})/iu;
/** A name may follow; its capital letter tells "I'm Ana" from "I'm late". */
const INTRODUCED = /(?:^|[\s,.;!])(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ii]t['’]?s|[Cc]all me) ([\p{Lu}\p{Lo}].{0,120})/u;
/** Small words inside names, and no ends of them. */
const PARTICLES = new Set(
  "de la del las los van von der den da das dos di du le el al bin ibn ben y e ter ten af av zu".split(" "),
);
/** More words than a name has before something else begins. */
const MOST_WORDS = 6;
/** What parts a message into a name and the rest: "Ana Gómez, ana@example.com", "sure, it's Ana". */
const APART =
  /[,;:|/!?]|(?<!\S)(?:and|e-?mail|phone|tel|mobile|cell|number|my|is|it['’]?s|i['’]?m|this|here|hi|hello|hey|thanks|please|sure|yes|ok|okay)(?!\S)/iu;

/**
 * Finds name, email address and phone number in a message. What looks like one of them and is not fit to be kept is
 * told in `problems` and left out.
 */
export function readContact(text: string, { country, expectName = false }: ContactContext = {}): ContactReading {
  const said = text.replace(/[\p{C}\s]+/gu, " ").trim();
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

  const announced = ANNOUNCED.exec(rest)?.[1];
  if (announced) take("name", checkName(nameAtStart(announced, false)));
  else {
    const guess =
      nameAtStart(INTRODUCED.exec(rest)?.[1] ?? "", true) || bareName(rest, expectName, Boolean(email || phone));
    // A guess that is no name is nobody's mistake.
    if (guess && checkName(guess).ok) take("name", checkName(guess));
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
      !/^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4})(?!\d)/.test(run),
  );
}

/** The words at the start of a text that may be a name; `cased` where only its capitals tell. */
function nameAtStart(text: string, cased: boolean): string {
  const name: string[] = [];
  for (const word of text.split(" ").slice(0, MOST_WORDS)) {
    const bare = word.replace(/[,;:!?"]+$|(?<=..)\.$/u, "");
    const fits = PARTICLES.has(bare) || (cased ? /^[\p{Lu}\p{Lo}]/u.test(bare) : /^\p{L}/u.test(bare));
    // The first word of an announced name is kept, so that "my name is nobody" gets an answer.
    if (!fits || (isOrdinaryWord(bare) && (cased || name.length > 0))) break;
    name.push(bare);
    if (bare !== word) break;
  }
  return name.join(" ");
}

/** A name that stands for itself: asked for, or beside an address or a number and with a capital letter. */
function bareName(text: string, expected: boolean, beside: boolean): string | undefined {
  if (!expected && !beside) return undefined;
  const parts = text.split(APART).map((part) => part.replace(/^[\s.()"-]+|[\s.()"-]+$/gu, ""));
  return parts.find((part) => {
    const words = part.split(" ");
    if (part === "" || words.length >= MOST_WORDS || words.some(isOrdinaryWord)) return false;
    return expected || /^[\p{Lu}\p{Lo}]/u.test(part);
  });
}
