import type { Question } from "../memory.ts";
import { askAgain } from "../script/ask-again.ts";
import { noneText, offerTimes, onWire } from "../script/offer-phrases.ts";
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
export function asksItself({ memory }: Turn): boolean {
  return STANDING.includes(memory.question);
}

/**
 * How a turn ends in which the model had the last word of its own. Where it spoke of times, or of
 * something else while they were to be chosen from, they stand below as buttons and the rules ask which it shall be, so
 * that nobody goes away thinking that one of them is theirs; else the rules' open
 * question is asked once more, so that a yes never answers a question that only the model asked.
 *
 * @param otherwise what the rules say where nothing was said
 */
export async function closing(
  turn: Turn,
  speaker: Speaker,
  { entryId, hasNewOffers }: { entryId: string; hasNewOffers: boolean },
  otherwise: () => Promise<Draft[]>,
): Promise<Draft[]> {
  const { memory } = turn;
  const shown = memory.offers.filter(({ id }) => memory.shown.includes(id));
  const isAsked = asksItself(turn);
  const line = (): Draft => ({ kind: "receptionist", id: entryId, text: speaker.spoken });
  const isChoosing = speaker.namesTimes || (memory.question === "slot" && !speaker.asks && speaker.spoken !== "");
  // Who asked for another time while one was kept is not asked for the old one again: a yes would book that.
  if (shown.length > 0 && (hasNewOffers || (isChoosing && !isAsked))) {
    const service = serviceOf(turn, shown[0]?.serviceId ?? null);
    if (hasNewOffers && !speaker.namesTimes && service) {
      // Buttons alone do not say on which day they are.
      const none = speaker.foundNone && !speaker.spoken ? noneText(turn, service, null, false) : "";
      const times = offerTimes(turn, { shown, fits: !speaker.foundNone, found: shown.length }, service, none);
      return speaker.spoken ? [line(), times] : [times];
    }
    const words = wordsFor(turn);
    memory.question = "slot";
    for (const text of [
      nameZone(turn, shown[0]?.start ?? 0),
      shown.length > 1 ? words.offers.oneOfThose : words.offers.shallIKeep,
    ])
      speaker.add(text);
    const { yesPlease, anotherTime, anotherDay } = words.replies;
    const replies = shown.length > 1 ? [anotherDay] : [yesPlease, anotherTime];
    return [{ ...line(), offers: onWire(turn, shown), replies } as Draft];
  }
  speaker.end();
  if (!speaker.spoken) return otherwise();
  if (isAsked) return [line(), askAgain(turn)];
  // Which of several is meant can still be said; a yes would be one to another question.
  if (memory.question !== "slot" || shown.length < 2) memory.question = null;
  return [line()];
}
