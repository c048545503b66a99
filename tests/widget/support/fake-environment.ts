import type { Environment } from "../../../widget/connection/transport.ts";
import type { Business, CatchUp, Entry, ReceptionistFrame, VisitorFrame } from "../../../widget/wire.ts";

/** A WebSocket whose far end is the test. */
export class FakeSocket {
  readyState = 0;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: string[] = [];
  readonly url: string;
  readonly protocols: string[];

  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server accepts and says something. */
  says(frame: ReceptionistFrame | "pong"): void {
    this.readyState = 1;
    this.onmessage?.({ data: typeof frame === "string" ? frame : JSON.stringify(frame) });
  }

  /** The line ends, by the server's doing or the network's. */
  drops(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  /** The page's policy forbids it: Chromium tells of an error and of no close. */
  isForbidden(): void {
    this.onerror?.();
  }

  /** What the visitor's side sent, pings left out. */
  get frames(): VisitorFrame[] {
    return this.sent.filter((data) => data !== "ping").map((data) => JSON.parse(data));
  }
}

/** One request to the REST door, as the test sees and answers it. */
export interface FakeRequest {
  method: string;
  body: Record<string, unknown>;
  authorization: string | undefined;
  answer(status: number, body: unknown, headers?: Record<string, string>): Promise<void>;
}

/** Time, chance and network under the test's command. */
export class FakeEnvironment implements Environment {
  isOnline = true;
  /** What `random` answers. */
  chance = 0.5;
  /** Whether the page forbids WebSockets. */
  socketsThrow = false;
  readonly sockets: FakeSocket[] = [];
  readonly requests: FakeRequest[] = [];
  #now = 0;
  #lastTimer = 0;
  readonly #timers = new Map<number, { at: number; run: () => void }>();

  now = () => this.#now;
  random = () => this.chance;
  online = () => this.isOnline;

  setTimer = (run: () => void, ms: number): number => {
    this.#timers.set(++this.#lastTimer, { at: this.#now + ms, run });
    return this.#lastTimer;
  };

  clearTimer = (timer: unknown): void => {
    this.#timers.delete(timer as number);
  };

  webSocket = (url: string, protocols: string[]): WebSocket => {
    if (this.socketsThrow) throw new DOMException("forbidden by the page", "SecurityError");
    const socket = new FakeSocket(url, protocols);
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  };

  fetch = (_url: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve) => {
      this.requests.push({
        method: init.method ?? "GET",
        body: init.body ? JSON.parse(String(init.body)) : {},
        authorization: new Headers(init.headers).get("authorization") ?? undefined,
        answer: async (status, body, headers = {}) => {
          resolve(new Response(status === 204 ? null : JSON.stringify(body), { status, headers }));
          await settled();
        },
      });
    });

  /** Lets `ms` pass: every timer that falls due runs, in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = due[1].at;
      due[1].run();
    }
    this.#now = end;
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("No socket was opened.");
    return socket;
  }

  /** The newest request. */
  get request(): FakeRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error("No request was made.");
    return request;
  }
}

/** Lets promises that are settled already run their course. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export const business: Business = {
  name: "Bloom",
  timezone: "America/New_York",
  accent: "#0f5c63",
  privacyUrl: "/privacy",
};

/** A receptionist's line. */
export function line(seq: number, more: Partial<Extract<Entry, { kind: "receptionist" }>> = {}): Entry {
  return { id: `e${seq}`, seq, at: "2026-11-20T12:00:00.000Z", kind: "receptionist", text: `line ${seq}`, ...more };
}

/** A visitor's line. */
export function said(seq: number, text: string): Entry {
  return { id: `e${seq}`, seq, at: "2026-11-20T12:00:00.000Z", kind: "visitor", text };
}

/** A catch-up as both doors give it. */
export function catchUp(entries: Entry[], more = false, chatToken = "token-1"): CatchUp {
  return { chatToken, business, language: "en", entries, more };
}

/** The `ready` frame around a catch-up. */
export function ready(entries: Entry[], more = false, chatToken = "token-1"): ReceptionistFrame {
  return { type: "ready", ...catchUp(entries, more, chatToken) };
}
