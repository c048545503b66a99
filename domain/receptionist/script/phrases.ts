import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
import type { LocalDate } from "../../booking/local-date.ts";
import { findService } from "../../booking/offering.ts";
import { toInstant } from "../../booking/zone.ts";
import { sayDay, sayList } from "../language/say.ts";
import type { DayRange } from "../language/when.ts";
import type { Question } from "../memory.ts";
import type { Offer } from "../protocol.ts";
import type { Draft, Turn } from "../turn.ts";

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
    n === place && draft.kind === "receptionist" ? { ...draft, text: `${first} ${draft.text}` } : draft,
  );
}

/** A service of the business; undefined where it has none of this id. */
export function serviceOf({ config }: Turn, serviceId: string | null): ServiceConfig | undefined {
  return serviceId ? findService(config, serviceId) : undefined;
}

/** A service's name in the middle of a sentence: "massage", but "IV drip". */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Asks which service it shall be, among those that were meant, or all. */
export function askService(turn: Turn, among?: string[], first = ""): Draft {
  const names = turn.config.services.filter(({ id }) => !among || among.includes(id)).map(({ name }) => name);
  const text = among
    ? `Would that be ${sayList(names.map(inSentence), "or")}?`
    : `${first && `${first} `}Which service would you like: ${sayList(names.map(inSentence), "or")}?`;
  return say(turn, "service", text, { replies: names });
}

/** Asks with whom; `first` is said before. */
export function askStaff(turn: Turn, service: ServiceConfig, first?: string): Draft {
  const names = turn.config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
  const text = `${first ?? `For your ${inSentence(service.name)} you can see ${sayList(names, "or")}.`} Who would you like, or is anyone fine?`;
  return say(turn, "staff", text, { replies: [...names, "Anyone"] });
}

/** Asks for a day, or leave to name the first times; `first` is said before. */
export function askDay(turn: Turn, first = "Happy to look."): Draft {
  return say(turn, "day", `${first} Is there a day that suits you, or shall I show the first free times?`, {
    replies: ["First free times", "Tomorrow", "Next week"],
  });
}

/** Asks whether a date that is far ahead, of an instant in epoch milliseconds, is the one that was meant. */
export function askFarDate(turn: Turn, start: number): Draft {
  const day = sayDay(start, turn.config.timezone, turn.saidAt);
  const text = `That is ${day}, more than a month from now. Is that the date you mean?`;
  return say(turn, "far_date", text, { replies: ["Yes, that date", "Another day"] });
}

/** Asks which of several readings of a day was meant. */
export function askWhichDay(turn: Turn, candidates: readonly DayRange[]): Draft {
  const names = candidates.map(({ from, to }) => {
    return from === to ? sayDate(turn, from) : `${sayDate(turn, from)} to ${sayDate(turn, to)}`;
  });
  return say(turn, "date", `Do you mean ${sayList(names, "or")}?`, { replies: names });
}

/** In minutes after midnight: far from where the clocks change. */
const NOON = 720;

/** A date of the business's calendar, "Tuesday 24 November". */
export function sayDate({ config: { timezone }, saidAt }: Turn, date: LocalDate): string {
  return sayDay(toInstant(date, NOON, timezone), timezone, saidAt);
}
