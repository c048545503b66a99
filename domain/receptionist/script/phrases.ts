import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
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

export function toast(name: Extract<Draft, { kind: "toast" }>["toast"], text: string): Draft {
  return { kind: "toast", toast: name, text };
}

export function serviceOf({ config }: Turn, serviceId: string | null): ServiceConfig | undefined {
  return serviceId ? findService(config, serviceId) : undefined;
}

/** A service's name in the middle of a sentence: "massage", but "IV drip". */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

export function askService(turn: Turn, among?: string[], first = ""): Draft {
  const names = turn.config.services.filter(({ id }) => !among || among.includes(id)).map(({ name }) => name);
  const text = among
    ? `Would that be ${sayList(names.map(inSentence), "or")}?`
    : `${first && `${first} `}Which service would you like: ${sayList(names.map(inSentence), "or")}?`;
  return say(turn, "service", text, { replies: names });
}

export function askStaff(turn: Turn, service: ServiceConfig, first?: string): Draft {
  const names = turn.config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
  const text = `${first ?? `For your ${inSentence(service.name)} you can see ${sayList(names, "or")}.`} Who would you like, or is anyone fine?`;
  return say(turn, "staff", text, { replies: [...names, "Anyone"] });
}

export function askDay(turn: Turn, first = "Happy to look."): Draft {
  return say(turn, "day", `${first} Is there a day that suits you, or shall I show the first free times?`, {
    replies: ["First free times", "Tomorrow", "Next week"],
  });
}

export function askWhichDay(turn: Turn, candidates: readonly DayRange[]): Draft {
  const { timezone } = turn.config;
  const names = candidates.map(({ from, to }) => {
    const day = (date: string) => sayDay(toInstant(date, 720, timezone), timezone, turn.saidAt);
    return from === to ? day(from) : `${day(from)} to ${day(to)}`;
  });
  return say(turn, "date", `Do you mean ${sayList(names, "or")}?`, { replies: names });
}
