import type { Question } from "../memory.ts";
import { askAgain } from "../script/ask-again.ts";
import { hear } from "../script/hear.ts";
import { offerTimes, onWire } from "../script/offer-phrases.ts";
import { serviceOf, wordsFor } from "../script/phrases.ts";
import { nameZone } from "../script/zones.ts";
import type { Draft, Turn } from "../turn.ts";
import type { Speaker } from "./speaker.ts";

/** Questions of the rules that are asked once more after a model said something: an answer to them does something. */
const STANDING: readonly (Question | null)[] = [
  ...(["contact", "agree", "agree_change", "far_date", "change", "again", "reference", "proof", "zone"] as const),
  ...(["offer_message", "message", "message_contact", "agree_message"] as const),
  ...(["inquiry_what", "inquiry_contact", "agree_inquiry"] as const),
];

/** Whether the rules have a question open that is asked once more at the end of the turn. */
function asksItself({ memory }: Turn): boolean {
  return STANDING.includes(memory.question);
}

/**
 * How a turn ends in which the model had the last word of its own. What was found stands below as buttons, and where it
 * spoke of times, or a choice is open, the rules ask which it shall be, so that nobody goes away thinking that one of
 * them is theirs; else the rules' open question is asked once more, so that a yes never answers a question that only the
 * model asked. A wish that the model did nothing about, the rules see to.
 *
 * @param otherwise what the rules say and do by themselves
 */
export async function closing(
  turn: Turn,
  speaker: Speaker,
  { entryId, hasNewOffers, hasActed }: { entryId: string; hasNewOffers: boolean; hasActed: boolean },
  otherwise: () => Promise<Draft[]>,
): Promise<Draft[]> {
  const { memory } = turn;
  const shown = memory.offers.filter(({ id }) => memory.shown.includes(id));
  // Whoever asked for other times gets them to choose from, as the rules would give them.
  const isAsked = asksItself(turn) && !hasNewOffers;
  const line = (): Draft => ({ kind: "receptionist", id: entryId, text: speaker.spoken });
  const service = serviceOf(turn, shown[0]?.serviceId ?? null);
  if (hasNewOffers && !speaker.namesTimes && service) {
    // Buttons alone do not say on which day they are.
    const times = offerTimes(turn, { shown, fits: true, found: shown.length }, service, "");
    return speaker.spoken ? [line(), times] : [times];
  }
  if (!hasNewOffers && !hasActed && !isAsked && !speaker.asks && speaker.spoken && saysWish(turn))
    return [line(), ...(await otherwise())];
  const isOpen = (speaker.namesTimes || (memory.question === "slot" && !memory.hold)) && !isAsked;
  // Who asked for another time while one was kept is not asked for the old one again: a yes would book that.
  if (shown.length > 0 && (hasNewOffers || (isOpen && speaker.spoken))) {
    const { offers, replies } = wordsFor(turn);
    memory.question = "slot";
    speaker.add(nameZone(turn, shown[0]?.start ?? 0));
    speaker.add(shown.length > 1 ? offers.oneOfThose : offers.shallIKeep);
    const ready = shown.length > 1 ? [replies.anotherDay] : [replies.yesPlease, replies.anotherTime];
    return [{ ...line(), offers: onWire(turn, shown), replies: ready } as Draft];
  }
  speaker.end();
  if (!speaker.spoken) return otherwise();
  if (isAsked) return [line(), askAgain(turn)];
  memory.question = null;
  return [line()];
}

const WISHES = ["book", "move", "cancel", "lookup", "another_time"] as const;

/** Whether the rules hear that something is to be done. */
function saysWish(turn: Turn): boolean {
  const { utterance } = turn;
  if (utterance.kind !== "text") return false;
  const { saysWhen, pick, intents } = hear(utterance.text, turn);
  return saysWhen || pick !== null || WISHES.some((wish) => intents.has(wish));
}
