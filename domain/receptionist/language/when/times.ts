import { type ClockMention, type Marked, markTimes, TIME, timeOf } from "./marks.ts";
import { WEEKDAY } from "./vocabulary.ts";
import { numberOf } from "./wording.ts";

const at = (hour: number, minute = 0) => hour * 60 + minute;
const END = at(24);

const END_OF_DAY = "eod|cob|end of (?:the )?(?:work(?:ing)? |business )?day|(?:end|close) of (?:business|play)";

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
  [/\blunch(?: ?times?| hour| break)?\b/g, at(11, 30), at(14)],
  [new RegExp(`\\b(?:${END_OF_DAY}|late(?:r|ish)? in the day)\\b`, "g"), at(15), END],
  [/\bearl(?:y|ier|ish)(?: on)? in the day\b/g, 0, at(11)],
  [/\bearly(?: on)?(?= (?:\w+day|tomorrow)\b)/g, 0, at(11)],
  [/\b(?:last thing|late)(?: on)?(?= (?:\w+day|tomorrow)\b)/g, at(15), END],
  [/\ball day(?: long)?\b/g, 0, END],
  [/\bmornings?\b/g, 0, at(12)],
  [/\bafternoons?\b/g, at(12), at(17)],
  [/\b(?:evenings?|nights?)\b|(?<=(?:day|tomorrow|this|the) )eve\b/g, at(17), END],
];

const HOUR = "(?:2[0-3]|1\\d|0?\\d)";
const WORD = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one";
const MERIDIEM = "(?: ?([ap])m)?";
// A bare number is an hour only where nothing makes it something else: a date, a decimal, an ordinal, a count.
const LONE = `(${HOUR})(?![\\d:/%.]\\d|\\d|st\\b|nd\\b|rd\\b|th\\b|[/%]| ?(?:days?|weeks?|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`;
const OFFERING =
  "(?:make (?:it|that)|say|prefer|do|perhaps|maybe|ok|okay|yes|then|be|want|sorry|earliest|latest|actually|i mean|no)";

// "1430", and no year that anybody books in.
const FOUR_FIGURES = "(?!19|20[2-9])([01]\\d|2[0-3])([0-5]\\d)(?!\\d)";

const LAST_MINUTES: Record<string, number> = { five: 5, ten: 10, quarter: 15, twenty: 20, "twenty five": 25, half: 30 };

