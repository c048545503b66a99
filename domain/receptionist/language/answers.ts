import { LANGUAGES, type Language } from "../../../words/languages.ts";
import { isCommon } from "./common.ts";
import { lexiconOf } from "./lexicon.ts";
import { bareWords, without } from "./phrases.ts";

/** What was read back, whose own words are an answer too: "cancel it" is a yes to cancelling. */
export type ReadBack = "move" | "cancel" | "message";

/**
 * What a plain answer may be made of, in bare words (`phrases.ts`). A message is a yes only if nothing else is in it,
 * because a false yes books an appointment that nobody wanted: "yes but at 4", "yes?" and "ok, how much is it" are not one.
 */
export interface YesNoWords {
  yes: RegExp;
  yesFiller: RegExp;
  no: RegExp;
  noFiller: RegExp;
  /** What else is a yes where a move, a cancellation or a message was read back. */
  yesTo: Record<ReadBack, RegExp>;
  /** And what else is a no. */
  noTo: RegExp;
}

/** How one of a list is picked by its place, in bare words. */
export interface PickWords {
  /** "First", "second", …: what names each place. */
  places: RegExp[];
  /** "One", "two", … */
  numbers: string[];
  /** "Option two", the number in a group. */
  numbered: RegExp;
  /** What may stand around "the first one". Anything else ("first thing", "the second of May") is about something else. */
  filler: RegExp;
  noun: RegExp;
  earliest: RegExp;
  middle: RegExp;
  last: RegExp;
}

/** Longer than any plain answer. */
const LONGEST = 100;

/**
 * Whether a message, as the answer to a question, is a plain yes or a plain no. Anything with a condition, a question
 * or another wish in it is neither, and is to be read for what else it says. Yes and no count in all our languages, as
 * long as their words are no everyday words of the one that is spoken: "y" is a yes in English and "and" in Spanish.
 */
export function readYesNo(text: string, to: ReadBack | undefined, language: Language): "yes" | "no" | null {
  const words = bareWords(text);
  if (text.includes("?") || words.length > LONGEST) return null;
  const own = answerIn(words, language, to);
  if (own || words.split(" ").every((word) => isCommon(word, language))) return own;
  const others = LANGUAGES.filter((other) => other !== language).map((other) => answerIn(words, other, to));
  return others.find((answer) => answer !== null) ?? null;
}

function answerIn(words: string, language: Language, to?: ReadBack): "yes" | "no" | null {
  const { yes, yesFiller, no, noFiller, yesTo, noTo } = lexiconOf(language).yesNo;
  if (to) {
    const kept = without(words, noTo);
    if (kept !== words && (kept === "" || isMadeOf(kept, no, noFiller) || without(kept, noFiller) === "")) return "no";
    const changed = without(words, yesTo[to]);
    if (changed !== words && (without(changed, yesFiller) === "" || isMadeOf(changed, yes, yesFiller))) return "yes";
  }
  if (isMadeOf(words, no, noFiller)) return "no";
  return isMadeOf(words, yes, yesFiller) ? "yes" : null;
}

/**
 * Which of `count` offers a message picks by its place in the list, counted from 0; null where it picks none. A bare
 * number picks none: among times "2" may as well be two o'clock.
 */
export function readPick(text: string, count: number, language: Language): number | null {
  const { places, numbers, numbered, filler, noun, earliest, middle, last } = lexiconOf(language).picks;
  const words = bareWords(text);
  if (words.length > LONGEST) return null;
  const picked = without(words, filler);
  const [, number] = numbered.exec(picked) ?? numbered.exec(words) ?? [];
  if (number) return within(numbers.includes(number) ? numbers.indexOf(number) : Number(number) - 1, count);
  const place = without(picked, noun);
  if (last.test(place)) return within(count - 1, count);
  if (earliest.test(place)) return within(0, count);
  if (middle.test(place)) return count % 2 === 1 ? (count - 1) / 2 : null;
  return within(
    places.findIndex((name) => name.test(place)),
    count,
  );
}

// At least one core phrase, and nothing left once filler is gone too.
function isMadeOf(words: string, core: RegExp, filler: RegExp): boolean {
  const rest = without(words, core);
  return rest !== words && without(rest, filler) === "";
}

function within(index: number, count: number): number | null {
  return index >= 0 && index < count ? index : null;
}
