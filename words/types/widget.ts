import type { AboutLanguage } from "./language.ts";

/** What the bubble says before the chat is there. The loader carries these of every language, so they are few. */
export interface BubbleWords {
  open: string;
  loading: string;
  failed: string;
}

/** The chat's own words. A browser is sent those of the language in use. */
export interface WidgetWords {
  about: AboutLanguage;
  bubble: BubbleWords;
  /** BCP 47 tag by which days are written. */
  dateLocale: string;
  /** What stands behind the time on a clock of twelve hours; null for a clock of twenty-four. */
  halfDays: { am: string; pm: string } | null;
  chatWith(name: string): string;
  chat: string;
  close: string;
  you: string;
  assistant: string;
  privacy: string;
  newTab: string;
  connection: Record<"connecting" | "online" | "reconnecting" | "offline" | "refused", string>;
  /** The one toast that the server cannot send. */
  connectionLost: string;
  unreachable: string;
  offlineNow: string;
  tryNow: string;
  refusal: Record<"origin" | "unknown_tenant" | "session", string>;
  loading: string;
  typing: string;
  log: string;
  newMessages: string;
  /** Behind the bubble's name. */
  unread: string;
  message: string;
  placeholder: string;
  send: string;
  charactersLeft(left: number): string;
  waiting: string;
  tryAgain: string;
  discard: string;
  /** Why something could not be sent, by the wire's error code; `other` for codes that are newer than this. */
  failed: Record<
    "too_fast" | "rate_limited" | "too_large" | "card_closed" | "offer_gone" | "invalid_request" | "other",
    string
  >;
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
  followup: {
    title: string;
    by: Record<"email" | "text", string>;
    expected: string;
  };
  push: Record<"waitlist_match" | "calendar_retry_success", string>;
  dismiss: string;
  forget: {
    /** What opens the question. */
    open: string;
    question: string;
    yes: string;
    no: string;
    busy: string;
    failed: string;
    /** What is said once it is done, where a new conversation can be begun. */
    done: string;
    again: string;
  };
}
