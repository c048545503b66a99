import { MAX_MESSAGES } from "../../../db/queries/add-inquiry.ts";
import { sayPhone } from "../language/say.ts";
import { messageToLeave } from "../message-memory.ts";
import type { Draft, Turn } from "../turn.ts";
import { contactCard } from "./booking-phrases.ts";
import { say, sentences, toast, wordsFor } from "./phrases.ts";

/** Longest part of a message that is read back, in UTF-16 code units. */
const READ_BACK = 200;

/** Whether a message can be passed on to the business from this conversation. */
export function canTake({ config, memory }: Pick<Turn, "config" | "memory">): boolean {
  return config.takesMessages && memory.messages < MAX_MESSAGES;
}

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
  const { message, replies } = wordsFor(turn);
  const asks = turn.memory.message?.text ? message.shallIAsk : message.shallIPassOn;
  return say(turn, "offer_message", sentences(first, asks), { replies: [replies.yesPlease, replies.no] });
}

/** Asks what the message shall say. */
export function askWords(turn: Turn, first = ""): Draft {
  const { message, replies } = wordsFor(turn);
  return say(turn, "message", sentences(first, message.askWords), { replies: [replies.noMessage] });
}

/** Asks who the message is from, with the card for those who would rather fill in a form. */
export function askSender(turn: Turn, first = ""): Draft[] {
  const { name, email, phone } = turn.memory.contact;
  const { contact, message } = wordsFor(turn);
  const ask = (question: string) => say(turn, "message_contact", sentences(first, question));
  if (!name && !email && !phone) return [ask(message.askBoth), contactCard(turn, {}, "message_contact")];
  return [ask(name ? message.askReach : contact.askName)];
}

/** Reads the message back, so that a yes means exactly this. */
export function readBackMessage(turn: Turn, first = ""): Draft {
  const { memory } = turn;
  const { message, replies } = wordsFor(turn);
  const { name = "", email, phone } = memory.contact;
  const left = messageToLeave(memory);
  if (!left) return askWords(turn, first);
  memory.messageReadBack = left;
  memory.openCardId = null;
  const reach = [email, phone && sayPhone(phone)].filter(Boolean).join(", ");
  const text = sentences(first, message.readBack({ text: shortened(left.text), name, reach }));
  return say(turn, "agree_message", text, { replies: [replies.yesPassOn, replies.reword, replies.noMessage] });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > READ_BACK ? `${line.slice(0, READ_BACK).toWellFormed().trimEnd()}…` : line;
}

/** What is said where it is not known whether a message was left. */
export function cannotTellMessage(turn: Turn): Draft[] {
  const { message, replies } = wordsFor(turn);
  return [
    toast("system_issue", message.cannotTellToast),
    say(turn, "agree_message", message.cannotTell, { replies: [replies.yes, replies.no] }),
  ];
}
