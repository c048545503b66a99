import type { Memory, Question } from "./memory.ts";

/** A message to the team that is being taken. */
export interface MessageDraft {
  /** In the visitor's words; null until they have said it. */
  text: string | null;
  /** The question that it came in between, and that is gone back to. */
  behind: Question | null;
  /** The id under which it may have been left already. */
  id: string | null;
}

/** A message as it is left: a yes to its read-back means just this. */
export interface MessageToLeave {
  text: string;
  name: string;
  reach: string[];
}

/** What a message says and who it is from, as far as it is complete; null where something is missing. */
export function messageToLeave({ message, contact: { name, email, phone } }: Memory): MessageToLeave | null {
  const reach = [email, phone].filter((way) => way !== undefined);
  return message?.text && name && reach.length > 0 ? { text: message.text, name, reach } : null;
}

/** Leaves a message that was being taken. */
export const NO_MESSAGE = {
  message: null,
  messageReadBack: null,
  agreedMessage: null,
  unsettledMessage: false,
} satisfies Partial<Memory>;
