import { localNow } from "../language/calendar.ts";
import { allowsDay, readWhen } from "../language/when.ts";
import type { OfferedSlot } from "../memory.ts";
import type { Turn } from "../turn.ts";
import { handleOf } from "./act.ts";

/** The offer of this conversation that a model means. */
export function offerOf({ memory }: Turn, handle: string): OfferedSlot | undefined {
  return memory.offers.find(({ id }) => handleOf(id) === handle || id === handle);
}

/**
 * Whether an offer is the visitor's own choice: they have been shown it before this turn, or what they say now names just
 * this time. A model that looks and keeps in one breath chooses for them.
 */
export function isVisitorsChoice(
  { log, utterance, saidAt, language, config: { timezone } }: Turn,
  offer: OfferedSlot,
): boolean {
  const isShown = log.some((entry) => "offers" in entry && entry.offers?.some(({ id }) => id === offer.id));
  if (isShown || utterance.kind !== "text") return isShown;
  const when = readWhen(utterance.text, { now: saidAt, timezone, language });
  const { date, minute } = localNow(offer.start, timezone);
  const saysDay = when.days !== undefined || when.weekdays !== undefined;
  return Boolean(when.time?.exact && when.time.fromMinute === minute && saysDay && allowsDay(when, date));
}
