import {
  CHAT_PROTOCOL,
  type Entry,
  type Offer,
  type ReceptionistFrame,
  type VisitorInput,
} from "../../domain/receptionist/protocol.ts";
import { call } from "./http.ts";

/** What a visitor can do in a chat, whichever way it travels. Each waits for the answer and gives what followed. */
export interface Chat {
  tenantId: string;
  token: string;
  /** The whole log as this visitor has seen it. */
  entries: Entry[];
  say(text: string, id?: string): Promise<Entry[]>;
  choose(offerId: string, id?: string): Promise<Entry[]>;
  /** Sends the newest contact card. */
  fill(values: Record<string, string>, id?: string): Promise<Entry[]>;
}

export type Line = Extract<Entry, { kind: "receptionist" }>;
export type Card = Extract<Entry, { kind: "card" }>;

export const chatPath = (tenantId: string) => `/api/v1/tenants/${tenantId}/chat`;

/** The receptionist's lines and toasts as a visitor reads them. */
export function heard(entries: readonly Entry[]): string {
  return entries.flatMap((entry) => (entry.kind === "receptionist" ? [entry.text] : [])).join(" ");
}

/** The offers of the newest line that has any. */
export function offered(entries: readonly Entry[]): Offer[] {
  return entries.flatMap((entry) => (entry.kind === "receptionist" && entry.offers ? [entry.offers] : [])).at(-1) ?? [];
}

/** The offer at a place in the newest line that has any. */
export function offerAt(entries: readonly Entry[], place: number): Offer {
  const offer = offered(entries)[place];
  if (!offer) throw new Error(`No offer at ${place}: ${transcript(entries)}`);
  return offer;
}

export function toasts(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (entry.kind === "toast" ? [entry.toast] : []));
}

/** The newest card of a kind. */
export function card<Kind extends Card["card"]>(entries: readonly Entry[], kind: Kind): Extract<Card, { card: Kind }> {
  const found = entries.findLast((entry) => entry.kind === "card" && entry.card === kind);
  if (!found) throw new Error(`No ${kind} card: ${transcript(entries)}`);
  return found as Extract<Card, { card: Kind }>;
}

/** A conversation for people to read. */
export function transcript(entries: readonly Entry[]): string {
  return entries.map(lineOf).join("\n");
}

function lineOf(entry: Entry): string {
  if (entry.kind === "visitor") return `  > ${entry.text}`;
  if (entry.kind === "card") return `  [card ${entry.card}] ${JSON.stringify(entry.data)}`;
  if (entry.kind === "toast") return `  [toast ${entry.toast}] ${entry.text}`;
  if (entry.kind === "push") return `  [push ${entry.push}]`;
  const buttons = [...(entry.offers ?? []).map(({ label }) => label), ...(entry.replies ?? [])];
  return `  < ${entry.text}${buttons.length > 0 ? `  (${buttons.join(" | ")})` : ""}`;
}

type Wanted<Type> = Extract<ReceptionistFrame, { type: Type }>;

export interface ConnectOptions {
  token?: string;
  after?: number;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  protocols?: string;
}

/** Asks for the upgrade and gives what the Worker answers, accepted or not. */
export async function upgrade(tenantId: string, options: ConnectOptions = {}): Promise<Response> {
  const { token, after = 0, headers, query } = options;
  const protocols = options.protocols ?? [CHAT_PROTOCOL, ...(token ? [token] : [])].join(", ");
  const search = new URLSearchParams({ after: String(after), ...query });
  return call(`${chatPath(tenantId)}?${search}`, {
    headers: { upgrade: "websocket", "sec-websocket-protocol": protocols, ...headers },
  });
}

/** A tab with the chat open over a WebSocket. */
export class SocketChat implements Chat {
  token = "";
  entries: Entry[] = [];
  readonly frames: ReceptionistFrame[] = [];
  /** Texts that are no JSON, such as `pong`. */
  readonly texts: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly tenantId: string;
  private readonly socket: WebSocket;
  private read = 0;
  private wake = Promise.withResolvers<void>();

  private constructor(tenantId: string, socket: WebSocket) {
    this.tenantId = tenantId;
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.addEventListener("close", ({ code, reason }) => resolve({ code, reason }));
    });
    socket.addEventListener("message", ({ data }) => this.take(String(data)));
    socket.accept();
  }

  /** Connects without waiting for anything to be said. */
  static async connect(tenantId: string, options: ConnectOptions = {}): Promise<SocketChat> {
    const response = await upgrade(tenantId, options);
    if (!response.webSocket) throw new Error(`No WebSocket: ${response.status} ${await response.text()}`);
    return new SocketChat(tenantId, response.webSocket);
  }

  /** Connects and reads what came before. */
  static async open(tenantId: string, options: ConnectOptions = {}): Promise<SocketChat> {
    const chat = await SocketChat.connect(tenantId, options);
    await chat.next("ready");
    return chat;
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === "string" || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
  }

  /** The next frame of a type that fits; those before it are passed over. */
  async next<Type extends ReceptionistFrame["type"]>(
    type: Type,
    fits: (frame: Wanted<Type>) => boolean = () => true,
  ): Promise<Wanted<Type>> {
    for (;;) {
      const { wake } = this;
      for (; this.read < this.frames.length; this.read += 1) {
        const frame = this.frames[this.read] as Wanted<Type>;
        if (frame.type !== type || !fits(frame)) continue;
        this.read += 1;
        return frame;
      }
      await wake.promise;
    }
  }

  /** The next text that is no JSON. */
  async nextText(): Promise<string> {
    for (let text = this.texts.shift(); ; text = this.texts.shift()) {
      if (text !== undefined) return text;
      await this.wake.promise;
    }
  }

  say(text: string, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.turn({ type: "message", id, text });
  }

  choose(offerId: string, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.turn({ type: "choose", id, offerId });
  }

  fill(values: Record<string, string>, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.turn({ type: "act", id, entryId: card(this.entries, "contact").id, action: "submit", values });
  }

  /** Goes away as a closed tab does. */
  close(): void {
    this.socket.close(1000);
  }

  private async turn(frame: VisitorInput): Promise<Entry[]> {
    const before = this.entries.length;
    this.send(frame);
    await this.next("ack", ({ id }) => id === frame.id);
    await this.next("typing", ({ on }) => !on);
    return this.entries.slice(before);
  }

  private take(data: string): void {
    if (data.startsWith("{")) {
      const frame = JSON.parse(data) as ReceptionistFrame;
      if (frame.type === "ready") {
        this.token = frame.chatToken;
        this.entries.push(...frame.entries);
      }
      if (frame.type === "entry") this.entries.push(frame.entry);
      this.frames.push(frame);
    } else this.texts.push(data);
    const { resolve } = this.wake;
    this.wake = Promise.withResolvers();
    resolve();
  }
}
