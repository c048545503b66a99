import { DurableObject } from "cloudflare:workers";
import { createContext, runtimeOf } from "../adapters/context.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { signChatToken } from "../adapters/tokens.ts";
import { DomainError } from "../domain/errors.ts";
import type { VisitorContact } from "../domain/receptionist/conversations.ts";
import { forgetConversation } from "../domain/receptionist/forget-conversation.ts";
import {
  type CatchUp,
  CHAT_PROTOCOL,
  CLOSE_CODES,
  connectQuerySchema,
  type Entry,
  MAX_FRAME_BYTES,
  type ReceptionistFrame,
  type VisitorInput,
  visitorFrameSchema,
} from "../domain/receptionist/protocol.ts";
import type { Push, Pushed } from "../domain/receptionist/push.ts";
import type { ChatAnswer, ChatRefusal } from "../domain/receptionist/refusal.ts";
import { languageFor } from "../domain/receptionist/turn.ts";
import { ChatIntake, DELETE_AFTER_MS, type Visitor } from "./chat-intake.ts";
import { sayPush } from "./chat-push.ts";
import { ChatStore } from "./chat-store.ts";
import { type ChatTimer, ChatTurns } from "./chat-turns.ts";
import { ChatUpkeep } from "./chat-upkeep.ts";
import { Timers } from "./timers.ts";

/** What the REST fallback hands over. */
export interface ChatCall extends Visitor {
  input: VisitorInput | null;
  after: number;
}

const MINUTE = 60_000;
/** Tabs of one session, and what one of them may send: far above what people do. */
const MAX_SOCKETS = 20;
const MAX_FRAMES_A_MINUTE = 300;

/** RFC 6455's registry, 1013. */
const TRY_AGAIN_LATER = 1013;

/**
 * One conversation. The object is named `tenant:session` and reached only with a verified token or a session id that
 * was minted for this call. It hibernates between messages; everything it knows is in its SQLite.
 */
