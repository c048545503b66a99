import type { Draft, Turn } from "../turn.ts";
import { nextDetail, readBack } from "./booking-phrases.ts";
import { askSender, askWhetherMessage, askWords, readBackMessage } from "./message-phrases.ts";
import { askSlot } from "./offer-phrases.ts";
import { askOwn, askProof, askReference, askWhich, readBackChange, upcoming } from "./own-phrases.ts";
import { askDay, askService, askStaff, askWhichDay, say, serviceOf } from "./phrases.ts";
import { askZone } from "./zones.ts";

/** Asks the open question once more, after something else was said. */
export function askAgain(turn: Turn, first = ""): Draft {
  const { memory } = turn;
  const lead = first && `${first} `;
  const service = serviceOf(turn, memory.serviceId);
  switch (memory.question) {
    case "service":
      return prefixed(lead, askService(turn));
    case "staff":
      return service ? askStaff(turn, service, first || undefined) : prefixed(lead, askService(turn));
    case "day":
      return askDay(turn, first || undefined);
    case "date":
      return prefixed(lead, askWhichDay(turn, memory.candidates));
    case "slot":
      return askSlot(
        turn,
        `${lead}Does ${memory.shown.length === 1 ? "that time" : "one of these times"} suit you, or another day?`,
      );
    case "far_date":
      return say(turn, "far_date", `${lead}Is that date, more than a month from now, the one you mean?`, {
        replies: ["Yes, that date", "Another day"],
      });
    case "contact":
      return nextDetail(turn, first)[0] ?? askDay(turn);
    case "agree":
      return prefixed(lead, readBack(turn));
    case "change":
      return say(turn, "change", `${lead}What shall I change: the time, or your details?`, {
        replies: ["Another time", "My details", "Start over"],
      });
    case "again":
      return say(turn, "again", `${lead}Shall I look for that time again?`, {
        replies: ["Yes, look again", "Another day"],
      });
    case "reference":
      return askReference(turn, first, ", six letters and digits");
    case "proof":
      return askProof(turn, first);
    case "which":
      return prefixed(lead, askWhich(turn));
    case "own": {
      const appointment = upcoming(turn).at(-1);
      return appointment ? askOwn(turn, appointment, { first }) : say(turn, null, `${lead}What can I do for you?`);
    }
    case "agree_change":
      return readBackChange(turn, first);
    case "zone":
      return askZone(turn, "");
    case "offer_message":
      return askWhetherMessage(turn, first);
    case "message":
      return askWords(turn, first);
    case "message_contact":
      return askSender(turn, first)[0] ?? askWords(turn, first);
    case "agree_message":
      return readBackMessage(turn, first);
    case null:
      return say(turn, null, `${lead}What can I do for you?`);
  }
}

function prefixed(lead: string, draft: Draft): Draft {
  return draft.kind === "receptionist" ? { ...draft, text: `${lead}${draft.text}` } : draft;
}
