import type { Weekday } from "../../../../db/schema/hours.ts";
import type { DayRange } from "../calendar.ts";

/** What one phrase says about days. */
export interface DayMention {
  /** One is plain, several compete ("03/04"), none leaves the date open ("Mondays"). */
  ranges: DayRange[];
  /** Weekdays named without a date, which a neighbouring week, month or date may still narrow. */
  named?: Weekday[];
  /** Of the range only these weekdays. */
  only?: Weekday[];
  /** The period that a neighbouring weekday picks from, where it is wider than the range ("Tuesday in two weeks"). */
  period?: DayRange;
  /** What is meant where the part that is spoken of is behind us: "the first of the month", said on the 20th. */
  next?: DayRange;
  /** A time that is behind us ("last Tuesday"). */
  over?: true;
  /** The named weekdays are the ones that do not suit. */
  not?: true;
}

/** A clock time, minutes after midnight as written (1 to 12 hours where `sure` is false: am or pm was not said). */
export interface ClockMention {
  kind: "clock";
  minute: number;
  sure: boolean;
}

/** Part of a day, from included, to excluded, minutes after midnight. */
export interface WindowMention {
  kind: "window";
  from: number;
  to: number;
}

export type TimeMention = ClockMention | WindowMention;

/**
 * A message in which each understood phrase has been replaced by one private-use character that stands for its
 * meaning. What is left of the words can then be read around the marks: "not X", "between X and Y", "after X".
 */
export interface Marked {
  text: string;
  days: DayMention[];
  times: TimeMention[];
}

const FIRST_DAY = 0xe000;
const FIRST_TIME = 0xe800;
/** Marks to a message; what comes after so many is not read. */
const MOST = 200;

/** Regex source for one day mark, and for one time mark. */
export const DAY = "[\\ue000-\\ue7ff]";
export const TIME = "[\\ue800-\\uefff]";

/** Replaces each match by the mark of what `read` answers; where that is null the words stay. */
export function markDays(marked: Marked, pattern: RegExp, read: (match: RegExpExecArray) => DayMention | null): void {
  mark(marked, pattern, (match) => {
    const mention = marked.days.length < MOST ? read(match) : null;
    return mention && String.fromCharCode(FIRST_DAY + marked.days.push(mention) - 1);
  });
}

/** Replaces each match by the mark of what `read` answers; where that is null the words stay. */
export function markTimes(marked: Marked, pattern: RegExp, read: (match: RegExpExecArray) => TimeMention | null): void {
  mark(marked, pattern, (match) => {
    const mention = marked.times.length < MOST ? read(match) : null;
    return mention && String.fromCharCode(FIRST_TIME + marked.times.push(mention) - 1);
  });
}

/** Replaces `length` characters from `index` on by the mark of a mention. */
export function markDayAt(marked: Marked, index: number, length: number, mention: DayMention): void {
  if (marked.days.length >= MOST) return;
  const char = String.fromCharCode(FIRST_DAY + marked.days.push(mention) - 1);
  marked.text = single(`${marked.text.slice(0, index)} ${char} ${marked.text.slice(index + length)}`);
}

/** Takes words or marks out of the text; the semicolon keeps what stood around them apart. */
export function drop(marked: Marked, pattern: RegExp): void {
  mark(marked, pattern, () => ";");
}

/** The mention behind a mark; undefined for any other character. */
export function dayOf(marked: Marked, char: string | undefined): DayMention | undefined {
  return char === undefined ? undefined : marked.days[char.charCodeAt(0) - FIRST_DAY];
}

/** The mention behind a mark; undefined for any other character. */
export function timeOf(marked: Marked, char: string | undefined): TimeMention | undefined {
  return char === undefined ? undefined : marked.times[char.charCodeAt(0) - FIRST_TIME];
}

/** The mentions whose marks are still in the text, in order. */
export function remaining(marked: Marked): { days: DayMention[]; times: TimeMention[] } {
  const chars = [...marked.text];
  return {
    days: chars.map((char) => dayOf(marked, char)).filter((mention) => mention !== undefined),
    times: chars.map((char) => timeOf(marked, char)).filter((mention) => mention !== undefined),
  };
}

function mark(marked: Marked, pattern: RegExp, replace: (match: RegExpExecArray) => string | null): void {
  const pieces: string[] = [];
  let from = 0;
  for (const match of marked.text.matchAll(pattern)) {
    const put = replace(match);
    if (put === null || put === "") continue;
    pieces.push(marked.text.slice(from, match.index), " ", put, " ");
    from = match.index + match[0].length;
  }
  if (from === 0) return;
  pieces.push(marked.text.slice(from));
  marked.text = single(pieces.join(""));
}

// Single spaces around each mark keep the later patterns free of `\s*` and so linear.
function single(text: string): string {
  return text.replace(/ {2,}/g, " ").trim();
}
