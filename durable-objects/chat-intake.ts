import { CHAT_TOKEN_HOURS } from "../adapters/tokens.ts";
import type { TenantConfig } from "../db/queries/tenant-config.ts";
import { business } from "../domain/catalogue/business.ts";
import type { Context } from "../domain/context.ts";
import { DomainError } from "../domain/errors.ts";
import { originAllowed } from "../domain/identity/origin.ts";
import { readInput } from "../domain/receptionist/input.ts";
import type { Entry, VisitorInput } from "../domain/receptionist/protocol.ts";
import { registerConversation, reopenConversation } from "../domain/receptionist/records.ts";
import type { ChatRefusal } from "../domain/receptionist/refusal.ts";
import { greeting } from "../domain/receptionist/script/small-talk.ts";
import { languageFor } from "../domain/receptionist/turn.ts";
import type { ChatStore } from "./chat-store.ts";
import { type ChatTimer, LEASE_MS } from "./chat-turns.ts";
import type { Timers } from "./timers.ts";

/** Who comes in: a browser tells its zone and language, and the page that it is on, where that is not our own. */
export interface Visitor {
  origin: string | null;
  /** What whoever asks is counted by. */
  callerKey: string | null;
  timezone?: string | undefined;
  locale?: string | undefined;
}

/** What was taken: its place in the log, and the entry, unless it was taken before. */
export type Accepted = { ok: true; seq: number; entry: Entry | null };

export interface IntakeDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  context(): Context;
  sessionId: string;
}

const MINUTE = 60_000;
/** A remembered configuration that is older is read again when someone connects, … */
const FRESH_MS = MINUTE;
/** … and one older than this before a turn that stands at the beginning of a booking. */
const STALE_MS = 5 * MINUTE;
/** The log is deleted from the object once no token can reach it any more; what lasts is in Postgres. */
export const DELETE_AFTER_MS = (CHAT_TOKEN_HOURS + 1) * 60 * MINUTE;
const MAX_WAITING_TURNS = 5;

/** What stands between a visitor and a turn: the session is opened, its row is written, and what is said is judged. */
export class ChatIntake {
  private registering: Promise<TenantConfig | ChatRefusal> | null = null;
  private readonly deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.deps = deps;
  }

  /** What every way in begins with: the tenant is there, the page may speak for it, and the visitor was greeted. */
  async open({ origin, callerKey, timezone, locale }: Visitor): Promise<{ ok: true } | ChatRefusal> {
    const { store, timers, context } = this.deps;
    const config = await this.config(FRESH_MS);
    if ("code" in config) return config;
    if (!originAllowed(origin, config.sites)) return { ok: false, code: "origin_not_allowed" };
    if (timezone || locale) store.setFacts({ timezone: timezone ?? null, locale: locale ?? null });
    if (callerKey !== store.facts.callerKey) store.setFacts({ callerKey });
    if (store.lastSeq() === 0) {
      const now = context().clock.now();
      store.append(greeting(config, languageFor(store.memory, store.facts.locale)), now);
      // Also where nothing more comes of it.
      await timers.set("delete", now + DELETE_AFTER_MS);
    }
    return { ok: true };
  }

  /** Stores what the visitor said and the turn that will answer it. Said again, it is the same message. */
  async accept(input: VisitorInput): Promise<Accepted | ChatRefusal> {
    const { store, timers, context } = this.deps;
    const config = await this.register();
    if ("code" in config) return config;
    const known = store.seqOfInput(input.id);
    if (known !== null) return { ok: true, seq: known, entry: null };

    const now = context().clock.now();
    const recent = store.inputsSince(now - MINUTE);
    const limit = config.limits.chatMessagesPerMinute;
    if (recent.length >= limit) {
      const free = (recent[recent.length - limit] ?? now) + MINUTE - now;
      return { ok: false, code: "rate_limited", retryAfter: Math.ceil(free / 1000) };
    }
    if (store.waitingTurns() >= MAX_WAITING_TURNS) return { ok: false, code: "too_fast", retryAfter: 2 };
    const read = readInput(input, store.memory, config, now, languageFor(store.memory, store.facts.locale));
    if ("refused" in read) return { ok: false, code: read.refused };
    const entry = store.accept(input.id, read, now);
    // Written with the message: should the object die before the turn begins, the watchdog begins it.
    await timers.set("turn", now + LEASE_MS);
    return { ok: true, seq: entry.seq, entry };
  }

  /** Between bookings what is said may be stale for minutes; within one, the tools read what they need. */
  async configForTurn(): Promise<TenantConfig> {
    if (this.deps.store.memory.hold) return this.knownConfig();
    const config = await this.config(STALE_MS);
    return "code" in config ? this.knownConfig() : config;
  }

  /** The configuration that every way in has read before. */
  knownConfig(): TenantConfig {
    const known = this.deps.store.config;
    if (!known) throw new Error("The session was never opened");
    return known.config;
  }

  keepConfig(config: TenantConfig): void {
    this.deps.store.config = { at: this.deps.context().clock.now(), config };
  }

  /** What models have used is known after each turn; the rest of the configuration gets no younger by it. */
  noteTokens(modelTokensToday: number): void {
    const { store } = this.deps;
    if (store.config) store.config = { ...store.config, config: { ...store.config.config, modelTokensToday } };
  }

  /** Registers the conversation before its first message is taken. Messages that come together share one call. */
  private async register(): Promise<TenantConfig | ChatRefusal> {
    const { store, context, sessionId } = this.deps;
    const { registered, timezone, locale } = store.facts;
    if (registered) return this.knownConfig();
    this.registering ??= attempt(() =>
      registerConversation(context(), { sessionId, channel: "chat", timezone, locale }),
    ).finally(() => {
      this.registering = null;
    });
    const config = await this.registering;
    if ("code" in config) return config;
    store.setFacts({ registered: true });
    this.keepConfig(config);
    return config;
  }

  /** Reads the configuration, and with it whether a conversation that has a row is to be forgotten. */
  private read(ctx: Context): Promise<TenantConfig> {
    const { store, sessionId } = this.deps;
    return store.facts.registered ? reopenConversation(ctx, sessionId) : business(ctx);
  }

  /** The tenant's configuration, at most this old where the database can be reached. */
  private async config(maxAgeMs: number): Promise<TenantConfig | ChatRefusal> {
    const { store, context } = this.deps;
    const ctx = context();
    const known = store.config;
    if (known && ctx.clock.now() - known.at <= maxAgeMs) return known.config;
    const config = await attempt(() => this.read(ctx));
    // A visitor who comes back while the database is away still finds the conversation.
    if ("code" in config) return config.code === "database_unavailable" && known ? known.config : config;
    this.keepConfig(config);
    return config;
  }
}

/** What the domain answers, or its refusal in the terms of a conversation. */
async function attempt(ask: () => Promise<TenantConfig>): Promise<TenantConfig | ChatRefusal> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "not_found" || error.code === "unauthenticated") return { ok: false, code: error.code };
    return { ok: false, code: "database_unavailable", retryAfter: 10 };
  }
}
