import { MAX_MESSAGES } from "../../../db/queries/add-inquiry.ts";
import { sayPhone } from "../language/say.ts";
import { messageToLeave } from "../message-memory.ts";
import type { Draft, Turn } from "../turn.ts";
import { contactCard } from "./booking-phrases.ts";
import { say, toast } from "./phrases.ts";

/** Longest part of a message that is read back, in UTF-16 code units. */
const READ_BACK = 200;

/** Whether a message can be passed on to the business from this conversation. */
export function canTake({ config, memory }: Pick<Turn, "config" | "memory">): boolean {
  return config.takesMessages && memory.messages < MAX_MESSAGES;
}

/** What is said to those who have left as many messages as they may. */
export const TOO_MANY_MESSAGES = "I've passed on as many messages as I can from one conversation.";

/**
 * Offers to pass something on, before which stands why.
 *
 * @param words of the visitor that the team would be asked; null where they have yet to say it
 */
export function offerMessage(turn: Turn, first: string, words: string | null): Draft {
  const { memory } = turn;
  const behind = memory.message ? memory.message.behind : memory.question;
  memory.message = { text: words, behind, id: null };
  return askWhetherMessage(turn, first);
}

/** Asks whether the team shall be asked, or be told something. */
export function askWhetherMessage(turn: Turn, first: string): Draft {
  const lead = first && `${first} `;
  const asks = turn.memory.message?.text ? "Shall I ask the team?" : "Shall I pass a message on to the team?";
  return say(turn, "offer_message", `${lead}${asks}`, { replies: ["Yes, please", "No"] });
}

/** Asks what the message shall say. */
export function askWords(turn: Turn, first = ""): Draft {
  return say(turn, "message", `${first && `${first} `}What should the message say?`, { replies: ["No message"] });
}

/** Asks who the message is from, with the card for those who would rather fill in a form. */
export function askSender(turn: Turn, first = ""): Draft[] {
  const { contact } = turn.memory;
  const lead = first && `${first} `;
  if (!contact.name && !contact.email && !contact.phone) {
    const text = `${lead}May I have your name, and an email or phone number for the team?`;
    return [say(turn, "message_contact", text), contactCard(turn, {}, "message_contact")];
  }
  if (!contact.name) return [say(turn, "message_contact", `${lead}What is your name?`)];
  return [say(turn, "message_contact", `${lead}Which email or phone number may the team use?`)];
}

/** Reads the message back, so that a yes means exactly this. */
export function readBackMessage(turn: Turn, first = ""): Draft {
  const { memory } = turn;
  const { contact } = memory;
  const left = messageToLeave(memory);
  if (!left) return askWords(turn, first);
  memory.messageReadBack = left;
  memory.openCardId = null;
  const reach = [contact.email, contact.phone && sayPhone(contact.phone)].filter(Boolean).join(", ");
  const text =
    `${first && `${first} `}The team would get this by mail, with our conversation: "${shortened(left.text)}" ` +
    `from ${contact.name} (${reach}). Shall I pass it on?`;
  return say(turn, "agree_message", text, { replies: ["Yes, pass it on", "Change it", "No message"] });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > READ_BACK ? `${line.slice(0, READ_BACK).toWellFormed().trimEnd()}…` : line;
}

/** What is said where it is not known whether a message was left. */
export function cannotTellMessage(turn: Turn): Draft[] {
  const text =
    "I can't reach our records at the moment, so I can't tell yet whether that was passed on. Shall I try it once more?";
  return [
    toast("system_issue", "Messages can't be passed on at the moment."),
    say(turn, "agree_message", text, { replies: ["Yes", "No"] }),
  ];
}

/** What is said where nobody tried once more. */
export const PERHAPS_PASSED_ON = "I can't tell whether your message was passed on.";
