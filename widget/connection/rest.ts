import type { CatchUp, ChatPost, VisitorInput } from "../wire.ts";
import {
  type Call,
  chatUrl,
  type Down,
  type Environment,
  type Timer,
  type Transport,
  type TransportEvents,
} from "./transport.ts";

/** An answer comes with the request that asks for it; polls bring only the rest, and share 20 requests a minute with it. */
const POLL_EVERY_MS = 10_000;
/** After this long without news the polls become rarer. */
const IDLE_AFTER_MS = 120_000;
const POLL_IDLE_MS = 30_000;
const ANSWER_WITHIN_MS = 20_000;
const SLOW_DOWN_MS = 30_000;

/**
 * The chat over plain requests, for networks and pages that block WebSockets. It speaks the same frames: a catch-up
 * becomes `ready`, an accepted message `ack`, a refused one `error`.
 */
export function openRest(call: Call, env: Environment, events: TransportEvents): Transport {
  const queue: VisitorInput[] = [];
  let token = call.token;
  let timer: Timer | undefined;
  let asking = false;
  let over = false;
  let lastNews = env.now();

  const stop = () => {
    over = true;
    env.clearTimer(timer);
  };
  const end = (down: Down) => {
    if (over) return;
    stop();
    events.down(down);
  };
  const soon = (ms: number) => {
    env.clearTimer(timer);
    timer = env.setTimer(() => void exchange(), ms);
  };
  const rest = (more: boolean) => {
    if (over) return;
    if (queue.length > 0 || more) soon(0);
    // Unattended it sleeps until a nudge.
    else if (call.attended()) soon(env.now() - lastNews > IDLE_AFTER_MS ? POLL_IDLE_MS : POLL_EVERY_MS);
  };

  async function exchange(): Promise<void> {
    if (over || asking) return;
    asking = true;
    const said = queue[0];
    try {
      const answer = await env.fetch(chatUrl(call), request(call, token, said));
      const body: unknown = await answer.json().catch(() => null);
      if (over) return;
      if (answer.ok) rest(take(body as CatchUp, said));
      else refuse(answer, codeOf(body), said);
    } catch {
      end({ why: "lost" });
    } finally {
      asking = false;
    }
  }

  function take(caught: CatchUp, said: VisitorInput | undefined): boolean {
    token = caught.chatToken;
    if (said || caught.entries.length > 0) lastNews = env.now();
    events.frame({ type: "ready", ...caught });
    if (said) {
      queue.shift();
      events.frame({ type: "ack", id: said.id, seq: call.after() });
    }
    return caught.more;
  }

  function refuse(answer: Response, code: string, said: VisitorInput | undefined): void {
    const { status } = answer;
    if (status === 401) end({ why: "token_refused" });
    else if (status === 403) end({ why: "turned_away", refusal: "origin" });
    else if (status === 404) end({ why: "turned_away", refusal: "unknown_tenant" });
    else if (status === 429) end({ why: "slow_down", retryAfterMs: secondsOf(answer) * 1000 || SLOW_DOWN_MS });
    else if (status < 500 && said) {
      queue.shift();
      events.frame({ type: "error", id: said.id, code });
      rest(false);
    } else end({ why: "lost" });
  }

  soon(0);
  return {
    send(frame) {
      // `since` needs no words here: every request catches up.
      if (frame.type !== "since") queue.push(frame);
      if (!asking) soon(0);
    },
    nudge() {
      if (!over && !asking) soon(0);
    },
    stop,
  };
}

/** Has a session deleted, here and at the business; said again it is the same. Tells whether it is. */
export async function deleteSession(call: Call, env: Environment): Promise<boolean> {
  const answer = await env
    .fetch(chatUrl(call), {
      method: "DELETE",
      credentials: "omit",
      headers: { authorization: `Bearer ${call.token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    .catch(() => null);
  // A token that is good for nothing any more opens nothing that could be deleted.
  return answer !== null && (answer.ok || answer.status === 401);
}

function request(call: Call, token: string | null, said: VisitorInput | undefined): RequestInit {
  const body: ChatPost = { after: call.after(), ...spoken(said) };
  if (call.timezone) body.timezone = call.timezone;
  if (call.locale) body.locale = call.locale;
  return {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  };
}

function spoken(said: VisitorInput | undefined): Partial<ChatPost> {
  switch (said?.type) {
    case "message":
      return { id: said.id, text: said.text };
    case "choose":
      return { id: said.id, offerId: said.offerId };
    case "act":
      return {
        id: said.id,
        action: { entryId: said.entryId, name: said.action, ...(said.values ? { values: said.values } : {}) },
      };
    default:
      return {};
  }
}

function codeOf(problem: unknown): string {
  const code = (problem as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "internal";
}

function secondsOf(answer: Response): number {
  return Number(answer.headers.get("retry-after")) || 0;
}
