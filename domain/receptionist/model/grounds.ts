import { addDays, type LocalDate } from "../../booking/local-date.ts";
import { localDate } from "../../booking/zone.ts";
import { localNow } from "../language/calendar.ts";
import { bareWords } from "../language/phrases.ts";
import { upcoming } from "../script/own-phrases.ts";
import type { Turn } from "../turn.ts";
import { type Told, toldBy } from "./told.ts";

/** A day and minutes after midnight. */
interface Moment {
  date: LocalDate;
  minute: number;
}

/** All that a reply may rest on: the business's facts, and what tools of this conversation have answered. */
export interface Grounds extends Told {
  /** When what was offered, kept or booked here begins. */
  moments: readonly Moment[];
  /** Those of them when an appointment of this visitor does. */
  booked: readonly Moment[];
  /** When all of it ends: that is no time to come. */
  ends: readonly Moment[];
  /** Days that were talked about, today among them. */
  dates: ReadonlySet<LocalDate>;
  today: LocalDate;
  references: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  /** Digits alone. */
  phones: readonly string[];
  /** Words that need no dictionary: those of the facts and names, and of the visitor. */
  vocabulary: ReadonlySet<string>;
}

/** Days of a wish that are counted one by one; a wish for longer names no day. */
const MOST_DAYS = 62;

/** What the model may say, as things stand now in the turn. */
export function groundsOf(turn: Turn): Grounds {
  const { memory, config, saidAt } = turn;
  const { timezone } = config;
  const today = localDate(saidAt, timezone);
  const stretches = [
    ...memory.offers.filter(({ id }) => memory.shown.includes(id) || memory.seen.includes(id)),
    ...upcoming(turn),
    ...(memory.hold ? [memory.hold] : []),
  ];
  const startOf = ({ start }: { start: number }) => localNow(start, timezone);
  const moments = stretches.map(startOf);
  const told = toldBy(turn);
  const { name } = memory.contact;
  const references = memory.known.map(({ reference }) => reference);
  const words = [name ?? "", ...references, ...visitorTexts(turn)].flatMap((text) => bareWords(text).split(" "));
  return {
    moments,
    booked: upcoming(turn).map(startOf),
    ends: stretches.map(({ end }) => localNow(end, timezone)),
    dates: new Set([today, ...moments.map(({ date }) => date), ...wishedDates(turn)]),
    today,
    ...told,
    references: new Set(references),
    // Those of the visitor are read back by the rules alone.
    emails: new Set(config.facts.email ? [config.facts.email.toLowerCase()] : []),
    phones: config.facts.phone ? [config.facts.phone.replace(/\D/g, "")] : [],
    numbers: new Set([String(memory.shown.length), ...told.numbers]),
    vocabulary: new Set([...told.own, ...words]),
  };
}

function visitorTexts({ log }: Turn): string[] {
  return log.flatMap((entry) => (entry.kind === "visitor" ? [entry.text] : []));
}

function wishedDates({ memory }: Turn): LocalDate[] {
  const ranges = [...(memory.wish.days ? [memory.wish.days] : []), ...memory.candidates];
  return ranges.flatMap(({ from, to }) => {
    const dates: LocalDate[] = [];
    for (let date = from; date <= to && dates.length < MOST_DAYS; date = addDays(date, 1)) dates.push(date);
    return dates;
  });
}
