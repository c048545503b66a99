import type { BookingRefusal } from "../tools/confirm-booking.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { say, sentences, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";

/** The business takes no booking from this visitor: says so, and gives the kept time back. */
export async function notAccepted(turn: Turn, use: UseTool, code: BookingRefusal): Promise<Draft[]> {
  await use("release_hold", {});
  turn.memory.openCardId = null;
  return [say(turn, null, sentences(wordsFor(turn).booking[code], teamText(turn)))];
}
