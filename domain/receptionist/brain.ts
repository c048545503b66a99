import { readYesNo } from "./language/answers.ts";
import type { Question } from "./memory.ts";
import { type ModelTurn, model } from "./model.ts";
import { hear } from "./script/hear.ts";
import { script } from "./script.ts";
import type { Brain, Turn } from "./turn.ts";

/** Questions of the rules to which a plain yes or no is a full answer. */
const PLAIN: readonly (Question | null)[] = [
  ...(["agree", "agree_change", "far_date", "slot", "date", "staff", "which", "own", "again", "change"] as const),
];
/** Questions whose whole course belongs to the rules. */
const OWN: readonly (Question | null)[] = [
  ...(["zone", "offer_message", "message", "message_contact", "agree_message"] as const),
  ...(["inquiry_what", "inquiry_contact", "agree_inquiry"] as const),
];

/**
 * Who answers. The model talks where there is something to be understood; what is plain (a press, a card, a yes to what
 * was read back, a contact detail that was asked for) the rules do at once, without a model that could get it wrong.
 *
 * @param parts null where there is no model, or none that may be used now
 */
export function receptionist(parts: ModelTurn | null): Brain {
  return (turn, use, recall) => {
    const brain = parts && turn.memory.modelRestsUntil <= turn.saidAt && !isPlain(turn) ? model(parts) : script;
    return brain(turn, use, recall);
  };
}

function isPlain(turn: Turn): boolean {
  const { utterance, memory, saidAt } = turn;
  if (utterance.kind !== "text") return true;
  const { question, proposal, hold } = memory;
  if (memory.unsettled || memory.unsettledChange || memory.unsettledMessage || memory.unsettledInquiry) return true;
  if (hold && hold.expiresAt <= saidAt) return true;
  if (OWN.includes(question)) return true;
  const heard = hear(utterance.text, turn);
  if (heard.passOn || heard.later || heard.intents.has("person") || heard.intents.has("start_over")) return true;
  const answer = readYesNo(utterance.text, question === "agree_change" ? proposal?.kind : undefined, turn.language);
  if (PLAIN.includes(question) && (answer !== null || heard.pick !== null)) return true;
  const { name, email, phone } = heard.contact;
  return question === "contact" && !utterance.text.includes("?") && Boolean(name ?? email ?? phone);
}
