import type { Draft, Turn } from "../turn.ts";
import { nextDetail, readBack } from "./booking-phrases.ts";
import { askInquiry } from "./inquiry-phrases.ts";
import { askSender, askWhetherMessage, askWords, readBackMessage } from "./message-phrases.ts";
import { askSlot } from "./offer-phrases.ts";
import { askOwn, askProof, askReference, askWhich, readBackChange, upcoming } from "./own-phrases.ts";
import { askDay, askService, askStaff, askWhichDay, say, sentences, serviceOf, wordsFor } from "./phrases.ts";
import { askZone } from "./zones.ts";

/** Asks the open question once more, after something else was said. */
export function askAgain(turn: Turn, first = ""): Draft {
  const { memory } = turn;
  const { ask, booking, offers, own, replies, talk } = wordsFor(turn);
  const service = serviceOf(turn, memory.serviceId);
  switch (memory.question) {
    case "service":
      return prefixed(first, askService(turn));
    case "staff":
      return service ? askStaff(turn, service, first || undefined) : prefixed(first, askService(turn));
    case "day":
      return askDay(turn, first || undefined);
    case "date":
      return prefixed(first, askWhichDay(turn, memory.candidates));
    case "slot":
      return askSlot(turn, sentences(first, offers.askAgain(memory.shown.length)));
    case "far_date":
      return say(turn, "far_date", sentences(first, ask.farDateAgain), {
        replies: [replies.yesThatDate, replies.anotherDay],
      });
    case "contact": {
      const [draft = askDay(turn)] = nextDetail(turn, first);
      // What was given meanwhile for something else may have been all that was missing.
      return memory.question === "contact" ? draft : prefixed(first, draft);
    }
    case "agree":
      return prefixed(first, readBack(turn));
    case "change":
      return say(turn, "change", sentences(first, booking.whatToChange), {
        replies: [replies.anotherTime, replies.myDetails, replies.startOver],
      });
    case "again":
      return say(turn, "again", sentences(first, booking.lookForThatAgain), {
        replies: [replies.yesLookAgain, replies.anotherDay],
      });
    case "reference":
      return askReference(turn, first, own.askReferenceAgain);
    case "proof":
      return askProof(turn, first);
    case "which":
      return prefixed(first, askWhich(turn));
    case "own": {
      const appointment = upcoming(turn).at(-1);
      if (appointment) return askOwn(turn, appointment, { first });
      return say(turn, null, sentences(first, talk.whatCanIDo));
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
    case "inquiry_what":
    case "inquiry_contact":
    case "agree_inquiry":
      return askInquiry(turn, first)[0] ?? say(turn, null, first);
    case null:
      return say(turn, null, sentences(first, talk.whatCanIDo));
  }
}

function prefixed(first: string, draft: Draft): Draft {
  return draft.kind === "receptionist" ? { ...draft, text: sentences(first, draft.text) } : draft;
}
