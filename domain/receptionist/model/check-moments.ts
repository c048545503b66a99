import type { Language } from "../../../words/languages.ts";
import { bareWords } from "../language/phrases.ts";
import type { Thread } from "./check-sentence.ts";
import type { Grounds } from "./grounds.ts";
import { lexiconOf } from "./lexicon.ts";
import { type DayMention, daysIn, type TimeMention, timesIn } from "./moments.ts";
import { blank, type Place } from "./places.ts";

export interface Moments {
  rest: string;
  hasDays: boolean;
  hasTimes: boolean;
  /** All of them are when an appointment of this visitor is. */
  areBooked: boolean;
  /** The day that the reply is about now. */
  day: Thread["day"];
}

/** The text without its days and times; null where one of them, or a pair of them, was never given by a tool. */
export function checkMoments(
  text: string,
  { moments, booked, ends, dates, today }: Grounds,
  language: Language,
  thread: Thread,
  isQuestion: boolean,
): Moments | null {
  const plain = text.replace(/([ap])\.\s?m\.?/giu, "$1m");
  const times = timesIn(plain, language);
  const days = daysIn(plain, language, today).filter(
    (day) => !times.some((time) => day.from < time.to && time.from < day.to),
  );
  const isOpenQuestion = isQuestion && times.length === 0;
  if (!isOpenQuestion && days.some(({ fits }) => ![...dates].some(fits))) return null;
  const isAmong = (list: Grounds["moments"]) => (time: TimeMention) => {
    const near = nearby(time, days).map(({ fits }) => fits);
    const meant = near.length > 0 ? near : thread.day ? [thread.day] : [() => true];
    return list.some(({ date, minute }) => time.minutes.includes(minute) && meant.some((fits) => fits(date)));
  };
  const isEnd = (time: TimeMention, n: number) => {
    const from = times[n - 1]?.to;
    return from !== undefined && lexiconOf(language).until.test(bareWords(plain.slice(from, time.from)));
  };
  const starts = times.filter((time, n) => !isEnd(time, n));
  const isGiven = starts.every(isAmong(moments)) && times.filter(isEnd).every(isAmong(ends));
  if (!isGiven) return null;
  const areBooked = starts.every(isAmong(booked)) && days.every(({ fits }) => booked.some(({ date }) => fits(date)));
  const rest = blank(plain, [...times, ...days]);
  return { rest, hasDays: days.length > 0, hasTimes: times.length > 0, areBooked, day: days.at(-1)?.fits ?? null };
}

/** The days next to a time, before and after it. */
function nearby(time: Place, days: readonly DayMention[]): DayMention[] {
  const before = days.findLast((day) => day.to <= time.from);
  const after = days.find((day) => day.from >= time.to);
  return [...(before ? [before] : []), ...(after ? [after] : [])];
}
