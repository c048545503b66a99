import type { BookingRefusal } from "../tools/confirm-booking.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { say } from "./phrases.ts";
import { teamText } from "./team.ts";

const REASONS: Record<BookingRefusal, string> = {
  client_blocked: "I can't book for this email or phone number",
  too_many_upcoming: "This email or phone number has as many appointments ahead as I can book",
};

/** The business takes no booking from this visitor: says so, and gives the kept time back. */
export async function notAccepted(turn: Turn, use: UseTool, code: BookingRefusal): Promise<Draft[]> {
  await use("release_hold", {});
  turn.memory.openCardId = null;
  return [say(turn, null, `${REASONS[code]}, so nothing is booked.${teamText(turn)}`)];
}
