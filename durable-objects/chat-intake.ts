import { CHAT_TOKEN_HOURS } from "../adapters/tokens.ts";
import type { Database } from "../db/client.ts";
import { openChatSession } from "../db/queries/chat-log.ts";
import { readTenantConfig, type TenantConfig } from "../db/queries/tenant-config.ts";
import type { Clock } from "../domain/context.ts";
import { originAllowed } from "../domain/identity/origin.ts";
import { type InputRefusal, readInput } from "../domain/receptionist/input.ts";
import type { Entry, VisitorInput } from "../domain/receptionist/protocol.ts";
import { greeting } from "../domain/receptionist/script/small-talk.ts";
import type { ChatStore } from "./chat-store.ts";
import type { ChatTimer } from "./chat-turns.ts";
import type { Timers } from "./timers.ts";

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

/** Who comes in: a browser tells its zone and language, and the page that it is on, where that is not our own. */
export interface Visitor {
  origin: string | null;
  timezone?: string | undefined;
  locale?: string | undefined;
}

/** What was taken: its place in the log, and the entry, unless it was taken before. */
export type Accepted = { ok: true; seq: number; entry: Entry | null };

export interface IntakeDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  db: Database;
  clock: Clock;
  tenantId: string;
  sessionId: string;
}

const MINUTE = 60_000;
/** A remembered configuration that is older is read again when someone connects, … */
const FRESH_MS = MINUTE;
/** … and one older than this before a turn that stands at the beginning of a booking. */
const STALE_MS = 5 * MINUTE;
const MAX_WAITING_TURNS = 5;
/** The log is deleted from the object once no token can reach it any more; what lasts is in Postgres. */
const DELETE_AFTER_MS = (CHAT_TOKEN_HOURS + 1) * 60 * MINUTE;
const UNAVAILABLE: ChatRefusal = { ok: false, code: "database_unavailable", retryAfter: 10 };

/** What stands between a visitor and a turn: the session is opened, its row is written, and what is said is judged. */
export class ChatIntake {
  private readonly deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.deps = deps;
  }

  /** What every way in begins with: the tenant is there, the page may speak for it, and the visitor was greeted. */
  async open({ origin, timezone, locale }: Visitor): Promise<{ ok: true } | ChatRefusal> {
    const { store, timers, clock } = this.deps;
    const now = clock.now();
    await timers.set("delete", now + DELETE_AFTER_MS);
    const config = await this.config(FRESH_MS);
    if (config === "unavailable") return UNAVAILABLE;
    if (config === null) return { ok: false, code: "not_found" };
    if (!originAllowed(origin, config.sites)) return { ok: false, code: "origin_not_allowed" };
    if (timezone || locale) store.setFacts({ timezone: timezone ?? null, locale: locale ?? null });
    if (store.lastSeq() === 0) store.append(greeting(config), now);
    return { ok: true };
  }

  /** Stores what the visitor said and the turn that will answer it. Said again, it is the same message. */
  async accept(input: VisitorInput): Promise<Accepted | ChatRefusal> {
    const { store, clock } = this.deps;
    const config = await this.register();
    if ("code" in config) return config;
    const known = store.seqOfInput(input.id);
    if (known !== null) return { ok: true, seq: known, entry: null };

    const now = clock.now();
    const recent = store.inputsSince(now - MINUTE);
    const limit = config.limits.chatMessagesPerMinute;
    if (recent.length >= limit) {
      const free = (recent[recent.length - limit] ?? now) + MINUTE - now;
      return { ok: false, code: "rate_limited", retryAfter: Math.ceil(free / 1000) };
    }
    if (store.waitingTurns() >= MAX_WAITING_TURNS) return { ok: false, code: "too_fast", retryAfter: 2 };
    const read = readInput(input, store.memory, config, now);
    if ("refused" in read) return { ok: false, code: read.refused };
    const entry = store.accept({ id: input.id, ...read }, now);
    return { ok: true, seq: entry.seq, entry };
  }

  /** Between bookings what is said may be stale for minutes; within one, the tools read what they need. */
  async configForTurn(): Promise<TenantConfig> {
    const { hold, shown } = this.deps.store.memory;
    if (hold || shown.length > 0) return this.knownConfig();
    const config = await this.config(STALE_MS);
    return config === null || config === "unavailable" ? this.knownConfig() : config;
  }

  /** The configuration that every way in has read before. */
  knownConfig(): TenantConfig {
    const known = this.deps.store.config;
    if (!known) throw new Error("The session was never opened");
    return known.config;
  }

  keepConfig(config: TenantConfig): void {
    this.deps.store.config = { at: this.deps.clock.now(), config };
  }

  /** Writes the session's row in Postgres before its first message is taken: how else would erasure find it. */
  private async register(): Promise<TenantConfig | ChatRefusal> {
    const { store, db, clock, tenantId, sessionId } = this.deps;
    const { registered, timezone, locale } = store.facts;
    if (registered) return this.knownConfig();
    const row = { id: sessionId, channel: "chat", timezone, locale, now: clock.now() };
    const opened = await openChatSession(db, tenantId, row);
    if (!opened.ok) return UNAVAILABLE;
    if (!opened.value) return { ok: false, code: "not_found" };
    if (opened.value.erased) return { ok: false, code: "unauthenticated" };
    store.setFacts({ registered: true });
    this.keepConfig(opened.value.config);
    return opened.value.config;
  }

  /** The tenant's configuration, at most this old where the database can be reached; null where there is no tenant. */
  private async config(maxAgeMs: number): Promise<TenantConfig | null | "unavailable"> {
    const { store, db, clock, tenantId } = this.deps;
    const now = clock.now();
    const known = store.config;
    if (known && now - known.at <= maxAgeMs) return known.config;
    const read = await readTenantConfig(db, { tenantId }, now);
    // A visitor who comes back while the database is away still finds the conversation.
    if (!read.ok) return known?.config ?? "unavailable";
    if (read.value) this.keepConfig(read.value);
    return read.value;
  }
}