export class ChatSession extends DurableObject<Env> {
  private readonly store = new ChatStore(this.ctx.storage);
  private readonly timers = new Timers<ChatTimer>(this.ctx.storage);
  private readonly frames = new WeakMap<WebSocket, { minute: number; count: number }>();
  private readonly intake: ChatIntake;
  private readonly upkeep: ChatUpkeep;
  private readonly turns = new ChatTurns({
    store: this.store,
    timers: this.timers,
    context: () => this.context(),
    config: () => this.intake.configForTurn(),
    keepConfig: (config) => this.intake.keepConfig(config),
    noteTokens: (usedToday) => this.intake.noteTokens(usedToday),
    broadcast: (frame) => this.broadcast(frame),
  });

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sessionId } = this.name;
    this.intake = new ChatIntake({ store: this.store, timers: this.timers, context: () => this.context(), sessionId });
    const { store, timers, turns } = this;
    this.upkeep = new ChatUpkeep({ store, timers, turns, state: ctx, context: () => this.context(), sessionId });
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    ctx.blockConcurrencyWhile(async () => this.migrate());
  }

  /** Tells that objects of this kind can be reached. */
  async ping(): Promise<"pong"> {
    this.migrate();
    await this.leaveNothing();
    return "pong";
  }

  /** The WebSocket upgrade. A refusal is a close code, as a browser cannot read the status of a failed upgrade. */
  override async fetch(request: Request): Promise<Response> {
    this.migrate();
    const url = new URL(request.url);
    const query = connectQuerySchema.parse(Object.fromEntries(url.searchParams));
    const { headers: sent } = request;
    const [origin, callerKey] = [sent.get("x-page-origin"), sent.get("x-caller-key")];
    const opened = await this.intake.open({ ...query, origin, callerKey });
    const { 0: client, 1: server } = new WebSocketPair();
    const headers = { "sec-websocket-protocol": CHAT_PROTOCOL };
    if (!opened.ok || this.ctx.getWebSockets().length >= MAX_SOCKETS) {
      const refusal = opened.ok ? "rate_limited" : opened.code;
      await this.leaveNothing(refusal);
      server.accept();
      server.close(closeCode(refusal), refusal);
      return new Response(null, { status: 101, webSocket: client, headers });
    }
    const hello = await this.hello();
    // No await between these: what is said meanwhile is either in this page of the log or broadcast after it.
    this.ctx.acceptWebSocket(server);
    this.send(server, { type: "ready", ...hello, ...this.store.entriesAfter(query.after) });
    this.ctx.waitUntil(this.turns.run());
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** The REST fallback: takes what was said, waits for its answer, and gives what followed. */
  async say(call: ChatCall): Promise<ChatAnswer> {
    this.migrate();
    const opened = await this.intake.open(call);
    if (!opened.ok) {
      await this.leaveNothing(opened.code);
      return opened;
    }
    if (call.input) {
      const accepted = await this.intake.accept(call.input);
      if (!accepted.ok) return accepted;
      this.show(accepted.entry);
      if (accepted.entry) this.turns.interrupt();
    }
    const { generation } = this.store;
    await this.turns.run();
    // Forgotten meanwhile.
    if (this.store.generation !== generation) return { ok: false, code: "unauthenticated" };
    return { ok: true, catchUp: { ...(await this.hello()), ...this.store.entriesAfter(call.after) } };
  }

  /** Copies what is new in the log to Postgres, for those who read it there. */
  async flush(): Promise<void> {
    this.migrate();
    if (this.store.lastSeq() === 0) return this.leaveNothing();
    await this.upkeep.flushAll();
  }

  /** Its visitor has it forgotten, by request. May be said again, also of one that is forgotten. */
  async forgetForVisitor(visitor: Visitor): Promise<{ ok: true } | ChatRefusal> {
    this.migrate();
    const opened = await this.intake.open(visitor);
    if (opened.ok) return this.endForVisitor();
    await this.leaveNothing(opened.code);
    return opened.code === "unauthenticated" ? { ok: true } : opened;
  }

  /** The tombstone first: what dies in between is forgotten when it next meets it. */
  private async endForVisitor(): Promise<{ ok: true } | ChatRefusal> {
    try {
      await forgetConversation(this.context(), this.name.sessionId);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ok: false, code: error.code === "busy" ? "busy" : "database_unavailable", retryAfter: 10 };
    }
    await this.upkeep.forget();
    return { ok: true };
  }

  /** Its person had themselves erased: nothing stays here, and whoever still has it open is sent away. */
  async forget(): Promise<void> {
    await this.upkeep.forget();
  }

  /** How its visitor can be reached, as far as they have told it. A session that is not, or is no more, stays so. */
  async contact(): Promise<VisitorContact | null> {
    this.migrate();
    const { memory, facts } = this.store;
    const { email = null, phone = null } = memory.contact;
    const language = languageFor(memory, facts.locale);
    await this.leaveNothing();
    return email || phone ? { email, phone, language } : null;
  }

  /** Says something of its own accord in every tab, and to whoever comes back; nothing begins by it. */
  async push(push: Push): Promise<Pushed> {
    this.migrate();
    if (this.store.lastSeq() === 0) {
      await this.leaveNothing();
      return { shown: false, reason: "no_session" };
    }
    const { store, timers } = this;
    const now = this.context().clock.now();
    return sayPush({ store, timers, now, broadcast: (frame) => this.broadcast(frame) }, push);
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    try {
      await this.hear(socket, data);
    } catch (error) {
      this.log.error("message_failed", errorData(error));
      this.send(socket, { type: "error", code: "internal" });
      throw error;
    }
  }

  private async hear(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    if (typeof data !== "string") return this.send(socket, { type: "error", code: "invalid_request" });
    if (data.length > MAX_FRAME_BYTES || Buffer.byteLength(data) > MAX_FRAME_BYTES) {
      return this.send(socket, { type: "error", code: "too_large" });
    }
    if (this.isFlood(socket)) return socket.close(CLOSE_CODES.rate_limited, "rate_limited");
    const said = parseJson(data);
    const frame = visitorFrameSchema.safeParse(said);
    if (!frame.success) {
      const id = said !== null && typeof said === "object" && "id" in said ? said.id : null;
      return this.send(socket, { type: "error", code: "invalid_request", ...(typeof id === "string" && { id }) });
    }
    if (frame.data.type === "since") {
      const hello = await this.hello();
      return this.send(socket, { type: "ready", ...hello, ...this.store.entriesAfter(frame.data.after) });
    }
    if (frame.data.type === "forget") {
      const forgotten = await this.endForVisitor();
      if (forgotten.ok) return;
      const { ok: _, ...refusal } = forgotten;
      return this.send(socket, { type: "error", id: frame.data.id, ...refusal });
    }
    const accepted = await this.intake.accept(frame.data);
    const { id } = frame.data;
    if (!accepted.ok) {
      if (accepted.code === "unauthenticated") return socket.close(CLOSE_CODES.unauthenticated, accepted.code);
      const { ok: _, ...refusal } = accepted;
      return this.send(socket, { type: "error", id, ...refusal });
    }
    this.send(socket, { type: "ack", id, seq: accepted.seq });
    this.show(accepted.entry);
    if (accepted.entry) this.turns.interrupt();
    await this.turns.run();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 say that no code was received; they may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  override webSocketError(_socket: WebSocket, error: unknown): void {
    this.log.warn("socket_error", errorData(error));
  }

  override alarm(): Promise<void> {
    // It may ring again for what was forgotten while it rang.
    this.migrate();
    return this.upkeep.run();
  }

  /** A fresh token and the face of the business. */
  private async hello(): Promise<Omit<CatchUp, "entries" | "more">> {
    const { config, clock } = runtimeOf(this.env);
    // The log lives longer than the token that is given here, so that no token ever opens an empty one.
    await this.timers.set("delete", clock.now() + DELETE_AFTER_MS);
    const { name, timezone, look } = this.intake.knownConfig();
    return {
      chatToken: await signChatToken(config.tokenKeys, this.name, clock.now()),
      business: { name, timezone, accent: look.accent, privacyUrl: look.privacyUrl },
      language: languageFor(this.store.memory, this.store.facts.locale),
    };
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

  /** A session that was refused before it began, or that is to be forgotten, leaves no storage behind. */
  private async leaveNothing(refusal?: ChatRefusal["code"]): Promise<void> {
    if (refusal === "unauthenticated") await this.forget();
    else if (this.store.lastSeq() === 0) await this.ctx.storage.deleteAll();
  }

  /** Whether a socket says more than any person or widget would. Forgotten with the object, and that does no harm. */
  private isFlood(socket: WebSocket): boolean {
    const minute = Math.floor(this.context().clock.now() / MINUTE);
    const known = this.frames.get(socket);
    const count = known?.minute === minute ? known.count + 1 : 1;
    this.frames.set(socket, { minute, count });
    return count > MAX_FRAMES_A_MINUTE;
  }

  /** Brings the tables to the newest form, or makes them anew where the storage was deleted. */
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
    return createContext(this.env, tenantId, {
      actor: { kind: "chat", sessionId },
      callerKey: this.store.facts.callerKey,
      bound: { object: "ChatSession", sessionId },
    });
  }

  private get log() {
    return createLog({ object: "ChatSession", ...this.name });
  }
}

function closeCode(refusal: ChatRefusal["code"]): number {
  return refusal in CLOSE_CODES ? CLOSE_CODES[refusal as keyof typeof CLOSE_CODES] : TRY_AGAIN_LATER;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined with a clear code.
    return undefined;
  }
}
