import type { Entry, Offer } from "../wire.ts";

/** Adds entries to the log: each seq once, in order. The same array comes back when nothing is new. */
export function mergeEntries(known: readonly Entry[], incoming: readonly Entry[]): readonly Entry[] {
  const seen = new Set(known.map((entry) => entry.seq));
  const fresh = incoming.filter((entry) => !seen.has(entry.seq) && seen.add(entry.seq));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((a, b) => a.seq - b.seq);
}

/** The last seq before which nothing is missing; what follows it is what we ask for. */
export function knownUntil(entries: readonly Entry[]): number {
  let seq = 0;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) break;
    seq = entry.seq;
  }
  return seq;
}

/** The times that an entry offers, if it offers any. */
export function offersOf(entry: Entry): readonly Offer[] {
  return "offers" in entry ? (entry.offers ?? []) : [];
}

/** What in the log can still be pressed. Everything older is history. */
export interface OpenParts {
  /** Entry whose times may be chosen: the newest with offers, unless a booking came after it. */
  offers: string | undefined;
  /** Contact card that waits for its answer: until the talk has gone on to what is answered in another way. */
  contact: string | undefined;
  /** The ticket of each appointment that counts, by its reference: the newest. */
  tickets: Readonly<Record<string, string>>;
  /** Receptionist's line whose ready-made replies are shown: only while it is the last word. */
  replies: string | undefined;
}

/** Finds the parts of the log that are still open. */
export function openParts(entries: readonly Entry[]): OpenParts {
  const tickets: Record<string, string> = {};
  const open: OpenParts = { offers: undefined, contact: undefined, replies: undefined, tickets };
  for (const entry of entries) {
    // News that asks nothing leaves the question before it open.
    if (entry.kind === "toast" || (entry.kind === "push" && offersOf(entry).length === 0)) continue;
    open.replies = entry.kind === "receptionist" ? entry.id : undefined;
    if (offersOf(entry).length > 0) open.offers = entry.id;
    if (open.offers === entry.id || (entry.kind === "receptionist" && entry.replies)) open.contact = undefined;
    if (entry.kind !== "card") continue;
    if (entry.card === "contact") open.contact = entry.id;
    if (entry.card === "booked") {
      open.offers = undefined;
      open.contact = undefined;
      tickets[entry.data.reference] = entry.id;
    }
  }
  return open;
}
