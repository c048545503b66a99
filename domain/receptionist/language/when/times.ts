import { type ClockMention, type Marked, markTimes, TIME, timeOf } from "./marks.ts";
import { numberOf } from "./wording.ts";

const at = (hour: number, minute = 0) => hour * 60 + minute;
const END = at(24);

/** Parts of a day as the trade means them, start included, end excluded. The longer phrase stands before the shorter. */
const PARTS: [phrase: RegExp, from: number, to: number][] = [
  [/\bfirst thing(?: in the morning)?\b|\bearly (?:in the )?morning\b|\bright when you open\b/g, 0, at(10)],
  [/\b(?:late|later in the) morning\b/g, at(10), at(12)],
  [/\bmid[ -]?morning\b/g, at(9, 30), at(11, 30)],
  [/\bearly (?:in the )?afternoon\b/g, at(12), at(14, 30)],
  [/\bmid[ -]?afternoon\b/g, at(14), at(16)],
  [/\b(?:late|later in the) afternoon\b/g, at(15), at(18)],
  [/\bearly (?:in the )?evening\b/g, at(17), at(19)],
  [/\blate (?:in the )?evening\b/g, at(19), END],
  [/\bafter lunch(?:time)?\b/g, at(13), at(17)],
  [/\bbefore lunch(?:time)?\b/g, 0, at(12)],
  [/\bafter (?:work|hours)\b/g, at(17), END],
  [/\bbefore work\b/g, 0, at(9)],
  [/\bafter school\b/g, at(15), END],
  [/\blunch(?: ?time| hour| break)?\b/g, at(11, 30), at(14)],
  [/\b(?:end of (?:the )?(?:work(?:ing)? )?day|late(?:r|ish)? in the day)\b/g, at(15), END],
  [/\bearl(?:y|ier|ish)(?: on)? in the day\b/g, 0, at(11)],
  [/\bearly(?: on)?(?= (?:\w+day|tomorrow)\b)/g, 0, at(11)],
  [/\b(?:last thing|late)(?: on)?(?= (?:\w+day|tomorrow)\b)/g, at(15), END],
  [/\bmornings?\b/g, 0, at(12)],
  [/\bafternoons?\b/g, at(12), at(17)],
  [/\b(?:evenings?|nights?)\b|(?<=(?:day|tomorrow|this|the) )eve\b/g, at(17), END],
];

const HOUR = "(?:2[0-3]|1\\d|0?\\d)";
const WORD = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one";
const MERIDIEM = "(?: ?([ap])m)?";
// A bare number is an hour only where nothing makes it something else: a date, a decimal, an ordinal, a count.
const LONE = `(${HOUR})(?![\\d:/%.]\\d|\\d|st\\b|nd\\b|rd\\b|th\\b|[/%]| ?(?:days?|weeks?|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`;
const OFFERING = "(?:make (?:it|that)|say|prefer|do|perhaps|maybe|ok|okay|yes|then|be|want|sorry|actually|i mean|no)";

const LAST_MINUTES: Record<string, number> = { five: 5, ten: 10, quarter: 15, twenty: 20, "twenty five": 25, half: 30 };

