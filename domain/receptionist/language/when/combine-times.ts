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
import { CORRECTED, MOVING } from "./vocabulary.ts";

/** When in the day, in minutes after local midnight: exactly then, or a start from `fromMinute` to before `toMinute`. */
export interface TimeRange {
  fromMinute: number;
  toMinute: number;
  exact: boolean;
}

const END = 24 * 60;
const THE = "(?:(?:in |on |at )?(?:the |a |any |that )?)";
const AFTER =
  "(?:any ?time |some ?time |anything |something )?(?:after|later than|past|from|since|starting(?: at| from)?|no(?:t)? (?:earlier than|before|until)|can'?t (?:make it )?(?:before|until)|not any earlier than|(?:work|working|busy|at work|unavailable|not free|not available) (?:until|to)|(?:finish|get off|off|done)(?: work)?(?: at| by)?)(?: at)?";
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
  // "I finish at 5, so after that".
  bound(`(${TIME})(?=[^.!?;\\ue800-\\uefff]{0,30}\\bafter (?:that|then)\\b)`, (minute) => [minute, END]);
  bound(`(${TIME})(?=[^.!?;\\ue800-\\uefff]{0,30}\\bbefore (?:that|then)\\b)`, (minute) => [0, minute]);
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
  return resolve(remaining(marked).times, CORRECTED.test(marked.text), part);
}

function resolve(times: TimeMention[], corrected: boolean, part?: WindowMention): TimeRange | undefined {
  const clocks = times.filter((mention) => mention.kind === "clock").map((mention) => businessHour(mention, part));
  const exact = clocks.at(-1);
  if (exact !== undefined && (corrected || clocks.every((minute) => minute === exact))) {
    return { fromMinute: exact, toMinute: exact, exact: true };
  }
  // "Wednesday at 10 or Thursday at 2" reaches from the one to the other.
  if (exact !== undefined) return { fromMinute: Math.min(...clocks), toMinute: Math.max(...clocks) + 1, exact: false };
  const windows = times.filter((mention) => mention.kind === "window");
  // "Tuesday afternoon after 3" is where both hold; of two that exclude each other either will do.
  const both = windows.reduce<WindowMention | undefined>((all, next) => {
    return all && !corrected ? (overlap(all, next) ?? hull(all, next) ?? next) : next;
  }, undefined);
  return both && { fromMinute: both.from, toMinute: both.to, exact: false };
}

function ranges(marked: Marked): void {
  const pattern = `(?:(?:between|from|any ?time between) )?(${TIME})(?: ?- ?| to | until | through )(${TIME})|\\bbetween (${TIME}) and (${TIME})`;
  markTimes(marked, new RegExp(pattern, "g"), (m) => {
    const [first, last] = [timeOf(marked, m[1] ?? m[3]), timeOf(marked, m[2] ?? m[4])];
    if (last && MOVING.test(marked.text) && m[0].startsWith("from")) return last;
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
