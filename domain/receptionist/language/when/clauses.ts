import { DAY, type Marked, TIME, type TimeMention, timeOf } from "./marks.ts";

const HAS_DAY = new RegExp(DAY);
const HAS_TIME = new RegExp(TIME);
const TIME_LAST = new RegExp(`${DAY}[^\\ue000-\\ue7ff]*${TIME}`);

/**
 * The times of each clause, where a message pairs days and times more than once: "Tuesday after 3 or Wednesday at 5".
 * An empty list stands for a day that came without one, after a pair: "Tuesday morning or Thursday".
 *
 * @returns null where all times go with all days: "Tuesday or Thursday after 3"
 */
export function timesByClause(marked: Marked): TimeMention[][] | null {
  const joined = marked.text.replace(new RegExp(`(${DAY}) ?, ?(?=(?:at )?${TIME})`, "g"), "$1 ");
  const clauses = joined.split(/,? ?\b(?:or|and|but|otherwise)\b|[,;/&]/);
  const pairs = clauses.filter((clause) => HAS_DAY.test(clause) && HAS_TIME.test(clause));
  const [first] = pairs;
  if (!first) return null;
  const place = clauses.indexOf(first);
  const after = clauses.slice(place + 1);
  const isFree =
    /\bor\b|\botherwise\b/.test(joined) && TIME_LAST.test(first) && !after.some((clause) => HAS_TIME.test(clause));
  const free = isFree && after.some((clause) => HAS_DAY.test(clause));
  if (pairs.length < 2 && !free) return null;
  const times = clauses.filter((clause) => HAS_TIME.test(clause)).map((clause) => timesIn(marked, clause));
  return free ? [...times, []] : times;
}

function timesIn(marked: Marked, clause: string): TimeMention[] {
  return [...clause].map((char) => timeOf(marked, char)).filter((mention) => mention !== undefined);
}
