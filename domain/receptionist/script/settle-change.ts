import type { BookedAppointment, Proposal } from "../memory.ts";
import { knownAppointment } from "../tools/known.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { leave, makeChange, nowDifferent } from "./change.ts";
import type { Heard } from "./hear.ts";
import { cancelledDrafts, describe, movedDrafts } from "./own-phrases.ts";
import { say, wordsFor } from "./phrases.ts";

/**
 * Finds out what became of a change whose answer was lost, before anything else is said. A yes asks for it once more,
 * which by its version is done once at most; with anything else the book is looked at first.
 */
export async function settleChange(turn: Turn, use: UseTool, heard: Heard | null): Promise<Draft[]> {
  const { memory } = turn;
  const { own, replies } = wordsFor(turn);
  const { proposal } = memory;
  const known = knownAppointment(memory, proposal?.appointmentId);
  if (!proposal || !known) return leave(turn, own.cannotTellAtAll);
  if (heard?.yesNo === "yes" && !heard.saysWhen) return makeChange(turn, use);
  const seen = await use("see_appointment", { appointmentId: known.id });
  if (!seen) return leave(turn, own.cannotFind);
  if (isDone(proposal, seen)) {
    Object.assign(memory, { proposal: null, agreedChange: null, unsettledChange: false, movingId: null });
    return proposal.kind === "cancel" ? cancelledDrafts(turn, seen) : movedDrafts(turn, seen);
  }
  if (seen.version !== proposal.version) {
    Object.assign(memory, { agreedChange: null, unsettledChange: false });
    return nowDifferent(turn, seen);
  }
  if (heard?.yesNo === "no") return leave(turn, own.bookHas(describe(turn, seen)));
  const text = own.bookStillHas(describe(turn, seen));
  return [say(turn, "agree_change", text, { replies: [replies.yes, replies.no] })];
}

function isDone(proposal: Proposal, seen: BookedAppointment): boolean {
  if (proposal.kind === "cancel") return seen.status === "cancelled";
  return seen.status === "confirmed" && seen.version !== proposal.version && seen.start === proposal.start;
}