/** Marks clock times and parts of the day, all but the hours that only a day beside them reveals (`markHoursByDays`). */
export function markTimesOfDay(marked: Marked): void {
  marked.text = marked.text
    .replace(/\b(\d{1,2}(?:[:.]?\d\d)?(?:[ap]m)?)(?: ?-?ish\b| or so\b)/g, "around $1")
    .replace(/\btonight\b/g, "today evening")
    .replace(/\b(?:12 )?noon\b/g, "12pm")
    .replace(/\b(?:12 )?midnight\b/g, "12am")
    .replace(new RegExp(`\\b(${WORD}|\\d{1,2})[ -](thirty|fifteen|forty[ -]?five)\\b`, "g"), (_, hour, minutes) => {
      return `${numberOf(hour)}:${minutes === "thirty" ? 30 : minutes === "fifteen" ? 15 : 45}`;
    });
  // Before the parts of the day, whose words these hold: "half past two in the afternoon" is fine either way.
  const past = new RegExp(
    `\\b(?:a )?(half|quarter|twenty[ -]five|twenty|ten|five|\\d{1,2})(?: minutes?)? past (${WORD}|${HOUR})\\b${MERIDIEM}`,
    "g",
  );
  markTimes(marked, past, (m) => clock(numberOf(m[2] ?? ""), LAST_MINUTES[m[1] ?? ""] ?? Number(m[1]), m[3]));
  const to = new RegExp(
    `(?<!from )\\b(?:a )?(quarter|twenty[ -]five|twenty|ten|five) to (${WORD}|${HOUR})\\b${MERIDIEM}`,
    "g",
  );
  markTimes(marked, to, (m) => earlier(clock(numberOf(m[2] ?? ""), 0, m[3]), LAST_MINUTES[m[1] ?? ""] ?? 0));
  markTimes(marked, new RegExp(`\\bhalf (${WORD}|1[0-2]|\\d)\\b(?! ?(?:hour|an hour|day))`, "g"), (m) =>
    clock(numberOf(m[1] ?? ""), 30),
  );

  for (const [phrase, from, to] of PARTS) markTimes(marked, phrase, () => ({ kind: "window", from, to }));

  markTimes(marked, /(?<![\d:.])([01]?\d|2[0-4])[:.h]([0-5]\d)(?::00)? ?(?:([ap])m?)?(?![\d:/]|[.]\d|[a-z])/g, (m) =>
    clock(Number(m[1]), Number(m[2]), m[3], /^0\d/.test(m[1] ?? "")),
  );
  markTimes(marked, /(?<![\d:.$])(1[0-2]|0?\d)([0-5]\d)? ?([ap])m\b/g, (m) =>
    clock(Number(m[1]), Number(m[2] ?? 0), m[3]),
  );
  markTimes(marked, /(?<![\d:.$])(\d{1,2})([ap])(?![\w'])/g, (m) => clock(Number(m[1]), 0, m[2]));
  markTimes(marked, /(?:(?<=\bat )([01]?\d|2[0-3])([0-5]\d)\b|\b([01]\d|2[0-3])([0-5]\d) ?(?:hrs|hours)\b)/g, (m) =>
    clock(Number(m[1] ?? m[3]), Number(m[2] ?? m[4]), undefined, (m[1] ?? m[3] ?? "").startsWith("0")),
  );
  markTimes(marked, /\b(one|\d{1,2}) ?o'clock\b(?: ?([ap])m)?/g, (m) => clock(numberOf(m[1] ?? ""), 0, m[2]));
  markBareHours(marked);
}

/** Marks an hour that stands beside a day and nothing else: "tomorrow 3", "3 on Tuesday", "Monday pm". */
export function markHoursByDays(marked: Marked, day: string): void {
  markTimes(marked, new RegExp(`(?<=${day} (?:, )?)(?:at )?${LONE}`, "g"), (m) => clock(Number(m[1]), 0));
  markTimes(marked, new RegExp(`(?<![\\w.:/-])${LONE}(?= (?:on )?${day})`, "g"), (m) => clock(Number(m[1]), 0));
  markOtherEnds(marked);
  markTimes(marked, new RegExp(`(?<=${day} )am\\b(?! i\\b)`, "g"), () => ({ kind: "window", from: 0, to: at(12) }));
  markTimes(marked, /(?<![\w'])pm\b/g, () => ({ kind: "window", from: at(12), to: END }));
}

function markBareHours(marked: Marked): void {
  const introduced =
    "(?<=\\b(?:at|around|about|approx|approximately|roughly|after|before|by|from|until|between|past|than|not) )";
  markTimes(marked, new RegExp(`${introduced}${LONE.replace(HOUR, `${HOUR}|(?:${WORD})(?! of)`)}`, "g"), (m) =>
    clock(numberOf(m[1] ?? ""), 0),
  );
  markTimes(
    marked,
    new RegExp(`(?<=\\b${OFFERING},? )${LONE}(?= ?(?:$|[?.!,;]|instead|please|then|or|works?|${TIME}))`, "g"),
    (m) => clock(Number(m[1]), 0),
  );
  markTimes(
    marked,
    new RegExp(
      `(?<![\\w.:/-])${LONE}(?= (?:(?:in|at) (?:the )?(${TIME})|or (?:later|earlier|before|after)\\b|onwards?\\b))`,
      "g",
    ),
    // "8 in the evening", but not "a party of 2 at 5".
    (m) => (timeOf(marked, m[2])?.kind === "clock" ? null : clock(Number(m[1]), 0)),
  );
  markOtherEnds(marked);
  // "2-4" or "3" and nothing else; a longer message needs a word that makes it a time.
  markTimes(marked, new RegExp(`^${LONE}(?= ?(?:-|to|or) ?${HOUR}[?.!]*$)`, "g"), (m) => clock(Number(m[1]), 0));
  markTimes(marked, new RegExp(`(?<=^${TIME} ?(?:-|to|or) ?)${LONE}(?=[?.!]*$)`, "g"), (m) => clock(Number(m[1]), 0));
  markTimes(
    marked,
    new RegExp(
      `^${LONE}(?= ?(?:$|[?.!]+$|works?\\b|is (?:good|fine|better|perfect|great|ok)|instead|would|please|then|could))`,
      "g",
    ),
    (m) => clock(Number(m[1]), 0),
  );
}

// The other end of a range, or the other choice: one clock time beside it makes a bare number another.
function markOtherEnds(marked: Marked): void {
  const joint = "(?: ?- ?| to | or | until | and )";
  markTimes(marked, new RegExp(`(?<=${TIME}${joint})${LONE}`, "g"), (m) => clock(Number(m[1]), 0));
  markTimes(marked, new RegExp(`(?<![\\w.:/-])${LONE}(?=${joint}${TIME})`, "g"), (m) => clock(Number(m[1]), 0));
}

function clock(hour: number, minute: number, meridiem?: string, sure = false): ClockMention | null {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  if (meridiem && hour >= 1 && hour <= 12) {
    return { kind: "clock", minute: at((hour % 12) + (meridiem === "p" ? 12 : 0), minute), sure: true };
  }
  return { kind: "clock", minute: at(hour === 24 ? 0 : hour, minute), sure: sure || hour > 12 || hour === 0 };
}

function earlier(mention: ClockMention | null, minutes: number): ClockMention | null {
  if (!mention) return null;
  // Quarter to one is 12:45, not 00:45, while nobody has said am or pm.
  const hour = mention.sure || mention.minute >= at(2) ? mention.minute : mention.minute + at(12);
  return { ...mention, minute: (hour - minutes + END) % END };
}

/**
 * Minutes after midnight of a clock time. Where am or pm was not said, 1 to 6 are afternoon, 7 to 11 morning and 12
 * noon, because nobody books for the night; a part of the day said along with it ("8 in the evening") comes first.
 */
export function businessHour({ minute, sure }: ClockMention, part?: { from: number; to: number }): number {
  if (sure) return minute;
  const early = minute % at(12);
  const late = early + at(12);
  const inPart = (time: number) => part !== undefined && time >= part.from && time < part.to;
  if (inPart(early) !== inPart(late)) return inPart(early) ? early : late;
  return early < at(7) ? late : early;
}
