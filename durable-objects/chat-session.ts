import { DurableObject } from "cloudflare:workers";
import { createContext, runtimeOf } from "../adapters/context.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { signChatToken } from "../adapters/tokens.ts";
import { appendChatEntries } from "../db/queries/chat-log.ts";
import {
  type CatchUp,
  CHAT_PROTOCOL,
  connectQuerySchema,
  type Entry,
  MAX_FRAME_BYTES,
  type ReceptionistFrame,
  type VisitorInput,
  visitorFrameSchema,
} from "../domain/receptionist/protocol.ts";
import { ChatIntake, type ChatRefusal, type Visitor } from "./chat-intake.ts";
import { ChatStore } from "./chat-store.ts";
import { type ChatTimer, ChatTurns } from "./chat-turns.ts";
import { Timers } from "./timers.ts";

/** What the REST fallback hands over. */
export interface ChatCall extends Visitor {
  input: VisitorInput | null;
  after: number;
}

const HOUR = 3_600_000;
const RETRY_MS = 30_000;

/** WebSocket close codes of our own, for the widget. */
const CLOSE = { unauthenticated: 4401, origin_not_allowed: 4403, not_found: 4404 } as const;

/**
 * One conversation. The object is named `tenant:session` and reached only with a verified token or a session id that
 * was minted for this call. It hibernates between messages; everything it knows is in its SQLite.
 */
