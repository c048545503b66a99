import type { Letter } from "./letter.ts";

/** What became of a message that was handed to a provider. */
export type Sent =
  | { outcome: "sent"; providerId: string }
  /** It certainly did not go out; `final` where another try would end the same. */
  | { outcome: "refused"; reason: string; final: boolean; optedOut?: boolean }
  /** It may have gone out. */
  | { outcome: "unknown"; reason: string };

/** A mail to one person. */
export interface Email {
  /** Our own id of it. */
  id: string;
  tenantId: string;
  to: string;
  /** The business, as the sender's name. */
  fromName: string;
  /** Where answers go. */
  replyTo: string | null;
  letter: Letter;
  /** The address of the page at which its reader asks for no more of these; null on what is needed anyway. */
  unsubscribeUrl: string | null;
}

/** A text to one person. */
export interface TextMessage {
  /** Our own id of it. */
  id: string;
  tenantId: string;
  /** E.164. */
  to: string;
  body: string;
}

/** A text that was handed over, and perhaps not taken. */
export interface LostText {
  /** E.164, as far as it is known now. */
  to: string;
  /** SHA-256 in hex of the number and of the words that were handed over. */
  toKey: string | null;
  bodyKey: string | null;
  /** Epoch milliseconds at which it was handed over. */
  since: number;
}

export interface EmailPort {
  /** Does not throw for what a provider answers. */
  send(email: Email): Promise<Sent>;
}

export interface SmsPort {
  /** Does not throw for what a provider answers. */
  send(text: TextMessage): Promise<Sent>;
  /**
   * Whether a text went out whose sending had no answer.
   *
   * @returns the provider's id; null where it certainly has no such text; "unknown" where it did not say
   */
  find(lost: LostText): Promise<{ providerId: string } | null | "unknown">;
  /** How many segments a text is billed as: GSM-7 or UCS-2 (3GPP TS 23.038). */
  segments(body: string): number;
}
