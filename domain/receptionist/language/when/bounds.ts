import { addDays, type LocalDate } from "../../../booking/local-date.ts";
import { type DayRange, hull } from "../calendar.ts";
import { DAY, dayOf, type Marked, markDays, remaining } from "./marks.ts";
import { FILLER, NOT_ON } from "./negation.ts";

/** How far "after the 5th" or "from Monday on" reaches, in days; the booking horizon is usually nearer. */
export const OPEN_DAYS = 30;
/** Marks the ranges that a word before or after a day opens: "before X", "X or later", "around X", "not X". */
export function markBounds(marked: Marked, today: LocalDate): void {
  const bound = (pattern: string, read: (range: DayRange) => DayRange) =>
    markDays(marked, new RegExp(pattern, "g"), (m) => {
      const mention = dayOf(marked, m[1] ?? m[2]);
      // Of two readings the wider holds the other: "by Friday", said on a Friday.
      return mention && mention.ranges.length > 0 ? { ranges: [mention.ranges.map(read).reduce(hull)] } : null;
    });
  bound(
    `\\b(?:away|holidays?|vacation|busy|gone|out|abroad|travell?ing|working) (?:until|to) ${FILLER}(${DAY})`,
    (r) => ({
      from: addDays(r.to, 1),
      to: addDays(r.to, OPEN_DAYS),
    }),
  );
  bound(
    `\\b(?:from|starting|not (?:before|until)|no (?:earlier|sooner) than|any ?time from|can'?t (?:before|until)) ${FILLER}(${DAY})(?: on(?:wards?)?\\b)?|\\bon or after ${FILLER}(${DAY})`,
    (r) => ({
      from: r.from,
      to: addDays(r.from, OPEN_DAYS),
    }),
  );
  bound(`(${DAY}) (?:onwards?|or (?:later|after)|(?:at the )?earliest)\\b`, (r) => ({
    from: r.from,
    to: addDays(r.from, OPEN_DAYS),
  }));
  bound(`\\bon or before ${FILLER}(${DAY})|(${DAY}) (?:or (?:earlier|before|sooner)|(?:at the )?latest)\\b`, (r) => ({
    from: today,
    to: r.to,
  }));
  bound(`\\b(?<!\\bnot? )(?:after|later than|past) ${FILLER}(${DAY})`, (r) => ({
    from: addDays(r.to, 1),
    to: addDays(r.to, OPEN_DAYS),
  }));
  bound(`\\b(?:before|sooner than|earlier than) ${FILLER}(${DAY})`, (r) => ({ from: today, to: addDays(r.from, -1) }));
  bound(`\\b(?:by|until|up to|not? later than|not after|at the latest) ${FILLER}(${DAY})`, (r) => ({
    from: today,
    to: r.to,
  }));
  markSurroundings(marked, today);
}

// "Around the 10th"; "not this week" said of nothing else leaves what comes after it.
function markSurroundings(marked: Marked, today: LocalDate): void {
  markDays(
    marked,
    new RegExp(`\\b(?:around|about|over) ${FILLER}(${DAY})|(${DAY}) or (?:so|thereabouts)\\b`, "g"),
    (m) => {
      const mention = dayOf(marked, m[1] ?? m[2]);
      const range = mention?.ranges[0];
      if (!range || mention.ranges.length > 1 || range.from !== range.to) return null;
      const room = mention.named ? 1 : 2;
      return { ranges: [{ from: addDays(range.from, -room), to: addDays(range.to, room) }] };
    },
  );
  if (remaining(marked).days.length !== 1) return;
  markDays(marked, new RegExp(`\\b${NOT_ON} ${FILLER}(${DAY})`, "g"), (m) => {
    const mention = dayOf(marked, m[1]);
    const range = mention?.ranges[0];
    if (!range || mention.named || range.from > today || range.to < today) return null;
    return { ranges: [{ from: addDays(range.to, 1), to: addDays(range.to, OPEN_DAYS) }] };
  });
}
