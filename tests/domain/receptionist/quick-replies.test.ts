import { describe, expect, it } from "vitest";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { type Heard, hear } from "../../../domain/receptionist/script/hear.ts";
import type { Turn } from "../../../domain/receptionist/turn.ts";
import { LANGUAGES, wordsOf } from "../../../words/languages.ts";
import type { ReplyWords } from "../../../words/types/receptionist.ts";
import { demoConfig } from "../../support/paper-book.ts";

interface Meaning {
  /** What was asked, where that gives the answer its meaning. */
  after?: Partial<Memory>;
  means(heard: Heard): boolean;
}

const isYes: Meaning["means"] = ({ yesNo, saysWhen }) => yesNo === "yes" && !saysWhen;
const isNo: Meaning["means"] = ({ yesNo }) => yesNo === "no";
const intends = (intent: Parameters<Heard["intents"]["has"]>[0]): Meaning => ({
  means: ({ intents }) => intents.has(intent),
});
const move = { kind: "move", appointmentId: "a", version: 1, offerId: "o", start: 0 } as const;
const toMove: Partial<Memory> = { question: "agree_change", proposal: move };
const toCancel: Partial<Memory> = {
  question: "agree_change",
  proposal: { kind: "cancel", appointmentId: "a", version: 1 },
};
const message: Partial<Memory> = { question: "agree_message" };

/** What each ready-made answer is pressed to say. */
const MEANINGS: Record<keyof ReplyWords, Meaning> = {
  book: intends("book"),
  moveOrCancel: { means: ({ intents }) => intents.has("move") && intents.has("cancel") },
  hours: intends("hours"),
  prices: intends("prices"),
  firstTimes: { means: ({ when }) => when.any === true },
  tomorrow: { means: ({ when }) => when.days !== undefined && when.days.from === when.days.to },
  nextWeek: { means: ({ when }) => when.days !== undefined && when.days.from < when.days.to },
  anotherDay: intends("another_time"),
  anyone: { after: { question: "staff" }, means: ({ anyone }) => anyone },
  yesPlease: { after: { question: "slot" }, means: isYes },
  anotherTime: intends("another_time"),
  moreTimes: intends("more_times"),
  yesThatDate: { after: { question: "far_date" }, means: isYes },
  yesBook: { after: { question: "agree" }, means: isYes },
  yesMove: { after: toMove, means: isYes },
  yesCancel: { after: toCancel, means: isYes },
  moveInstead: { after: toCancel, means: ({ yesNo, intents }) => yesNo !== "yes" && intents.has("move") },
  keepAsItIs: { after: toMove, means: ({ keeps, yesNo }) => keeps || yesNo === "no" },
  move: { after: { question: "own" }, means: ({ intents }) => intents.has("move") && !intents.has("cancel") },
  cancel: { after: { question: "own" }, means: ({ intents }) => intents.has("cancel") && !intents.has("move") },
  keep: { after: toCancel, means: ({ keeps, yesNo }) => keeps || yesNo === "no" },
  myDetails: { after: { question: "change" }, means: ({ detail, intents }) => detail === "all" && intents.size === 0 },
  startOver: intends("start_over"),
  yesLookAgain: { after: { question: "again" }, means: isYes },
  yesPassOn: { after: message, means: isYes },
  reword: { after: message, means: ({ rewordsMessage, yesNo }) => rewordsMessage && yesNo === null },
  noMessage: { after: message, means: ({ dropsMessage, yesNo }) => dropsMessage || yesNo === "no" },
  yes: { after: { question: "agree" }, means: isYes },
  no: { after: { question: "agree" }, means: isNo },
};

describe.each(LANGUAGES)("a ready-made answer in %s, when it is pressed,", (language) => {
  const { replies } = wordsOf(language).receptionist;
  const entries = Object.entries(MEANINGS) as [keyof ReplyWords, Meaning][];

  it.each(entries.map(([name, meaning]) => ({ text: replies[name], name, meaning })))("$text ($name)", (reply) => {
    const { text, meaning } = reply;
    const memory: Memory = { ...emptyMemory(), ...meaning.after };
    const turn = { config: demoConfig(0), memory, saidAt: Date.now(), language } as Turn;

    expect(meaning.means(hear(text, turn)), JSON.stringify(hear(text, turn))).toBe(true);
  });
});
