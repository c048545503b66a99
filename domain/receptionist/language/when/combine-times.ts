import {
  drop,
  type Marked,
  markTimes,
  remaining,
  TIME,
  type TimeMention,
  timeOf,
  type WindowMention,
} from "./marks.ts";
import { businessHour } from "./times.ts";

/** When in the day, in minutes after local midnight: exactly then, or a start from `fromMinute` to before `toMinute`. */
export interface TimeRange {
  fromMinute: number;
  toMinute: number;
  exact: boolean;
}

const END = 24 * 60;
const THE = "(?:(?:in |on |at )?(?:the |a |any |that )?)";
const AFTER =
  "(?:any ?time |some ?time |anything |something )?(?:after|later than|past|from|since|starting(?: at| from)?|no(?:t)? (?:earlier than|before|until)|can'?t (?:make it )?(?:before|until)|not any earlier than)(?: at)?";
const BEFORE =
  "(?:any ?time |some ?time |anything |something )?(?:before|earlier than|until|by|up to|no(?:t)? (?:later than|after|past)|can'?t (?:make it )?after|not any later than)(?: at)?";
const NOT =
  "(?:not|no|never|except|but not|anything but|other than|rather than|instead of|can'?t (?:do|make|come)|cannot (?:do|make|come)|can not (?:do|make|come)|don'?t (?:like|want|do)|avoid|won'?t work)";

/**
 * What all the time marks of a message say together.
 *
 * @param said the part of the day that was agreed before, by which a bare "at 7" is read
 */
export function combineTimes(marked: Marked, said?: TimeRange): TimeRange | undefined {
  ranges(marked);
  const part = remaining(marked).times.find((mention) => mention.kind === "window") ?? asWindow(said);
  const minuteOf = (char: string | undefined) => {
    const mention = timeOf(marked, char);
    return mention?.kind === "clock" ? businessHour(mention, part) : null;
  };
  const bound = (pattern: string, read: (minute: number) => [from: number, to: number]) =>
    markTimes(marked, new RegExp(pattern, "g"), (m) => {
      const minute = minuteOf(m[1]);
      return minute === null ? null : window(...read(minute));
    });
  bound(`\\b(?:around|about|approx(?:imately)?|roughly|close to|near|circa|~) ?(${TIME})`, halfAnHourAround);
  bound(`\\b${AFTER} (${TIME})`, (minute) => [minute, END]);
  bound(`(${TIME}) (?:or (?:later|after)|onwards?|and (?:later|after)|at the earliest|earliest)\\b`, (minute) => [
    minute,
    END,
  ]);
  bound(`\\b${BEFORE} (${TIME})`, (minute) => [0, minute]);
  bound(`(${TIME}) (?:or (?:earlier|before)|at the latest|latest)\\b`, (minute) => [0, minute]);
  markTimes(marked, new RegExp(`\\b${NOT} ${THE}(${TIME})`, "g"), (m) => without(timeOf(marked, m[1])));
  drop(marked, new RegExp(`\\b${NOT} ${THE}${TIME}`, "g"));
  // "Morning or evening" suits from the one to the other; what lies between is asked or offered, not lost.
  markTimes(marked, new RegExp(`(${TIME}) (?:or|and) ${THE}(${TIME})`, "g"), (m) =>
    hull(timeOf(marked, m[1]), timeOf(marked, m[2])),
  );
  return resolve(remaining(marked).times, minuteOfMention(part));
}

function resolve(times: TimeMention[], minute: (mention: TimeMention) => number | null): TimeRange | undefined {
  const clock = times.findLast((mention) => mention.kind === "clock");
  const exact = clock && minute(clock);
  if (typeof exact === "number") return { fromMinute: exact, toMinute: exact, exact: true };
  const windows = times.filter((mention) => mention.kind === "window");
  // "Tuesday afternoon after 3" is where both hold; of two that exclude each other the later word counts.
  const both = windows.reduce<WindowMention | undefined>((all, next) => (all && overlap(all, next)) ?? next, undefined);
  return both && { fromMinute: both.from, toMinute: both.to, exact: false };
}

function minuteOfMention(part?: WindowMention) {
  return (mention: TimeMention) => (mention.kind === "clock" ? businessHour(mention, part) : null);
}

function ranges(marked: Marked): void {
  const pattern = `(?:(?:between|from|any ?time between) )?(${TIME})(?: ?- ?| to | until | through )(${TIME})|\\bbetween (${TIME}) and (${TIME})`;
  markTimes(marked, new RegExp(pattern, "g"), (m) => {
    const [first, last] = [timeOf(marked, m[1] ?? m[3]), timeOf(marked, m[2] ?? m[4])];
    if (first?.kind !== "clock" || last?.kind !== "clock") return hull(first, last);
    // "2 to 4 pm" lends its pm to the 2; "10 to 12 pm" does not, for that would run backwards.
    const half = last.sure && !first.sure && last.minute >= END / 2 ? { from: END / 2, to: END } : undefined;
    const to = businessHour(last);
    const lent = businessHour(first, half);
    const from = lent < to ? lent : first.minute % (END / 2);
    return from < to ? window(from, to) : window(businessHour(first), Math.min(END, to + END / 2));
  });
}

function hull(first?: TimeMention, last?: TimeMention): WindowMention | null {
  if (!first || !last) return null;
  // A clock time at the end is itself included: "3 or 4".
  const [a, b] = [first, last].map((m) => (m.kind === "window" ? m : window(businessHour(m), businessHour(m) + 1)));
  return a && b ? window(Math.min(a.from, b.from), Math.max(a.to, b.to)) : null;
}

function overlap(a: WindowMention, b: WindowMention): WindowMention | undefined {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to ? window(from, to) : undefined;
}

// No mornings leaves the rest of the day, no afternoons the morning before it.
function without(mention?: TimeMention): WindowMention | null {
  if (mention?.kind !== "window") return null;
  return mention.from === 0 ? window(mention.to, END) : window(0, mention.from);
}

function halfAnHourAround(minute: number): [number, number] {
  return [Math.max(0, minute - 30), Math.min(END, minute + 31)];
}

function window(from: number, to: number): WindowMention {
  return { kind: "window", from, to };
}

function asWindow(range?: TimeRange): WindowMention | undefined {
  return range && !range.exact ? window(range.fromMinute, range.toMinute) : undefined;
}
