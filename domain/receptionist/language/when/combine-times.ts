import { timesByClause } from "./clauses.ts";
import {
  DAY,
  drop,
  type Marked,
  markTimes,
  remaining,
  TIME,
  type TimeMention,
  timeOf,
  type WindowMention,
} from "./marks.ts";
import { FAILS, FILLER, NOT, NOT_ON } from "./negation.ts";
import { businessHour } from "./times.ts";
import { CORRECTED } from "./vocabulary.ts";

/** When in the day, in minutes after local midnight: exactly then, or a start from `fromMinute` to before `toMinute`. */
export interface TimeRange {
  fromMinute: number;
  toMinute: number;
  exact: boolean;
}

const END = 24 * 60;
const WHOLE_DAY: TimeRange = { fromMinute: 0, toMinute: END, exact: false };
const THE = "(?:(?:in |on |at )?(?:the |a |any |that )?)";
const AFTER =
  "(?:any ?time |some ?time |anything |something )?(?:after|later than|past|from|since|starting(?: at| from)?|no(?:t|thing)? (?:earlier than|before|until)|can'?t (?:make it )?(?:before|until)|not any earlier than|(?:work|working|busy|at work|unavailable|not free|not available) (?:until|to)|(?:finish|get off|off|done)(?: work)?(?: at| by)?)(?: at)?";
const BEFORE =
  "(?:any ?time |some ?time |anything |something )?(?:before|earlier than|until|by|up to|no(?:t|thing)? (?:later than|after|past)|can'?t (?:make it )?after|not any later than)(?: at)?";

const WHERE_TO = new RegExp(
  `\\b(?:mov\\w{1,3}|chang\\w{1,3}|switch|reschedul\\w{1,3}|shift|push|bring)(?: [^ ?.!,;]{1,20}){0,8}? to (?=${FILLER}(?:between |after |before |around |about )?(?:${DAY}|${TIME}))`,
);

/**
 * What all the time marks of a message say together.
 *
 * @param said the part of the day that was agreed before, by which a bare "at 7" is read
 */
export function combineTimes(marked: Marked, said?: TimeRange): TimeRange | undefined {
  keepWhereTo(marked);
  ranges(marked);
  // "By Friday noon": the days before it are not over at noon.
  marked.text = marked.text.replace(
    new RegExp(`\\b(?:by|until|before|not? later than) (?:the )?(${DAY}) (?:at )?${TIME}`, "g"),
    "by $1",
  );
  const part = remaining(marked).times.find(isWindow) ?? asWindow(said);
  const bound = (pattern: string, read: (minute: number) => [from: number, to: number]) =>
    markTimes(marked, new RegExp(pattern, "g"), (m) => {
      const mention = timeOf(marked, m[1] ?? m[2]);
      return mention?.kind === "clock" ? window(...read(businessHour(mention, part))) : null;
    });
  const boundByPart = (pattern: string, read: (part: WindowMention, word: string) => WindowMention) =>
    markTimes(marked, new RegExp(pattern, "g"), (m) => {
      const mention = timeOf(marked, m[1]);
      return mention?.kind === "window" ? read(mention, m[0]) : null;
    });
  bound(`\\b(?:around|about|approx(?:imately)?|roughly|close to|near|circa|~) ?(${TIME})`, halfAnHourAround);
  // "I finish at 5, so after that".
  bound(`(${TIME})(?=[^.!?;\\ue800-\\uefff]{0,30}\\bafter (?:that|then)\\b)`, (minute) => [minute, END]);
  bound(`(${TIME})(?=[^.!?;\\ue800-\\uefff]{0,30}\\bbefore (?:that|then)\\b)`, (minute) => [0, minute]);
  bound(`(?<!\\bno(?:t|thing)? )\\b${AFTER} (${TIME})`, (minute) => [minute, END]);
  bound(
    `(${TIME}) (?:or (?:later|after)|onwards?|and (?:later|after)|at the earliest|earliest)\\b|\\bearliest (${TIME})`,
    (minute) => [minute, END],
  );
  bound(`\\b${BEFORE} (${TIME})`, (minute) => [0, minute]);
  bound(`(${TIME}) (?:or (?:earlier|before)|at the latest|latest)\\b|\\blatest (${TIME})`, (minute) => [0, minute]);
  // "By lunchtime" and "after the morning" reach to and from its end, "before" and "from" to and from its start.
  boundByPart(`(?<!\\bno(?:t|thing)? )\\b${AFTER} ${THE}(${TIME})(?: on(?:wards?)?\\b)?`, ({ from, to }, said) =>
    window(/\b(?:after|past|later than)\b/.test(said) ? to : from, END),
  );
  boundByPart(`\\b${BEFORE} ${THE}(${TIME})`, ({ from, to }, said) =>
    window(0, /\b(?:by|later than|after|past)\b/.test(said) ? to : from),
  );
  dropPairs(marked);
  markTimes(
    marked,
    new RegExp(`\\b(?:${NOT}|(?:i|we)(?:'m| am)? (?:only )?(?:work|working|busy)) ${THE}(${TIME})`, "g"),
    (m) => without(timeOf(marked, m[1])),
  );
  markTimes(marked, new RegExp(`(${TIME}) ${FAILS}`, "g"), (m) => without(timeOf(marked, m[1])));
  drop(marked, new RegExp(`\\b${NOT} ${THE}${TIME}|${TIME} ${FAILS}`, "g"));
  // "Morning or evening" suits from the one to the other; what lies between is asked or offered, not lost.
  markTimes(marked, new RegExp(`(${TIME}),? (or|and) ${THE}(${TIME})`, "g"), (m) => {
    const [first, last] = [timeOf(marked, m[1]), timeOf(marked, m[3])];
    const areWindows = first?.kind === "window" && last?.kind === "window";
    // "After 2 and before 5" is where both hold.
    return (m[2] === "and" && areWindows && overlap(first, last)) || hull(first, last);
  });
  const corrected = CORRECTED.test(marked.text);
  const clauses = corrected ? null : timesByClause(marked);
  if (!clauses) return resolve(remaining(marked).times, corrected, part);
  return clauses
    .map((times) => resolve(times, false, times.find(isWindow) ?? asWindow(said)) ?? WHOLE_DAY)
    .reduce(around);
}

