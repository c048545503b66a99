import type { Weekday } from "../../../db/schema/hours.ts";
import type { Language } from "../../../words/languages.ts";
import { type LocalDate, weekday as weekdayOf } from "../../booking/local-date.ts";
import { type DayRange, localNow } from "./calendar.ts";
import { lexiconOf } from "./lexicon.ts";
import { combineDays } from "./when/combine-days.ts";
import { combineTimes, type TimeRange } from "./when/combine-times.ts";
import { markNamedDays } from "./when/days.ts";
import { DAY, type Marked } from "./when/marks.ts";
import { markHoursByDays, markTimesOfDay } from "./when/times.ts";
import { wording } from "./when/wording.ts";

export type { DayRange } from "./calendar.ts";
export type { TimeRange } from "./when/combine-times.ts";

/**
 * What a message says about when. Each part stands alone, so that a later message ("in the afternoon instead") can
 * replace one and leave the others. All of it is in the tenant's zone.
 */
export interface WhenReading {
  /** Days that would do, none before today. */
  days?: DayRange;
  /** Of `days`, or of any days, only these weekdays: "Tuesday or Thursday", "any day but Friday", "weekdays". */
  weekdays?: Weekday[];
  time?: TimeRange;
  /** The visitor takes what there is: "first available", "any day". Never together with `days`. */
  any?: true;
  /** Readings that compete, earliest first; ask which one is meant. Never together with `days`. */
  ambiguous?: DayRange[];
  /** The only day that was named is over, or today's time is. Never together with `days`. */
  past?: true;
}

export interface WhenContext {
  /** Epoch milliseconds. */
  now: number;
  /** The tenant's zone, an IANA name. */
  timezone: string;
  /** A part of the day agreed before, which tells a bare "at 7" from 7 in the evening. */
  said?: TimeRange;
  /** The language of the conversation. */
  language: Language;
}

const ANY_DAY =
  /\b(?:any ?day|whenever|(?:whatever|when) (?:you (?:have|can)|works for you|is (?:free|open|available))|(?:the )?(?:first|next|soonest|earliest) (?:available|free|open|possible|opening|slot|appointment|availability|time|one you have)|(?:the )?soonest|(?<!at )(?:the )?\bearliest(?: you (?:have|can|got))?|as (?:soon|early) as (?:possible|you can)|asap|a\.s\.a\.p|right away|straight away|immediately|(?:come|free|available|see me|right) now|(?:i'?m|i am|im) (?:very |pretty |totally |completely )?(?:flexible|easy|open)|(?:don'?t|do not) (?:mind|care) when|no preference on (?:the )?(?:day|date)|doesn'?t matter when)\b/;
/** No word on the day by itself, only where nothing else is said. */
const ANY_TIME = /\b(?:any ?time|don'?t (?:mind|care)|doesn'?t matter|you (?:choose|pick|decide)|no preference)\b/;

/**
 * Reads the days and times in a message, in the tenant's zone and relative to `now`. No service is called and the
 * machine's own zone plays no part. What could mean two things is answered as `ambiguous`, never guessed.
 */
export function readWhen(text: string, { now, timezone, said, language }: WhenContext): WhenReading {
  const { date: today, minute } = localNow(now, timezone);
  const marked: Marked = { text: wording(lexiconOf(language).when(text, today)), days: [], times: [] };
  markFromNow(marked, now, timezone);
  markTimesOfDay(marked);
  markNamedDays(marked, today, timezone);
  markHoursByDays(marked, DAY);
  const time = combineTimes(marked, said);
  const { ranges, only, over } = combineDays(marked, today);

  const [days, rival] = ranges;
  const isOver = over || (days?.to === today && !rival && time !== undefined && isBehind(time, minute));
  const isAny = !days && !over && (ANY_DAY.test(marked.text) || (!time && !only && ANY_TIME.test(marked.text)));
  return {
    ...(time ? { time } : {}),
    ...(only ? { weekdays: [...new Set(only)].sort() } : {}),
    ...(isOver ? { past: true } : rival ? { ambiguous: ranges } : days ? { days } : {}),
    ...(isAny ? { any: true } : {}),
  };
}

/** Whether a day is among those that a reading allows; true where it says nothing about days. */
export function allowsDay(
  { days, weekdays }: { days?: DayRange; weekdays?: readonly Weekday[] },
  date: LocalDate,
): boolean {
  return (!days || (date >= days.from && date <= days.to)) && (!weekdays || weekdays.includes(weekdayOf(date)));
}

// "In two hours", over midnight and over a change of the clocks.
function markFromNow(marked: Marked, now: number, timezone: string): void {
  const amounts = "(half an|an?|\\d{1,3}|a couple of) (hours?|hrs?|minutes?|mins?)";
  const pattern = new RegExp(`\\bin (?:about |like )?${amounts}(?:'? time)?\\b|\\b${amounts} from now\\b`, "g");
  marked.text = marked.text.replace(pattern, (_, ...groups: (string | undefined)[]) => {
    const [count = "", unit = ""] = groups[0] ? groups : groups.slice(2);
    const amount = count.startsWith("half") ? 0.5 : count.startsWith("a couple") ? 2 : Number(count) || 1;
    const at = localNow(now + amount * (unit.startsWith("h") ? 3_600_000 : 60_000), timezone);
    return ` on ${at.date} from ${clockText(at.minute)} `;
  });
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function isBehind({ fromMinute, toMinute, exact }: TimeRange, minute: number): boolean {
  return exact ? fromMinute < minute : toMinute <= minute;
}
