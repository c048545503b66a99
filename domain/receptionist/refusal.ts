import type { InputRefusal } from "./input.ts";
import type { CatchUp } from "./protocol.ts";

/** Why a conversation does not take something; `retryAfter` in seconds. */
export interface ChatRefusal {
  ok: false;
  code:
    | InputRefusal
    | "not_found"
    | "origin_not_allowed"
    | "unauthenticated"
    | "too_fast"
    | "rate_limited"
    | "busy"
    | "database_unavailable";
  retryAfter?: number;
}

/** What the REST fallback is answered. */
export type ChatAnswer = { ok: true; catchUp: CatchUp } | ChatRefusal;
