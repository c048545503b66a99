import type { ReceptionistFrame, VisitorFrame } from "../wire.ts";

/** Why a chat cannot be had here at all: the site is not the tenant's, or there is no such tenant, or no session. */
export type Refusal = "origin" | "unknown_tenant" | "session";

/** Why a transport ended. Everything but `turned_away` is worth another try. */
export type Down =
  | { why: "lost" }
  | { why: "slow_down"; retryAfterMs: number }
  | { why: "token_refused" }
  | { why: "turned_away"; refusal: Refusal };

/** One way to the chat session: a WebSocket, or requests where WebSockets are blocked. */
export interface Transport {
  /** Hands a frame over without waiting. What is not acknowledged is sent again by the next transport. */
  send(frame: VisitorFrame): void;
  /** Something changed (tab shown, network back): find out now whether the line is alive. */
  nudge(): void;
  /** Ends it without a `down`. */
  stop(): void;
}

/** What a transport tells. After `down` it is over and tells nothing more. */
export interface TransportEvents {
  frame(frame: ReceptionistFrame): void;
  down(down: Down): void;
}

/** Whom to call and as whom. */
export interface Call {
  /** Origin of the chat's server, "https://host". */
  origin: string;
  tenant: string;
  token: string | null;
  /** The last entry that is known without a gap before it. */
  after(): number;
  timezone: string | null;
  locale: string | null;
  /** Whether somebody looks at the chat; requests are not spent otherwise. */
  attended(): boolean;
}

/** A running timer. */
export type Timer = ReturnType<typeof setTimeout> | number;

/** Time and the outside world, handed in so that tests own them. */
export interface Environment {
  now(): number;
  setTimer(run: () => void, ms: number): Timer;
  clearTimer(timer: Timer | undefined): void;
  /** Uniform in [0, 1). */
  random(): number;
  online(): boolean;
  /** May throw, for instance where a security policy forbids it. */
  webSocket(url: string, protocols: string[]): WebSocket;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** Where the chat of a tenant lives. */
export function chatUrl(call: Call): string {
  return `${call.origin}/api/v1/tenants/${encodeURIComponent(call.tenant)}/chat`;
}
