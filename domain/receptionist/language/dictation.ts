import { LANGUAGES } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

const said = LANGUAGES.map((language) => lexiconOf(language).contact);
/** How a sign of an address is read out, in any of our languages: one does not always spell in the one that one speaks. */
const named = (sign: keyof (typeof said)[number]["signs"]) => said.map(({ signs }) => signs[sign]).join("|");

const PART = "[\\p{L}\\p{N}._+-]{1,40}";
const BETWEEN = `(?: (?:${named(".")}|${named("-")}|${named("_")}|${named("+")}) )`;
const DOT = ` (?:${named(".")}|\\(dot\\)|\\[dot\\]) `;
const AT = ` [([]?(?:${named("@")})[)\\]]? `;
/** "ana dot gomez at example dot com"; a domain with its dots written is nothing that was read out ("see it at booking.com"). */
const ADDRESS = new RegExp(
  `(?<!\\S)(${PART}(?:${BETWEEN}${PART}){0,4})${AT}(${PART}(?:(?:${DOT}| (?:${named("-")}) )${PART}){0,3}${DOT}\\p{L}{2,12})(?![\\p{L}\\p{N}])`,
  "iu",
);
/** No other word means it: the dots of the domain may be written. */
const PLAIN_ADDRESS = new RegExp(`(?<!\\S)(${PART}) arroba (${PART}\\.\\p{L}{2,12})(?![\\p{L}\\p{N}])`, "iu");

const DIGITS = new Map(
  said.flatMap(({ digits }) =>
    digits.flatMap((names, digit) => names.split("|").map((name) => [name, digit] as const)),
  ),
);
const DIGIT = [...DIGITS.keys()].join("|");
/** Fewer than these are no phone number. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:plus |mas )?(?:(?:${DIGIT})[ ,-]{1,2}){6,15}(?:${DIGIT})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** A message with the address and the number that are spelled out in it written as such: "ana@example.com", "9175550123". */
export function writtenOut(text: string): string {
  const spelled = ADDRESS.exec(text) ?? PLAIN_ADDRESS.exec(text);
  const written = spelled
    ? text.replace(spelled[0], `${signsFor(spelled[1] ?? "")}@${signsFor(spelled[2] ?? "")}`)
    : text;
  return written.replace(NUMBER, (run) =>
    run
      .split(/[ ,-]+/)
      .map((word) => DIGITS.get(folded(word)) ?? "+")
      .join(""),
  );
}

function signsFor(part: string): string {
  // "Guion bajo" before "guion".
  const signs = [".", "_", "-", "+"] as const;
  return signs.reduce((all, sign) => all.replace(new RegExp(` [([]?(?:${named(sign)})[)\\]]? `, "giu"), sign), part);
}
