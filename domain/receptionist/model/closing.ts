import type { Question } from "../memory.ts";
import { askAgain } from "../script/ask-again.ts";
import { offerTimes, onWire } from "../script/offer-phrases.ts";
import { serviceOf } from "../script/phrases.ts";
import type { Draft, Turn } from "../turn.ts";

/** Questions of the rules that are asked once more after a model said something: an answer to them does something. */
const STANDING: readonly (Question | null)[] = [
  ...(["contact", "agree", "agree_change", "far_date", "change", "again", "reference", "proof", "zone"] as const),
  ...(["offer_message", "message", "message_contact", "agree_message"] as const),
];

/** Whether the rules have a question open that is asked once more at the end of the turn. */
export function asksItself({ memory }: Turn): boolean {
  return STANDING.includes(memory.question);
}

/**
 * How a turn ends in which the model had the last word of its own: with the times that were found as buttons, or with
 * the rules' open question once more, so that a yes never answers a question that only the model asked.
 *
 * @param line what the model said, if anything
 * @param otherwise what the rules say where nothing was said
 */
export async function closing(
  turn: Turn,
  line: readonly Draft[],
  hasNewOffers: boolean,
  otherwise: () => Promise<Draft[]>,
): Promise<Draft[]> {
  const { memory } = turn;
  const [first] = line;
  if (hasNewOffers) {
    const shown = memory.offers.filter(({ id }) => memory.shown.includes(id));
    memory.question = "slot";
    if (first?.kind === "receptionist" && shown.length > 0) return [{ ...first, offers: onWire(turn, shown) }];
    const service = serviceOf(turn, memory.serviceId);
    if (!first && service) return [offerTimes(turn, { shown, fits: true, found: shown.length }, service, "")];
  }
  if (!first) return otherwise();
  if (asksItself(turn)) return [first, askAgain(turn)];
  memory.question = null;
  return [first];
}
