import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
import { wordsOf } from "../../../words/languages.ts";
import type { ReceptionistWords } from "../../../words/types/receptionist.ts";
import type { LocalDate } from "../../booking/local-date.ts";
import { findService } from "../../booking/offering.ts";
import { toInstant } from "../../booking/zone.ts";
import { sayDay, sayList } from "../language/say.ts";
import type { DayRange } from "../language/when.ts";
import type { Question } from "../memory.ts";
import type { Offer } from "../protocol.ts";
import type { Draft, Turn } from "../turn.ts";

/** What is said, in the conversation's language. */
export function wordsFor({ language }: Pick<Turn, "language">): ReceptionistWords {
  return wordsOf(language).receptionist;
}

/** Whole sentences, one after the other; those that are empty are left out. */
export function sentences(...said: string[]): string {
  return said.filter(Boolean).join(" ");
}

/** A line of the receptionist; `question` is what it asks, null where it asks nothing. */
export function say(
  turn: Turn,
  question: Question | null,
  text: string,
  extra: { replies?: string[]; offers?: Offer[] } = {},
): Draft {
  turn.memory.question = question;
  return { kind: "receptionist", text, ...extra };
}

/** A short notice beside the log. */
export function toast(name: Extract<Draft, { kind: "toast" }>["toast"], text: string): Draft {
  return { kind: "toast", toast: name, text };
}

/** Says something before the first line that is said anyway. */
export function withFirst(first: string, drafts: readonly Draft[]): Draft[] {
  const place = drafts.findIndex(({ kind }) => kind === "receptionist");
  return drafts.map((draft, n) =>
    n === place && draft.kind === "receptionist" ? { ...draft, text: sentences(first, draft.text) } : draft,
  );
}

/** A service of the business; undefined where it has none of this id. */
export function serviceOf({ config }: Turn, serviceId: string | null): ServiceConfig | undefined {
  return serviceId ? findService(config, serviceId) : undefined;
}

/** A service's name in the middle of a sentence: "massage", but "IV drip". */
export function inSentence({ language }: Pick<Turn, "language">, name: string): string {
  return wordsOf(language).speech.inSentence(name);
}

/** Asks which service it shall be, among those that were meant, or all. */
export function askService(turn: Turn, among?: string[], first = ""): Draft {
  const { ask } = wordsFor(turn);
  const names = turn.config.services.filter(({ id }) => !among || among.includes(id)).map(({ name }) => name);
  const choice = sayChoice(
    turn,
    names.map((name) => inSentence(turn, name)),
  );
  const text = among ? ask.whichOf(choice) : sentences(first, ask.whichService(choice));
  return say(turn, "service", text, { replies: names });
}

/** Asks with whom; `first` is said before. */
export function askStaff(turn: Turn, service: ServiceConfig, first?: string): Draft {
  const names = turn.config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
  const { ask, replies } = wordsFor(turn);
  const text = sentences(first ?? ask.staffFor(inSentence(turn, service.name), sayChoice(turn, names)), ask.whom);
  return say(turn, "staff", text, { replies: [...names, replies.anyone] });
}

/** Asks for a day, or leave to name the first times; `first` is said before. */
export function askDay(turn: Turn, first = wordsFor(turn).ask.happyToLook): Draft {
  const { ask, replies } = wordsFor(turn);
  return say(turn, "day", sentences(first, ask.whichDay), {
    replies: [replies.firstTimes, replies.tomorrow, replies.nextWeek],
  });
}

/** Asks whether a date that is far ahead, of an instant in epoch milliseconds, is the one that was meant. */
export function askFarDate(turn: Turn, start: number): Draft {
  const { ask, replies } = wordsFor(turn);
  const text = ask.farDate(sayDay(start, turn.config.timezone, turn.saidAt, turn.language));
  return say(turn, "far_date", text, { replies: [replies.yesThatDate, replies.anotherDay] });
}

/** Asks which of several readings of a day was meant. */
export function askWhichDay(turn: Turn, candidates: readonly DayRange[]): Draft {
  const { ask } = wordsFor(turn);
  const names = candidates.map(({ from, to }) =>
    from === to ? ask.day(sayDate(turn, from)) : ask.days(sayDate(turn, from), sayDate(turn, to)),
  );
  return say(turn, "date", ask.doYouMean(sayChoice(turn, names)), { replies: names });
}

/** "a, b or c". */
export function sayChoice({ language }: Pick<Turn, "language">, items: readonly string[]): string {
  return sayList(items, "or", language);
}

/** In minutes after midnight: far from where the clocks change. */
const NOON = 720;

/** A date of the business's calendar, "Tuesday 24 November". */
export function sayDate({ config: { timezone }, saidAt, language }: Turn, date: LocalDate): string {
  return sayDay(toInstant(date, NOON, timezone), timezone, saidAt, language);
}
