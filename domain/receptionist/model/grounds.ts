import { addDays, type LocalDate } from "../../booking/local-date.ts";
import { localDate } from "../../booking/zone.ts";
import { localNow } from "../language/calendar.ts";
import { bareWords } from "../language/phrases.ts";
import { sayDuration, sayHours, sayMoney } from "../language/say.ts";
import { upcoming } from "../script/own-phrases.ts";
import type { Turn } from "../turn.ts";

/** All that a reply may rest on: the business's facts, and what tools of this conversation have answered. */
export interface Grounds {
  /** Days and times that were offered, kept or booked here. */
  moments: readonly { date: LocalDate; minute: number }[];
  /** Days that were talked about, today among them. */
  dates: ReadonlySet<LocalDate>;
  today: LocalDate;
  services: readonly { name: string; price: number | null }[];
  references: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  /** Digits alone. */
  phones: readonly string[];
  numbers: ReadonlySet<string>;
  /** What the business tells of itself, each as bare words between blanks. */
  facts: readonly string[];
  /** Words that need no dictionary: those of the facts and names, and of the visitor. */
  vocabulary: ReadonlySet<string>;
  /** Whether the schedule had nothing that fits when it was looked at in this turn. */
  foundNone: boolean;
}

/** Days of a wish that are counted one by one; a wish for longer names no day. */
const MOST_DAYS = 62;

/** What the model may say, as things stand now in the turn; `foundNone` of its last look into the schedule. */
export function groundsOf(turn: Turn, foundNone: boolean): Grounds {
  const { memory, config, saidAt } = turn;
  const { timezone } = config;
  const today = localDate(saidAt, timezone);
  const instants = [
    ...memory.offers.filter(({ id }) => memory.shown.includes(id) || memory.seen.includes(id)),
    ...upcoming(turn),
    ...(memory.hold ? [memory.hold] : []),
  ].flatMap(({ start, end }) => [start, end]);
  const moments = instants.map((instant) => localNow(instant, timezone));
  const facts = factTexts(turn);
  const { email, phone, name } = memory.contact;
  const texts = [...facts, name ?? "", ...visitorTexts(turn)].map(bareWords);
  return {
    moments,
    dates: new Set([today, ...moments.map(({ date }) => date), ...wishedDates(turn)]),
    today,
    services: config.services.map(({ name, price }) => ({ name, price: price && amountOf(price) })),
    references: new Set(memory.known.map(({ reference }) => reference)),
    emails: new Set([email, config.facts.email].flatMap((one) => one?.toLowerCase() ?? [])),
    phones: [phone, config.facts.phone].flatMap((one) => one?.replace(/\D/g, "") ?? []),
    numbers: new Set([String(memory.shown.length), ...facts.flatMap((text) => text.match(/\d+/g) ?? [])]),
    facts: facts.map((text) => ` ${bareWords(text)} `),
    vocabulary: new Set(texts.flatMap((text) => text.split(" "))),
    foundNone,
  };
}

/** What the business tells of itself, in the words in which it may be repeated. */
export function factTexts({ config, language }: Pick<Turn, "config" | "language">): string[] {
  const { facts, name, services, staff, weeklyHours } = config;
  const { address, directions, parking, policies, about, questions = [] } = facts;
  return [
    ...[name, address, directions, parking, policies, about].flatMap((text) => text ?? []),
    ...questions.flatMap(({ question, answer }) => [question, answer]),
    ...services.flatMap(({ name, description, durationMinutes, price }) => [
      ...[name, description, sayDuration(durationMinutes, language), `${durationMinutes} min`],
      ...(price ? [sayMoney(price, language)] : []),
    ]),
    ...staff.map(({ name }) => name),
    ...sayHours(weeklyHours, language).split("; "),
  ].filter((text) => text.trim() !== "");
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

function amountOf({ amountMinor, currency }: { amountMinor: number; currency: string }): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return amountMinor / 10 ** maximumFractionDigits;
}