// "Not Tuesday morning": one day's mornings alone cannot be left out, so nothing is.
function dropPairs(marked: Marked): void {
  const beside = "(?:at |on |in )?(?:the )?";
  const pair = `(?:${DAY} ${beside}${TIME}|${TIME} ${beside}${DAY})`;
  drop(marked, new RegExp(`\\b${NOT_ON} (?:on |in |at |the |a )?${pair}|${pair} ${FAILS}`, "g"));
}

// "I have an appointment tomorrow at 3, can I move it to Thursday": what it moves from is no wish.
function keepWhereTo(marked: Marked): void {
  const found = WHERE_TO.exec(marked.text);
  if (!found) return;
  const end = found.index + found[0].length;
  const from = marked.text.slice(0, end).replace(new RegExp(`${DAY}|${TIME}`, "g"), ";");
  marked.text = from + marked.text.slice(end);
}

/** The stretch from the earlier start to the later end; a clock time at the end is itself included. */
function around(a: TimeRange, b: TimeRange): TimeRange {
  if (a.exact && b.exact && a.fromMinute === b.fromMinute) return a;
  const end = ({ toMinute, exact }: TimeRange) => toMinute + (exact ? 1 : 0);
  return { fromMinute: Math.min(a.fromMinute, b.fromMinute), toMinute: Math.max(end(a), end(b)), exact: false };
}

function atMinute(minute: number): TimeRange {
  return { fromMinute: minute, toMinute: minute, exact: true };
}

function inWindow({ from, to }: WindowMention): TimeRange {
  return { fromMinute: from, toMinute: to, exact: false };
}

function isWindow(mention: TimeMention): mention is WindowMention {
  return mention.kind === "window";
}

function resolve(times: TimeMention[], corrected: boolean, part?: WindowMention): TimeRange | undefined {
  const clocks = times.filter((mention) => mention.kind === "clock").map((mention) => businessHour(mention, part));
  const windows = times.filter(isWindow);
  const exact = clocks.at(-1);
  // "9, or 10 to 11": a clock time outside a stretch is another wish, inside it is what the stretch was about.
  const apart = windows.filter(({ from, to }) => clocks.some((minute) => minute < from || minute >= to));
  if (exact !== undefined && apart.length > 0 && !corrected) {
    return [...clocks.map(atMinute), ...apart.map(inWindow)].reduce(around);
  }
  if (exact !== undefined && (corrected || clocks.every((minute) => minute === exact))) {
    return atMinute(exact);
  }
  // "Wednesday at 10 or Thursday at 2" reaches from the one to the other.
  if (exact !== undefined) return { fromMinute: Math.min(...clocks), toMinute: Math.max(...clocks) + 1, exact: false };
  // "Tuesday afternoon after 3" is where both hold; of two that exclude each other either will do.
  const both = windows.reduce<WindowMention | undefined>((all, next) => {
    return all && !corrected ? (overlap(all, next) ?? hull(all, next) ?? next) : next;
  }, undefined);
  return both && inWindow(both);
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
