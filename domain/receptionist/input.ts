import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Language, wordsOf } from "../../words/languages.ts";
import { sayDateTime } from "./language/say.ts";
import type { Memory } from "./memory.ts";
import type { VisitorInput } from "./protocol.ts";
import { TICKED } from "./script/booking-phrases.ts";
import type { Utterance } from "./turn.ts";

/** A visitor's input as the log shows it and as a brain hears it. */
export interface ReadInput {
  text: string;
  /** The offer that was pressed. */
  offerId?: string;
  utterance: Utterance;
}

/** `offer_gone`: not an offer of this conversation; `card_closed`: the card was answered or has lost its meaning. */
export type InputRefusal = "offer_gone" | "card_closed";

/** Reads an input in its conversation and that one's language; refuses what has lost its meaning there. */
export function readInput(
  input: VisitorInput,
  memory: Memory,
  config: TenantConfig,
  now: number,
  language: Language,
): ReadInput | { refused: InputRefusal } {
  switch (input.type) {
    case "message":
      return { text: input.text, utterance: { kind: "text", text: input.text } };
    case "choose": {
      const offer = memory.offers.find(({ id }) => id === input.offerId);
      if (!offer) return { refused: "offer_gone" };
      const text = sayDateTime(offer.start, config.timezone, now, language);
      return { text, offerId: offer.id, utterance: { kind: "offer", offerId: offer.id } };
    }
    case "act": {
      if (input.entryId !== memory.openCardId) return { refused: "card_closed" };
      const values = input.values ?? {};
      const texts = values.textsAgreed === TICKED ? wordsOf(language).receptionist.contact.textMe : "";
      const filled = [values.name, values.email, values.phone, texts].map((value) => value?.trim()).filter(Boolean);
      return {
        text: filled.join(", ") || "…",
        utterance: { kind: "act", entryId: input.entryId, action: input.action, values },
      };
    }
  }
}
