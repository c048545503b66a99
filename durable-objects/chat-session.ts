import { DurableObject } from "cloudflare:workers";
import { createContext, runtimeOf } from "../adapters/context.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { CHAT_TOKEN_HOURS, signChatToken } from "../adapters/tokens.ts";
import { appendChatEntries, openChatSession } from "../db/queries/chat-log.ts";
import { readTenantConfig, type TenantConfig } from "../db/queries/tenant-config.ts";
import { originAllowed } from "../domain/identity/origin.ts";
import { type InputRefusal, readInput } from "../domain/receptionist/input.ts";
import {
  type CatchUp,
  CHAT_PROTOCOL,
  connectQuerySchema,
  MAX_FRAME_BYTES,
  type ReceptionistFrame,
  type VisitorInput,
  visitorFrameSchema,
} from "../domain/receptionist/protocol.ts";
import { greeting } from "../domain/receptionist/script/small-talk.ts";
import { ChatStore } from "./chat-store.ts";
import { type ChatTimer, ChatTurns } from "./chat-turns.ts";
import { Timers } from "./timers.ts";

/** Why a session does not take something; `retryAfter` in seconds. */
export interface ChatRefusal {
  ok: false;
  code:
    | InputRefusal
    | "not_found"
    | "origin_not_allowed"
    | "unauthenticated"
    | "too_fast"
    | "rate_limited"
    | "database_unavailable";
  retryAfter?: number;
}

/** What the REST fallback hands over. */
export interface ChatCall {
  input: VisitorInput | null;
  after: number;
  /** The page that asks, where it is not our own. */
  origin: string | null;
  timezone?: string | undefined;
  locale?: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A remembered configuration that is older is read again when someone connects. */
const CONFIG_FRESH_MS = MINUTE;
/** And one older than this before a turn that stands at the beginning of a booking. */
const CONFIG_STALE_MS = 5 * MINUTE;
const MAX_WAITING_TURNS = 5;
const RETRY_MS = 30_000;
/** The log is deleted here once no token can reach it any more; what lasts is in Postgres. */
const DELETE_AFTER_MS = (CHAT_TOKEN_HOURS + 1) * HOUR;

/** WebSocket close codes of our own, for the widget. */
const CLOSE = { unauthenticated: 4401, origin_not_allowed: 4403, not_found: 4404 } as const;

/**
 * One conversation. The object is named `tenant:session` and reached only with a verified token or a session id that
 * was minted for this call. It hibernates between messages; everything it knows is in its SQLite.
 */
export class ChatSession extends DurableObject<Env> {
  private readonly store = new ChatStore(this.ctx.storage);
  private readonly timers = new Timers<ChatTimer>(this.ctx.storage);
  private readonly turns = new ChatTurns({
    store: this.store,
    timers: this.timers,
    context: () => this.context(),
    config: () => this.configForTurn(),
    keepConfig: (config) => this.keepConfig(config),
    broadcast: (frame) => this.broadcast(frame),
  });

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    ctx.blockConcurrencyWhile(async () => this.migrate());
  }

  /** The WebSocket upgrade. A refusal is a close code, as a browser cannot read the status of a failed upgrade. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const query = connectQuerySchema.parse(Object.fromEntries(url.searchParams));
    const opened = await this.open({ ...query, origin: request.headers.get("x-page-origin") });
    const { 0: client, 1: server } = new WebSocketPair();
    const headers = { "sec-websocket-protocol": CHAT_PROTOCOL };
    if (!opened.ok) {
      server.accept();
      server.close(opened.code in CLOSE ? CLOSE[opened.code as keyof typeof CLOSE] : 1013, opened.code);
      return new Response(null, { status: 101, webSocket: client, headers });
    }
    this.ctx.acceptWebSocket(server);
    this.send(server, { type: "ready", ...(await this.catchUp(query.after)) });
    this.ctx.waitUntil(this.turns.run());
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** The REST fallback: takes what was said, waits for its answer, and gives what followed. */
  async say(call: ChatCall): Promise<{ ok: true; catchUp: CatchUp } | ChatRefusal> {
    const opened = await this.open(call);
    if (!opened.ok) return opened;
    if (call.input) {
      const accepted = await this.accept(call.input);
      if (!accepted.ok) return accepted;
    }
    await this.turns.run();
    return { ok: true, catchUp: await this.catchUp(call.after) };
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
      return this.send(socket, { type: "ready", ...(await this.catchUp(frame.data.after)) });
    }
    const accepted = await this.accept(frame.data);
    const { id } = frame.data;
    if (!accepted.ok) {
      const { ok: _, ...refusal } = accepted;
      return this.send(socket, { type: "error", id, ...refusal });
    }
    this.send(socket, { type: "ack", id, seq: accepted.seq });
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