export class ChatSession extends DurableObject<Env> {
  private readonly store = new ChatStore(this.ctx.storage);
  private readonly timers = new Timers<ChatTimer>(this.ctx.storage);
  private readonly intake: ChatIntake;
  private readonly turns = new ChatTurns({
    store: this.store,
    timers: this.timers,
    context: () => this.context(),
    config: () => this.intake.configForTurn(),
    keepConfig: (config) => this.intake.keepConfig(config),
    broadcast: (frame) => this.broadcast(frame),
  });

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.intake = new ChatIntake({ store: this.store, timers: this.timers, ...runtimeOf(env), ...this.name });
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    ctx.blockConcurrencyWhile(async () => this.migrate());
  }

  /** The WebSocket upgrade. A refusal is a close code, as a browser cannot read the status of a failed upgrade. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const query = connectQuerySchema.parse(Object.fromEntries(url.searchParams));
    const opened = await this.intake.open({ ...query, origin: request.headers.get("x-page-origin") });
    const { 0: client, 1: server } = new WebSocketPair();
    const headers = { "sec-websocket-protocol": CHAT_PROTOCOL };
    if (!opened.ok) {
      server.accept();
      server.close(opened.code in CLOSE ? CLOSE[opened.code as keyof typeof CLOSE] : 1013, opened.code);
      return new Response(null, { status: 101, webSocket: client, headers });
    }
    // No await from here on: what is said meanwhile is either in this page of the log or broadcast after it.
    const hello = await this.hello();
    this.ctx.acceptWebSocket(server);
    this.send(server, { type: "ready", ...hello, ...this.store.entriesAfter(query.after) });
    this.ctx.waitUntil(this.turns.run());
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** The REST fallback: takes what was said, waits for its answer, and gives what followed. */
  async say(call: ChatCall): Promise<{ ok: true; catchUp: CatchUp } | ChatRefusal> {
    const opened = await this.intake.open(call);
    if (!opened.ok) return opened;
    if (call.input) {
      const accepted = await this.intake.accept(call.input);
      if (!accepted.ok) return accepted;
      this.show(accepted.entry);
    }
    await this.turns.run();
    return { ok: true, catchUp: { ...(await this.hello()), ...this.store.entriesAfter(call.after) } };
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    if (typeof data !== "string") return this.send(socket, { type: "error", code: "invalid_request" });
    if (data.length > MAX_FRAME_BYTES || Buffer.byteLength(data) > MAX_FRAME_BYTES) {
      return this.send(socket, { type: "error", code: "too_large" });
    }
    const frame = visitorFrameSchema.safeParse(parseJson(data));
    if (!frame.success) {
      const { id } = (parseJson(data) ?? {}) as { id?: unknown };
      return this.send(socket, { type: "error", code: "invalid_request", ...(typeof id === "string" && { id }) });
    }
    if (frame.data.type === "since") {
      const hello = await this.hello();
      return this.send(socket, { type: "ready", ...hello, ...this.store.entriesAfter(frame.data.after) });
    }
    const accepted = await this.intake.accept(frame.data);
    const { id } = frame.data;
    if (!accepted.ok) {
      const { ok: _, ...refusal } = accepted;
      return this.send(socket, { type: "error", id, ...refusal });
    }
    this.send(socket, { type: "ack", id, seq: accepted.seq });
    this.show(accepted.entry);
    await this.turns.run();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 say that no code was received; they may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  override webSocketError(_socket: WebSocket, error: unknown): void {
    this.log.warn("socket_error", errorData(error));
  }

  /** Late, early or twice: every timer looks at what is stored and does what is left to do. */
  override async alarm(): Promise<void> {
    const { clock } = runtimeOf(this.env);
    try {
      for (const timer of this.timers.due(clock.now())) await this.ring(timer);
      await this.timers.arm();
    } catch (error) {
      this.log.error("alarm_failed", errorData(error));
      await this.ctx.storage.setAlarm(clock.now() + RETRY_MS);
    }
  }

  private async ring(timer: ChatTimer): Promise<void> {
    const now = this.context().clock.now();
    switch (timer) {
      case "turn":
        return this.turns.run();
      case "hold": {
        await this.timers.clear("hold");
        const { hold } = this.store.memory;
        if (!hold || hold.expiresAt > now) return;
        this.store.addTurn({ kind: "hold_ended", holdId: hold.id }, now);
        return this.turns.run();
      }
      case "flush":
        return this.flush();
      case "delete": {
        if (this.ctx.getWebSockets().length > 0) return this.timers.set("delete", now + HOUR);
        await this.ctx.storage.deleteAll();
        return this.migrate();
      }
    }
  }

  /** A fresh token and the face of the business. */
  private async hello(): Promise<Pick<CatchUp, "chatToken" | "business">> {
    const { config, clock } = runtimeOf(this.env);
    const { name, timezone, look } = this.intake.knownConfig();
    return {
      chatToken: await signChatToken(config.tokenKeys, this.name, clock.now()),
      business: { name, timezone, accent: look.accent, privacyUrl: look.privacyUrl },
    };
  }

  /** Copies what is new in the log to Postgres. */
  private async flush(): Promise<void> {
    const { db, clock } = runtimeOf(this.env);
    const { entries, more } = this.store.entriesAfter(this.store.facts.flushedSeq);
    const last = entries.at(-1);
    if (last) {
      const { tenantId, sessionId } = this.name;
      const written = await appendChatEntries(db, tenantId, sessionId, entries);
      if (!written.ok) return this.timers.set("flush", clock.now() + RETRY_MS);
      this.store.setFacts({ flushedSeq: last.seq });
    }
    return more ? this.timers.set("flush", clock.now()) : this.timers.clear("flush");
  }

  /** Shows a visitor's line in every tab. */
  private show(entry: Entry | null): void {
    if (entry) this.broadcast({ type: "entry", entry });
  }

  private broadcast(frame: ReceptionistFrame): void {
    for (const socket of this.ctx.getWebSockets()) this.send(socket, frame);
  }

  private send(socket: WebSocket, frame: ReceptionistFrame): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  private migrate(): void {
    this.store.migrate();
    this.timers.migrate();
  }

  private get name(): { tenantId: string; sessionId: string } {
    const [tenantId, sessionId] = this.ctx.id.name?.split(":") ?? [];
    if (!tenantId || !sessionId) throw new Error("A ChatSession is reached by tenant and session");
    return { tenantId, sessionId };
  }

  private context() {
    const { tenantId, sessionId } = this.name;
    return createContext(this.env, tenantId, { kind: "chat", sessionId }, { object: "ChatSession", sessionId });
  }

  private get log() {
    return createLog({ object: "ChatSession", ...this.name });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined with a clear code.
    return undefined;
  }
}
