import type { Letter } from "./letter.ts";

/** What is to be said to one person, in each form in which it can be. */
export interface Outgoing {
  /** What it is, as the ledger of messages names it. */
  kind: string;
  email: { to: string; letter: Letter; replyTo: string | null } | null;
  text: { to: string; body: string } | null;
  /** Tried first; the other one where this cannot be. */
  prefers: "email" | "text";
  /** Whether its reader needs it, so that a wish for fewer mails does not keep it back. */
  isNeeded: boolean;
  /** Between two of its kind to one address; left out, they may follow each other. */
  minutesApart?: number;
  /** Epoch milliseconds after which it is of no more use. */
  usefulUntil: number;
}

/** A letter to whoever has an address; null where there is none. Answers go to `replyTo`, or else to the sender. */
export function mailTo(to: string | null | undefined, letter: Letter, replyTo?: string | null): Outgoing["email"] {
  return to ? { to, letter, replyTo: replyTo ?? null } : null;
}
