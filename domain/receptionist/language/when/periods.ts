import { addDays, type LocalDate, weekday as weekdayOf } from "../../../booking/local-date.ts";
import { type DayRange, daysBetween, oneDay, weekOf } from "../calendar.ts";
import { markCounted } from "./counted.ts";
import { DAY, type DayMention, dayOf, type Marked, markDays } from "./marks.ts";

type Part = [first: number, last: number];

/**
 * Parts of a week, a month and a year, as places counted from their first day (0) or, when negative, from their last
 * (-1). The working week ends on Friday for "late" and "end".
 */
const PARTS: Record<string, [week: Part, month: Part, year: Part]> = {
  "first half of": [
    [0, 2],
    [0, 14],
    [0, 180],
  ],
  "second half of": [
    [3, 6],
    [15, -1],
    [-184, -1],
  ],
  "early|earlier|early in|beginning of|start of": [
    [0, 1],
    [0, 9],
    [0, 89],
  ],
  "mid|middle of": [
    [1, 3],
    [10, 19],
    [120, 242],
  ],
  "end of|tail end of": [
    [3, 4],
    [20, -1],
    [-31, -1],
  ],
  "late|later|late in|later in": [
    [3, 4],
    [20, -1],
    [-92, -1],
  ],
};

/** Marks what is picked from a period that is a mark already: "end of X", "first Monday after X", "two weeks after X". */
export function markPartsOfPeriods(marked: Marked, today: LocalDate): void {
  const pick = (pattern: string, read: (range: DayRange, m: RegExpExecArray) => DayRange | null) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const mention = dayOf(marked, m.at(-1));
      const ranges = (mention?.ranges ?? []).map((range) => {
        const part = read(range, m);
        return part && part.to < today && mention?.next ? read(mention.next, m) : part;
      });
      const found = ranges.filter((range) => range !== null);
      return found.length > 0 ? { ranges: found } : null;
    });
  // Whoever says "by the end of next week" means any day up to it.
  marked.text = marked.text.replace(
    new RegExp(`\\b(?:by|before|until) (?:the )?(?:very )?end of (?:the )?(?=${DAY})`, "g"),
    "by ",
  );
  markCounted(marked, today);
  pick(`\\b(?:the )?week (?:of|beginning|commencing|starting)(?: on)? (?:the )?(${DAY})`, ({ from }) => weekOf(from));
  markParts(pick);
  markDays(
    marked,
    new RegExp(
      `(${DAY}),? (?:or|and) the (?:one|week|following one|following week)(?: after(?: that| next)?)?\\b`,
      "g",
    ),
    (m) => orAWeekLater(dayOf(marked, m[1])),
  );
  pick(`(${DAY}) (?:or|and) the day after\\b`, ({ from, to }) => ({ from, to: addDays(to, 1) }));
  // "My birthday is on the 5th, can I come the day before?"
  markDays(marked, new RegExp(`(${DAY})[^\\ue000-\\uefff]{0,40}\\bthe day (before|after)\\b(?! ${DAY})`, "g"), (m) => {
    const range = dayOf(marked, m[1])?.ranges[0];
    return range ? { ranges: [oneDay(addDays(range.from, m[2] === "before" ? -1 : 1))] } : null;
  });
  pick(`\\b(?:the )?day after (${DAY})`, ({ to }) => oneDay(addDays(to, 1)));
  pick(`\\b(?:the )?day before (${DAY})`, ({ from }) => oneDay(addDays(from, -1)));
  pick(`\\b(?:the )?week (?:after|following) (?:the )?(${DAY})`, ({ from }) => weekOf(from, 1));
  // The calendar week before, or the seven days: both are within.
  pick(`\\b(?:the )?week before (?:the )?(${DAY})`, ({ from }) => ({
    from: weekOf(from, -1).from,
    to: addDays(from, -1),
  }));
  pick(`\\b(\\d{1,2}|an?) (days?|weeks?) (?:(?:from|after|on) )?(?:the )?(${DAY})`, ({ from }, m) => {
    return oneDay(addDays(from, (Number(m[1]) || 1) * (m[2]?.startsWith("week") ? 7 : 1)));
  });
  pick(`\\b(\\d{1,2}|an?) (days?|weeks?) before (?:the )?(${DAY})`, ({ from }, m) => {
    return oneDay(addDays(from, -(Number(m[1]) || 1) * (m[2]?.startsWith("week") ? 7 : 1)));
  });
  pick(`\\bweek (?:on|from) (?:the )?(${DAY})`, ({ from }) => oneDay(addDays(from, 7)));
  // British: "Friday week" is the Friday after the coming one, "Friday fortnight" the one after that.
  markDays(marked, new RegExp(`(${DAY}) (?:week|(\\d) weeks)\\b`, "g"), (m) => {
    const mention = dayOf(marked, m[1]);
    const isDay = mention?.named || mention?.ranges[0]?.from === mention?.ranges[0]?.to;
    return isDay ? weeksLater(Number(m[2] ?? 1), mention) : null;
  });
}

function markParts(
  pick: (pattern: string, read: (range: DayRange, m: RegExpExecArray) => DayRange | null) => void,
): void {
  const names = Object.keys(PARTS).join("|");
  const before = "\\b(?:(?:the|in|at|towards|around|about) ){0,3}";
  // "Mid to late January" reaches from the one to the other.
  pick(`${before}(?:(early|mid) ?(?:to|or|-|/) ?)?(${names})[ -]{1,2}(?:the )?(${DAY})`, (range, m) => {
    const first = m[1] ? partOf(range, m[1]) : null;
    const last = partOf(range, m[2]);
    return last && { from: first?.from ?? last.from, to: last.to };
  });
}

function partOf(range: DayRange, said: string | undefined): DayRange | null {
  const name = Object.keys(PARTS).find((names) => names.split("|").includes(said ?? ""));
  const [week, month, year] = PARTS[name ?? ""] ?? [];
  const length = daysBetween(range.from, range.to) + 1;
  const part = length === 7 ? week : length > 300 ? year : length > 7 ? month : undefined;
  if (!part) return null;
  const place = (index: number) => (index < 0 ? addDays(range.to, index + 1) : addDays(range.from, index));
  return { from: place(part[0]), to: place(part[1]) };
}

function orAWeekLater(mention: DayMention | undefined): DayMention | null {
  const range = mention?.ranges[0];
  if (!mention || !range || mention.ranges.length > 1) return null;
  const days = daysBetween(range.from, range.to);
  if (days !== 0 && days !== 6) return null;
  const either = { from: range.from, to: addDays(range.to, 7) };
  return { ranges: [either], ...(days === 0 && { only: [weekdayOf(range.from)] }) };
}

function weeksLater(weeks: number, mention?: DayMention): DayMention | null {
  if (!mention || mention.ranges.length === 0) return null;
  return {
    ranges: mention.ranges.map(({ from, to }) => ({ from: addDays(from, 7 * weeks), to: addDays(to, 7 * weeks) })),
  };
}
