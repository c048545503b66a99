import { CHAT_PROTOCOL, type ReceptionistFrame, type VisitorFrame } from "../wire.ts";
import {
  type Call,
  chatUrl,
  type Down,
  type Environment,
  type Timer,
  type Transport,
  type TransportEvents,
} from "./transport.ts";

const CONNECT_WITHIN_MS = 6_000;
const PING_EVERY_MS = 30_000;
const PONG_WITHIN_MS = 8_000;
/** After we said something an answer is due; silence is looked into this soon. */
const ANSWER_WITHIN_MS = 5_000;
const SLOW_DOWN_MS = 30_000;

/** The chat over one WebSocket, from its opening to its end. Never throws: a socket that cannot be made is `lost`. */
export function openSocket(call: Call, env: Environment, events: TransportEvents): Transport {
  let socket: WebSocket | undefined;
  let timer: Timer | undefined;
  let over = false;

  /** One timer serves in turn as connect deadline, wait before a ping, and deadline of the pong. */
  const wait = (run: () => void, ms: number) => {
    env.clearTimer(timer);
    timer = env.setTimer(run, ms);
  };
  const stop = () => {
    over = true;
    env.clearTimer(timer);
    // On a dead line the closing handshake takes a minute; nobody listens to it any more.
    socket?.close();
  };
  const end = (down: Down) => {
    if (over) return;
    stop();
    events.down(down);
  };
  const lost = () => end({ why: "lost" });
  const ping = () => {
    socket?.send("ping");
    wait(lost, PONG_WITHIN_MS);
  };
  const isOpen = () => !over && socket?.readyState === 1;

  wait(lost, CONNECT_WITHIN_MS);
  try {
    socket = env.webSocket(socketUrl(call), call.token ? [CHAT_PROTOCOL, call.token] : [CHAT_PROTOCOL]);
    socket.onmessage = ({ data }) => {
      if (over) return;
      wait(ping, PING_EVERY_MS);
      const frame = readFrame(data);
      if (frame) events.frame(frame);
    };
    // A socket that the page's policy forbids has an error and, in Chromium, no close.
    socket.onerror = lost;
    socket.onclose = ({ code }) => end(downOf(code));
  } catch {
    // Told later, because the caller does not have its transport yet.
    wait(lost, 0);
  }

  return {
    send(frame: VisitorFrame) {
      if (!isOpen()) return;
      socket?.send(JSON.stringify(frame));
      wait(ping, ANSWER_WITHIN_MS);
    },
    nudge: () => isOpen() && ping(),
    stop,
  };
}

function socketUrl(call: Call): string {
  const query = new URLSearchParams({ after: String(call.after()) });
  if (call.timezone) query.set("timezone", call.timezone);
  if (call.locale) query.set("locale", call.locale);
  return `${chatUrl(call).replace(/^http/, "ws")}?${query}`;
}

function readFrame(data: unknown): ReceptionistFrame | undefined {
  if (typeof data !== "string" || data === "pong") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function downOf(code: number): Down {
  switch (code) {
    case 4401:
      return { why: "token_refused" };
    case 4403:
      return { why: "turned_away", refusal: "origin" };
    case 4404:
      return { why: "turned_away", refusal: "unknown_tenant" };
    case 4429:
      return { why: "slow_down", retryAfterMs: SLOW_DOWN_MS };
    default:
      return { why: "lost" };
  }
}
