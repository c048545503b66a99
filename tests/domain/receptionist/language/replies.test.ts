import { describe, expect, it } from "vitest";
import { readYesNo } from "../../../../domain/receptionist/language/answers.ts";
import { readDetail } from "../../../../domain/receptionist/language/change.ts";
import { readAnyone } from "../../../../domain/receptionist/language/choose.ts";
import { readIntents } from "../../../../domain/receptionist/language/intent.ts";
import { readOwn } from "../../../../domain/receptionist/language/own.ts";
import { readMessageWords } from "../../../../domain/receptionist/language/pass-on.ts";
import { readLanguage } from "../../../../domain/receptionist/language/read-language.ts";
import { readWhen } from "../../../../domain/receptionist/language/when.ts";
import { LANGUAGES, wordsOf } from "../../../../words/languages.ts";

/** Wednesday 18 November 2026, 16:30 in New York. */
const NOW = { now: Date.parse("2026-11-18T21:30:00Z"), timezone: "America/New_York" };

describe.each(LANGUAGES)("what can be pressed in %s is understood", (language) => {
  const { replies } = wordsOf(language).receptionist;
  const intents = (text: string) => [...readIntents(text, language)];
  const when = (text: string) => readWhen(text, { ...NOW, language });

  it("as a wish", () => {
    expect(intents(replies.book)).toContain("book");
    expect(intents(replies.moveOrCancel)).toEqual(expect.arrayContaining(["move", "cancel"]));
    expect(intents(replies.hours)).toEqual(["hours"]);
    expect(intents(replies.prices)).toEqual(["prices"]);
    expect(intents(replies.startOver)).toContain("start_over");
    expect(intents(replies.anotherDay)).toContain("another_time");
    expect(intents(replies.anotherTime)).toContain("another_time");
    expect(intents(replies.moreTimes)).toContain("more_times");
    expect(readAnyone(replies.anyone, language)).toBe(true);
  });

  it("as a day", () => {
    expect(when(replies.tomorrow).days).toEqual({ from: "2026-11-19", to: "2026-11-19" });
    expect(when(replies.nextWeek).days).toEqual({ from: "2026-11-23", to: "2026-11-29" });
    expect(when(replies.firstTimes).any).toBe(true);
  });

  it.each(["yes", "yesPlease", "yesThatDate", "yesBook", "yesLookAgain"] as const)("%s as a yes", (reply) => {
    expect(readYesNo(replies[reply], undefined, language)).toBe("yes");
  });

  it("as an answer to a change or a message that was read back", () => {
    expect(readYesNo(replies.no, undefined, language)).toBe("no");
    expect(readYesNo(replies.yesMove, "move", language)).toBe("yes");
    expect(readYesNo(replies.yesCancel, "cancel", language)).toBe("yes");
    expect(readYesNo(replies.yesPassOn, "message", language)).toBe("yes");
    expect(readYesNo(replies.noMessage, "message", language)).toBe("no");
    expect(readYesNo(replies.moveInstead, "cancel", language)).toBeNull();
    expect(readYesNo(replies.reword, "message", language)).toBeNull();
    expect(readYesNo(replies.anotherTime, "move", language)).toBeNull();
    expect(readYesNo(replies.keepAsItIs, "move", language)).toBe("no");
    expect(readYesNo(replies.keep, "cancel", language)).toBe("no");
  });

  it("as what shall be done with an appointment, a detail or a message", () => {
    expect(intents(replies.move)).toContain("move");
    expect(intents(replies.moveInstead)).toContain("move");
    expect(intents(replies.cancel)).toContain("cancel");
    expect(readOwn(replies.keep, language).keeps).toBe(true);
    expect(readOwn(replies.keepAsItIs, language).keeps).toBe(true);
    expect(readDetail(replies.myDetails, language)).toBe("all");
    expect(readMessageWords(replies.reword, language).rewordsMessage).toBe(true);
  });

  it.each(Object.values(replies))("%j leaves the language as it is", (reply) => {
    expect([language, null]).toContain(readLanguage(reply));
  });
});
