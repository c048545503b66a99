import { distance, plain, slipsAllowed } from "../spelling.ts";
import { withoutNoTimes } from "./no-times.ts";

/** How people shorten or misspell what the rules know by its full word. Beyond these, single slips are forgiven below. */
const SHORTHAND: [full: string, ...typed: string[]][] = [
  ["today", "2day", "tday", "tody", "todya", "toady"],
  ["tonight", "tonite", "2nite", "2night", "tonigh"],
  [
    "tomorrow",
    "2morow",
    "tmrw",
    "tmrrw",
    "tmr",
    "tmw",
    "tmrow",
    "tmoro",
    "tomoz",
    "tomo",
    "2moro",
    "2morrow",
    "2mrw",
    "tomoro",
  ],
  ["monday", "mon", "mondy", "mnday"],
  ["tuesday", "tue", "tues", "tusday", "tuesd"],
  ["wednesday", "wed", "weds", "wendesday", "wensday", "wensdy", "wedness"],
  ["thursday", "thu", "thur", "thurs", "thrusday", "thirsday"],
  ["friday", "fri", "frday", "firday", "frid", "fridy"],
  ["saturday", "satday", "satur"],
  ["sunday", "sundy"],
  ["next", "nxt", "nex", "nect"],
  ["week", "wk", "weel", "wek", "weeek"],
  ["weeks", "wks"],
  ["weekend", "wknd", "wkend", "weekned"],
  ["april", "apirl", "arpil", "aprl"],
  ["august", "agust", "augst", "augus"],
  ["morning", "morn", "mornin", "mrng"],
  ["afternoon", "arvo", "aft", "aftn", "afternon"],
  ["evening", "evng"],
  ["noon", "midday", "nooon"],
  ["lunchtime", "lunch-time"],
  ["before", "b4", "befor"],
  ["between", "btwn", "btw", "betw", "betwen", "bewteen"],
  ["after", "aftr", "afer"],
  ["until", "til", "till", "'til", "untill"],
  ["around", "arround", "aroud", "arnd"],
  ["not", "nt"],
];

const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
const TEENS = ["tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"].concat([
  "seventeenth",
  "eighteenth",
  "nineteenth",
]);
/** Ordinals from "sixth" to "thirty-first"; those before pick from a list as often as they name a day. */
const ORDINAL = new RegExp(
  `\\b(?:(twenty|thirty)[ -](${UNITS.join("|")})|(${UNITS.slice(5).join("|")}|${TEENS.join("|")})|(twentieth|thirtieth))\\b`,
  "g",
);

/** Long enough to be told apart from ordinary words even with a slip in them. */
const FORGIVEN =
  "monday tuesday wednesday thursday friday saturday sunday tomorrow weekend weekday morning afternoon evening january february september october november december".split(
    " ",
  );
/** Ordinary words one slip away from a forgiven one. */
const NOT_SLIPS = new Set(["sundry", "sundae", "mourning", "moaning", "mooning", "joining", "moving"]);

const FULL = new Map(SHORTHAND.flatMap(([full, ...typed]) => typed.map((word) => [word, full] as const)));

/** A message in the words that the rules of `when/` are written in. */
export function wording(text: string): string {
  const words = plain(text)
    .split(" ")
    .filter((word) => !/[^@]@[^@]/.test(word)) // an email address
    .join(" ")
    .replace(/@ ?(?=\d)/g, "at ")
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d)/g, "$1 ")
    .replace(/(\d)[ .]?([ap])\.? ?m\b\.?/g, "$1$2m")
    .replace(/\b([ap])\.m\b\.?/g, "$1m")
    .replace(/(\d);(?=[0-5]\d\b)/g, "$1:")
    .replace(/(?<=\d) n (?=\d)/g, " and ")
    .replace(/\bw\/[cb]\b/g, "week commencing")
    .replace(/ ?& ?/g, " and ")
    .replace(/\bo ?'? ?clock\b/g, "o'clock")
    .replace(/\b(?:a )?fortnight\b/g, "2 weeks")
    .replace(/\b(?:how|what) about\b/g, "say")
    .replace(/\bbetween now and |\bfrom now (?:un)?(?:till?|to) /g, "until ")
    .replace(/[a-z0-9']+/g, known)
    .replace(/\bmid[ -]day\b/g, "noon")
    .replace(new RegExp(`\\b(${NUMBERS.join("|")}|noon)-?ish\\b`, "g"), "around $1")
    .replace(
      new RegExp(`\\b(${NUMBERS.join("|")}|\\d{1,2})[ -](thirty|fifteen|forty[ -]?five)\\b`, "g"),
      (_, hour, past) => {
        return `${numberOf(hour)}:${past === "thirty" ? 30 : past === "fifteen" ? 15 : 45}`;
      },
    )
    .replace(ORDINAL, (_, tens, unit, below, round) => `${ordinalOf(tens, unit ?? below ?? round)}th`)
    // "Ten to two" stays in words, or it would be the range "10 to 2".
    .replace(/\b(?:two|three|four|six|seven|eight|nine|eleven|twelve|(?:five|ten)(?! (?:to|past|after) ))\b/g, (word) =>
      String(numberOf(word)),
    );
  return withoutNoTimes(words).replace(/ {2,}/g, " ").trim();
}

/** The number that a word from "one" to "twelve" or a digit string means. */
export function numberOf(word: string): number {
  const index = NUMBERS.indexOf(word);
  return index >= 0 ? index : Number(word);
}

function ordinalOf(tens: string | undefined, word: string): number {
  if (word === "twentieth" || word === "thirtieth") return word === "twentieth" ? 20 : 30;
  const teen = TEENS.indexOf(word);
  return teen >= 0 ? 10 + teen : (tens === "twenty" ? 20 : tens === "thirty" ? 30 : 0) + UNITS.indexOf(word) + 1;
}

function known(typed: string): string {
  const word = typed.replace(/'s$/, "");
  const full = FULL.get(word);
  if (full) return full;
  const single = word.replace(/s$/, "");
  if (FORGIVEN.includes(word)) return word;
  if (word.length < 6 || word.length > 12 || NOT_SLIPS.has(word) || FORGIVEN.includes(single)) return typed;
  // People rarely miss the first letter, and "remember" is not December.
  const meant = FORGIVEN.find(
    (right) => right[0] === word[0] && distance(word, right, slipsAllowed(right)) <= slipsAllowed(right),
  );
  return meant ?? typed;
}