  /** What every way in begins with: the tenant is there, the page may speak for it, and the visitor was greeted. */
  private async open({
    origin,
    timezone,
    locale,
  }: Omit<ChatCall, "input" | "after">): Promise<{ ok: true } | ChatRefusal> {
    const now = this.context().clock.now();
    await this.timers.set("delete", now + DELETE_AFTER_MS);
    const config = await this.config(CONFIG_FRESH_MS);
    if (config === "unavailable") return { ok: false, code: "database_unavailable", retryAfter: 10 };
    if (config === null) return { ok: false, code: "not_found" };
    if (!originAllowed(origin, config.sites)) return { ok: false, code: "origin_not_allowed" };
    if (timezone || locale) this.store.setFacts({ timezone: timezone ?? null, locale: locale ?? null });
    if (this.store.lastSeq() === 0) {
      const turn = { utterance: { kind: "text", text: "" } as const, saidAt: now, config, memory: this.store.memory };
      this.store.append(greeting(turn), now);
    }
    return { ok: true };
  }

  /** Stores what the visitor said and the turn that will answer it. Said again, it is the same message. */
  private async accept(input: VisitorInput): Promise<{ ok: true; seq: number } | ChatRefusal> {
    const config = await this.register();
    if ("code" in config) return config;
    const known = this.store.seqOfInput(input.id);
    if (known !== null) return { ok: true, seq: known };

    const now = this.context().clock.now();
    const recent = this.store.inputsSince(now - MINUTE);
    const limit = config.limits.chatMessagesPerMinute;
    if (recent.length >= limit) {
      const free = (recent[recent.length - limit] ?? now) + MINUTE - now;
      return { ok: false, code: "rate_limited", retryAfter: Math.ceil(free / 1000) };
    }
    if (this.store.waitingTurns() >= MAX_WAITING_TURNS) return { ok: false, code: "too_fast", retryAfter: 2 };
    const read = readInput(input, this.store.memory, config, now);
    if ("refused" in read) return { ok: false, code: read.refused };

    const entry = this.store.accept({ id: input.id, ...read }, now);
    this.broadcast({ type: "entry", entry });
    return { ok: true, seq: entry.seq };
  }

  /** Writes the session's row in Postgres before its first message is taken: how else would erasure find it. */
  private async register(): Promise<TenantConfig | ChatRefusal> {
    const { registered, timezone, locale } = this.store.facts;
    if (registered) return this.knownConfig();
    const { db, clock } = runtimeOf(this.env);
    const row = { id: this.name.sessionId, channel: "chat", timezone, locale, now: clock.now() };
    const opened = await openChatSession(db, this.name.tenantId, row);
    if (!opened.ok) return { ok: false, code: "database_unavailable", retryAfter: 10 };
    if (!opened.value) return { ok: false, code: "not_found" };
    if (opened.value.erased) return { ok: false, code: "unauthenticated" };
    this.store.setFacts({ registered: true });
    this.keepConfig(opened.value.config);
    return opened.value.config;
  }

  /** The tenant's configuration, at most this old where the database can be reached; null where there is no tenant. */
  private async config(maxAgeMs: number): Promise<TenantConfig | null | "unavailable"> {
    const { db, clock } = runtimeOf(this.env);
    const now = clock.now();
    const known = this.store.fact<{ at: number; config: TenantConfig }>("config");
    if (known && now - known.at <= maxAgeMs) return known.config;
    const read = await readTenantConfig(db, { tenantId: this.name.tenantId }, now);
    // A visitor who comes back while the database is away still finds the conversation.
    if (!read.ok) return known?.config ?? "unavailable";
    if (read.value) this.keepConfig(read.value);
    return read.value;
  }

  /** Between bookings what is said may be stale for minutes; within one, the tools read what they need. */
  private async configForTurn(): Promise<TenantConfig> {
    const { hold, shown } = this.store.memory;
    if (hold || shown.length > 0) return this.knownConfig();
    const config = await this.config(CONFIG_STALE_MS);
    return config === null || config === "unavailable" ? this.knownConfig() : config;
  }

  private keepConfig(config: TenantConfig): void {
    this.store.setFact("config", { at: this.context().clock.now(), config });
  }

  private async catchUp(after: number): Promise<CatchUp> {
    const { config: settings, clock } = runtimeOf(this.env);
    const config = this.knownConfig();
    const { name, timezone, look } = config;
    return {
      chatToken: await signChatToken(settings.tokenKeys, this.name, clock.now()),
      business: { name, timezone, accent: look.accent, privacyUrl: look.privacyUrl },
      ...this.store.entriesAfter(after),
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

  /** The configuration that every way in has read before. */
  private knownConfig(): TenantConfig {
    const known = this.store.fact<{ config: TenantConfig }>("config");
    if (!known) throw new Error("The session was never opened");
    return known.config;
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
