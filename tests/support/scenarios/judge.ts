import { expect } from "vitest";
import type { Entry } from "../../../domain/receptionist/protocol.ts";
import { toasts, transcript } from "../chat.ts";
import type { Business } from "../chat-business.ts";
import { at } from "../chat-elsewhere.ts";
import { sessionIdOf } from "../chat-object.ts";
import type { RestChat } from "../chat-rest.ts";
import { appointmentRows, journal } from "../rows.ts";

const REFERENCE = /(?<![\p{L}\p{N}])(?=[A-Z]*\d)[2-9A-HJKMNP-Z]{6}(?![\p{L}\p{N}])/gu;
const MONEY = /[$£€]\s?(\d+(?:[.,]\d\d)?)/gu;
const TIME = /(?<![\d:])(\d{1,2}):([0-5]\d)(?:\s?([ap])\.?\s?m\b)?/giu;
const LOCALES = ["en", "es"];
/** "Thursday 26 November", "jueves 26 de noviembre". */
const DATE = /(\d{1,2}) (?:de )?(\p{L}{3,})(?: (?:de )?\d{4})?(?: a las?| at|,)? $/u;

interface Shown {
  chat: RestChat;
  business: Business;
  /** The starts that were free, and those of appointments, before anything was said. */
  free: Map<number, Set<number>>;
  before: readonly number[];
  visitorZone: string | undefined;
}

/**
 * What a visitor read is so, line by line: references are those of appointments that are theirs, amounts are prices,
 * and each time of day is an opening hour, was offered or free, or is in the book, on the day that is named with it.
 */
export async function expectTrueLines({ chat, business, free, before, visitorZone }: Shown): Promise<void> {
  const { entries, token } = chat;
  const told = transcript(entries);
  const rows = await appointmentRows(business);
  const typed = entries.flatMap((entry) => (entry.kind === "visitor" ? [entry.text.toUpperCase()] : [])).join(" ");
  const theirs = rows.filter(
    ({ sessionId, reference }) => sessionId === sessionIdOf(token) || (reference && typed.includes(reference)),
  );
  const references = theirs.map(({ reference }) => reference);
  const prices = business.services.map(({ priceMinor }) => (priceMinor ?? 0) / 100);
  const zones = [business.timezone, ...(visitorZone ? [visitorZone] : [])];
  const known = [...before, ...theirs.map(({ startsAt }) => startsAt.getTime())];
  const moments = new Set(known.flatMap((start) => spellings(start, zones)));
  const isFree = (said: string) => [...free.values()].some((starts) => starts.has(instantOf(said, business)));
  const openings = Object.values(business.tenant.weeklyHours ?? {})
    .flat()
    .flatMap(({ start, end }) => [start, end].map((time) => ` ${time}`));

  for (const entry of entries) {
    for (const start of startsIn(entry)) for (const moment of spellings(start, zones)) moments.add(moment);
    if (entry.kind !== "receptionist" && entry.kind !== "toast") continue;
    const about = `"${entry.text}" in\n${told}`;
    for (const [reference] of entry.text.matchAll(REFERENCE)) expect(references, about).toContain(reference);
    for (const [, amount = ""] of entry.text.matchAll(MONEY))
      expect(prices, about).toContain(Number(amount.replace(",", ".")));
    for (const said of timesSaid(entry.text))
      expect(moments.has(said) || openings.includes(said) || isFree(said), `${said} of ${about}`).toBe(true);
  }
}

/** Each change of the book was written down once, as what the visitor was told of it. */
export async function expectWrittenDown({ chat, business }: Pick<Shown, "chat" | "business">): Promise<void> {
  const mine = sessionIdOf(chat.token);
  const rows = (await appointmentRows(business)).filter(({ sessionId }) => sessionId === mine);
  const ids = new Set(rows.map(({ id }) => id));
  const kinds = (await journal(business)).filter(({ subjectId }) => ids.has(subjectId)).map(({ kind }) => kind);
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  const told = transcript(chat.entries);
  expect(count("hold.placed"), told).toBe(rows.length);
  expect(count("appointment.confirmed"), told).toBe(rows.filter(({ reference }) => reference).length);
  expect(
    toasts(chat.entries).filter((toast) => toast === "booked"),
    told,
  ).toHaveLength(count("appointment.confirmed"));
}

/** The times of a line as `spellings` writes them: with their date where one stands before, else alone. */
function timesSaid(text: string): string[] {
  return [...text.matchAll(TIME)].map((match) => {
    const [, hour = "", minute = "", half] = match;
    const late = half?.toLowerCase() === "p" ? 12 : 0;
    const clock = half ? (Number(hour) % 12) + late : Number(hour);
    const [, day = "", month = ""] = DATE.exec(text.slice(0, match.index)) ?? [];
    const time = `${String(clock).padStart(2, "0")}:${minute}`;
    return `${month && `${day} ${month.toLowerCase()}`} ${time}`;
  });
}

/** "26 november 10:00", "26 noviembre 10:00", " 10:00". */
function spellings(instant: number, zones: readonly string[]): string[] {
  return zones.flatMap((timeZone) => {
    const part = (locale: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(instant);
    const time = part("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const day = part("en", { day: "numeric" });
    const months = LOCALES.map((locale) => part(locale, { month: "long" }).toLowerCase());
    return ["", ...months.map((month) => `${day} ${month}`)].map((date) => `${date} ${time}`);
  });
}

/** The instant of "26 november 10:00"; of what names no day, and of no day that can be booked, none. */
function instantOf(said: string, { timezone, tenant }: Business): number {
  const time = said.slice(-5);
  for (let days = 0; days <= (tenant.horizonDays ?? 0); days++) {
    const instant = at({ timezone }, days, time);
    if (spellings(instant, [timezone]).includes(said) && !said.startsWith(" ")) return instant;
  }
  return Number.NaN;
}

function startsIn(entry: Entry): number[] {
  if (entry.kind === "receptionist") return (entry.offers ?? []).map(({ start }) => Date.parse(start));
  return entry.kind === "card" && entry.card === "booked" ? [Date.parse(entry.data.start)] : [];
}
