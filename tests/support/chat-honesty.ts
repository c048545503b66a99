import { expect } from "vitest";
import type { Entry, Offer } from "../../domain/receptionist/protocol.ts";
import { transcript } from "./chat.ts";
import type { Business } from "./chat-business.ts";
import { sessionIdOf } from "./chat-object.ts";
import type { RestChat } from "./chat-rest.ts";
import { call } from "./http.ts";
import { appointmentRows } from "./rows.ts";
import { dateAhead } from "./travel.ts";

const MINUTE = 60_000;
const DAYS_OF_A_QUERY = 60;

/** Words that claim a booking, but for those that say that there is none. */
const CLAIM =
  /\b(?:you're booked|is booked|are booked|been booked|confirmed|your reference|it's moved|reservada|su referencia|cambio está hecho)\b/i;
const DENIAL = /nothing is booked|no queda reservada|sé si la cita quedó reservada/i;
/** A plain yes, as far as the conversations here say one. */
const YES =
  /^(?:yes|yep|yeah|sure|ok|okay|correct|perfect|great|sounds good|that works|go ahead|book it|do it|please do|move it|cancel it|cancel|sí)(?!\p{L})/iu;

const BOOK_ASKED = /Shall I book it\?$|¿Hago la reserva\?$|¿Lo intento otra vez\?$/;
const MOVE_ASKED = /Shall I move it\?$|Shall I try .*once more\?$|¿Hago el cambio\?$|¿Lo intento otra vez\?$/;
const CANCEL_ASKED = /Shall I cancel it\?$|Shall I try .*once more\?$|¿Cancelo la cita\?$|¿Lo intento otra vez\?$/;

export interface Told {
  chat: RestChat;
  business: Business;
  free: Map<number, Set<number>>;
  /** Whether appointments are changed, so that times come free that were not; or also by others, so that cards grow old. */
  changes: "here" | "elsewhere" | null;
}

/**
 * What holds for every conversation, whatever was said in it: nothing is called booked that is not in the database,
 * nothing is in the database without a yes to the read-back, and every time that was offered was free.
 */
export async function expectHonest({ chat, business, free, changes }: Told): Promise<void> {
  const { entries } = chat;
  const told = transcript(entries);
  const rows = await appointmentRows(business);
  const mine = sessionIdOf(chat.token);
  const tickets = entries.flatMap((entry) => (entry.kind === "card" && entry.card === "booked" ? [entry] : []));
  const cards = tickets.filter(({ data }) => !data.cancelled);
  const shown = new Map(cards.map(({ data }) => [data.reference, Date.parse(data.start)]));
  for (const { reference, sessionId, status, startsAt } of rows) {
    if (reference && sessionId === mine) expect([...shown.keys()], told).toContain(reference);
    if (reference && shown.has(reference) && status === "confirmed" && changes !== "elsewhere")
      expect(shown.get(reference), told).toBe(startsAt.getTime());
  }
  const known = rows.map(({ reference }) => reference);
  for (const reference of shown.keys()) expect(known, told).toContain(reference);
  const cancelled = rows.filter(({ status }) => status === "cancelled").length;
  const notices = entries.filter((entry) => entry.kind === "toast" && entry.toast === "cancelled").length;
  if (changes !== "elsewhere") expect(notices, told).toBe(cancelled);

  for (const [place, entry] of entries.entries()) {
    if ((entry.kind === "receptionist" || entry.kind === "toast") && claims(entry.text)) {
      expect(
        cards.some(({ data }) => entry.text.includes(data.reference)),
        `${entry.text} in\n${told}`,
      ).toBe(true);
    }
    const asks = askedFor(entries, place);
    if (asks) {
      const yes = entries.slice(0, place).findLastIndex(({ kind }) => kind === "visitor");
      expect(textOf(entries[yes]), told).toMatch(YES);
      const asked = entries.slice(0, yes).findLast(({ kind }) => kind === "receptionist");
      expect(textOf(asked), told).toMatch(asks);
    }
    if (entry.kind === "receptionist")
      for (const offer of entry.offers ?? []) expectFree(offer, entries.slice(0, place));
  }

  function expectFree(offer: Offer, before: Entry[]): void {
    const [start, end] = [Date.parse(offer.start), Date.parse(offer.end)];
    if (changes) return;
    expect(free.get((end - start) / MINUTE)?.has(start), `${offer.start} was free in\n${told}`).toBe(true);
    const own = before.flatMap((entry) => (entry.kind === "card" && entry.card === "booked" ? [entry.data] : []));
    const clash = own.filter((data) => start < Date.parse(data.end) && Date.parse(data.start) < end);
    if (business.staff.length === 1) expect(clash, told).toEqual([]);
  }
}

/** What must have been asked before an entry that tells of something done; null where it tells of nothing. */
function askedFor(entries: readonly Entry[], place: number): RegExp | null {
  const entry = entries[place];
  if (entry?.kind === "toast" && entry.toast === "cancelled") return CANCEL_ASKED;
  if (entry?.kind !== "card" || entry.card !== "booked" || entry.data.cancelled) return null;
  const next = entries[place + 1];
  const isMove = next?.kind === "toast" && next.toast === "rescheduled";
  return isMove ? MOVE_ASKED : BOOK_ASKED;
}

/** Asks the public API for every free start until the horizon, by the minutes that a service takes. */
export async function freeTimes(business: Business): Promise<Map<number, Set<number>>> {
  const free = new Map<number, Set<number>>();
  for (const { id, durationMinutes } of business.services) {
    const starts = new Set<number>();
    for (let day = 0; day <= (business.tenant.horizonDays ?? 60); day += DAYS_OF_A_QUERY) {
      const from = dateAhead(day, business.timezone).toString();
      const to = dateAhead(day + DAYS_OF_A_QUERY - 1, business.timezone).toString();
      const query = new URLSearchParams({ serviceId: id, from, to });
      const response = await call(`/api/v1/tenants/${business.id}/availability?${query}`);
      const { slots } = await response.json<{ slots: { start: string }[] }>();
      for (const { start } of slots) starts.add(Date.parse(start));
    }
    free.set(durationMinutes, starts);
  }
  return free;
}

function claims(text: string): boolean {
  return CLAIM.test(text) && !DENIAL.test(text);
}

function textOf(entry: Entry | undefined): string {
  return entry && "text" in entry ? entry.text : "";
}