/** Marks clock times and parts of the day, all but the hours that only a day beside them reveals (`markHoursByDays`). */
export function markTimesOfDay(marked: Marked): void {
  marked.text = marked.text
    // "Saturday mornings" are all of them; "Monday to Friday mornings" are those of that week.
    .replace(
      new RegExp(
        `(?<!(?:-|\\b(?:to|through|thru|until)) ?)\\b(${WEEKDAY})(?= (?:mornings|afternoons|evenings|nights)\\b)`,
        "g",
      ),
      "$1s",
    )
    .replace(/\b(\d{1,2}(?:[:.]?\d\d)?(?:[ap]m)?)(?: ?-?ish\b| or so\b)/g, "around $1")
    .replace(/\bmidnight (?:tonight|today)\b|\b(?:tonight|today)(?: at)? midnight\b/g, "tomorrow 12am")
    .replace(/\b(late |early )?tonight\b/g, "today $1evening")
    .replace(new RegExp(`\\bby (?:the )?(?:${END_OF_DAY})\\b`, "g"), " ")
    .replace(/\b(?:12 )?noon\b/g, "12pm")
    .replace(/\b(?:12 )?midnight\b/g, "12am");
  // Before the parts of the day, whose words these hold: "half past two in the afternoon" is fine either way.
  const past = new RegExp(
    `\\b(?:a )?(?:(half|quarter|twenty[ -]five|twenty|ten|five|\\d{1,2})(?: minutes?)? past|(quarter|twenty|ten|five)(?: minutes?)? after) (${WORD}|${HOUR})\\b${MERIDIEM}`,
    "g",
  );
  markTimes(marked, past, (m) => {
    const minutes = m[1] ?? m[2] ?? "";
    return clock(numberOf(m[3] ?? ""), LAST_MINUTES[minutes] ?? Number(minutes), m[4]);
  });
  const to = new RegExp(
    `(?<!from )\\b(?:a )?(quarter(?= (?:to|of))|(?:twenty[ -]five|twenty|ten|five)(?= to)) (?:to|of) (${WORD}|${HOUR})\\b${MERIDIEM}`,
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
  markTimes(marked, /(?<![\w:.$])(\d{1,2})([ap])(?![\w'])/g, (m) => clock(Number(m[1]), 0, m[2]));
  markTimes(marked, /(?:(?<=\bat )([01]?\d|2[0-3])([0-5]\d)\b|\b([01]\d|2[0-3])([0-5]\d) ?(?:hrs|hours)\b)/g, (m) =>
    clock(Number(m[1] ?? m[3]), Number(m[2] ?? m[4]), undefined, (m[1] ?? m[3] ?? "").startsWith("0")),
  );
  markTimes(marked, new RegExp(`^${FOUR_FIGURES}(?=[?.!]*$)`, "g"), fourFigures);
  markTimes(marked, /\b(one|\d{1,2}) ?o'clock\b(?: ?([ap])m)?/g, (m) => clock(numberOf(m[1] ?? ""), 0, m[2]));
  markBareHours(marked);
}

/** Marks an hour that stands beside a day and nothing else: "tomorrow 3", "3 on Tuesday", "Monday pm". */
export function markHoursByDays(marked: Marked, day: string): void {
  markTimes(marked, new RegExp(`(?<=${day} (?:, )?)${FOUR_FIGURES}(?![:/-])`, "g"), fourFigures);
  markTimes(marked, new RegExp(`(?<![\\w.:/-])${FOUR_FIGURES}(?= (?:on )?${day})`, "g"), fourFigures);
  markTimes(marked, new RegExp(`(?<=${day} (?:, )?)(?:at )?${LONE}`, "g"), (m) => clock(Number(m[1]), 0));
  markTimes(marked, new RegExp(`(?<![\\w.:/-])${LONE}(?= (?:on )?${day})`, "g"), (m) => clock(Number(m[1]), 0));
  markOtherEnds(marked);
  markTimes(marked, new RegExp(`\\bin the am\\b|(?<=${day} )am\\b(?! i\\b)`, "g"), () => ({
    kind: "window",
    from: 0,
    to: at(12),
  }));
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
    new RegExp(
      `(?<=\\b${OFFERING},? )${LONE}(?= ?(?:$|[?.!,;]|instead|please|sharp|then|or|works?|ok|okay|good|fine|free|available|possible|${TIME}))`,
      "g",
    ),
    (m) => clock(Number(m[1]), 0),
  );
  markTimes(
    marked,
    new RegExp(
      `(?<![\\w.:/-])${LONE}(?= (?:(?:in|at) (?:the )?(${TIME})|or (?:later|earlier|before|after)\\b|onwards?\\b|at the (?:latest|earliest)\\b|sharp\\b))`,
      "g",
    ),
    // "8 in the evening", but not "a party of 2 at 5".
    (m) => (timeOf(marked, m[2])?.kind === "clock" ? null : clock(Number(m[1]), 0)),
  );
  markTimes(
    marked,
    new RegExp(`(?<=(?:^|[;,.?!] ?)is )${LONE}(?= (?:ok|okay|good|fine|free|available|possible)\\b)`, "g"),
    (m) => clock(Number(m[1]), 0),
  );
  markOtherEnds(marked);
  // "2-4" or "3" and nothing else; a longer message needs a word that makes it a time.
  markTimes(marked, new RegExp(`^${LONE}(?=(?: ?, ?${HOUR}){0,3} ?(?:-|to|or) ?${HOUR}[?.!]*$)`, "g"), (m) =>
    clock(Number(m[1]), 0),
  );
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
  const bare = (pattern: string) => markTimes(marked, new RegExp(pattern, "g"), (m) => clock(Number(m[1]), 0));
  // "9, 10 or 11": a list becomes times from whichever end is one already, a choice a round.
  for (let round = 0; round < 3; round++) {
    bare(`(?<=${TIME} ?, ?)${LONE}(?=(?: ?, ?${HOUR}){0,3} (?:or|and) ${HOUR}\\b)`);
    bare(`(?<=${TIME}${joint})${LONE}`);
    bare(`(?<![\\w.:/-])${LONE}(?=${joint}${TIME})`);
    bare(`(?<=(?:^|\\b(?:at|say|either|maybe) ))${LONE}(?= ?, ?${TIME} (?:or|and) ${TIME})`);
  }
}

function fourFigures(m: RegExpExecArray): ClockMention | null {
  return clock(Number(m[1]), Number(m[2]), undefined, m[1]?.startsWith("0"));
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
