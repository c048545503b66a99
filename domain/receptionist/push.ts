import type { Entry } from "./protocol.ts";

type PushEntry = Extract<Entry, { kind: "push" }>;

/** What the receptionist says of its own accord, when something has happened that the visitor may care about. */
export interface Push {
  /** The same for the same news, so that it is said once. */
  id: string;
  push: PushEntry["push"];
  /** `text` is what is said; the rest is for those who show more than words. */
  data: PushEntry["data"];
  offers?: PushEntry["offers"];
}

/**
 * Whether it stands in the conversation's log, now or since it was asked before. Of each kind a conversation gets one:
 * `said_before` is the answer to another one. `no_session`: the conversation is over, was forgotten, or never was.
 */
export type Pushed = { shown: true } | { shown: false; reason: "said_before" | "no_session" };
