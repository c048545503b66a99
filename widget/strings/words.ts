import type { ConnectionState } from "../connection/connection.ts";
import type { Refusal } from "../connection/transport.ts";
import { en } from "./en.ts";

/** What the bubble says before the chat is there. */
export interface BubbleWords {
  open: string;
  loading: string;
  failed: string;
}

/** Every word of the chat. A language is one file that fills this. */
export interface Words {
  /** BCP 47 tag by which days and times are written. */
  dateLocale: string;
  chatWith(name: string): string;
  chat: string;
  close: string;
  you: string;
  assistant: string;
  privacy: string;
  newTab: string;
  connection: Record<ConnectionState, string>;
  connectionLost: string;
  unreachable: string;
  offlineNow: string;
  tryNow: string;
  refusal: Record<Refusal, string>;
  loading: string;
  typing: string;
  log: string;
  newMessages: string;
  unread: string;
  message: string;
  placeholder: string;
  send: string;
  charactersLeft(left: number): string;
  waiting: string;
  tryAgain: string;
  discard: string;
  failed(code: string): string;
  times(place: string): string;
  yours(time: string): string;
  replies: string;
  contact: string;
  required(label: string): string;
  badEmail: string;
  badPhone: string;
  phoneForTexts: string;
  emailOrPhone: string;
  oneIsEnough: string;
  optional: string;
  booked: string;
  changed: string;
  cancelled: string;
  withStaff: string;
  place: string;
  reference: string;
  copy: string;
  copied: string;
  addToCalendar: string;
  change: string;
  followup: Record<"email" | "text", string>;
  followupTitle: string;
  push: Record<"waitlist_match" | "calendar_retry_success", string>;
  dismiss: string;
}

/** The words in use. */
export const words: Words = en;
