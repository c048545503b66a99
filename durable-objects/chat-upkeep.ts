import { errorData } from "../adapters/log.ts";
import type { Context } from "../domain/context.ts";
import { DomainError } from "../domain/errors.ts";
import { CLOSE_CODES } from "../domain/receptionist/protocol.ts";
import { recordEntries } from "../domain/receptionist/records.ts";
import type { ChatStore } from "./chat-store.ts";
import type { ChatTimer, ChatTurns } from "./chat-turns.ts";
import type { Timers } from "./timers.ts";

export interface UpkeepDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  turns: ChatTurns;
  state: DurableObjectState;
  context(): Context;
  sessionId: string;
}

type Upshot = undefined | "deleted";

const HOUR = 3_600_000;
const RETRY_MS = 30_000;

/**
 * What a session does when its alarm rings: turns that died, holds that end, lines that Postgres does not have, storage
 * that no token reaches any more. Late, early or twice: every timer looks at what is stored and does what is left to do.
 */
export class ChatUpkeep {
  private readonly deps: UpkeepDeps;

  constructor(deps: UpkeepDeps) {
    this.deps = deps;
  }

  /** Does what is due; a timer that fails rings again, and keeps no other from ringing. */
  async run(): Promise<void> {
    const { timers, context, store } = this.deps;
    const { clock, log } = context();
    const { generation } = store;
    for (const timer of timers.due(clock.now())) {
      try {
        if ((await this.ring(timer)) === "deleted") return;
      } catch (error) {
        // Forgotten meanwhile, it has no timers any more.
        if (store.generation !== generation) return;
        log.error("timer_failed", { timer, ...errorData(error) });
        await timers.set(timer, clock.now() + RETRY_MS);
      }
    }
    await timers.arm();
  }

  private async ring(timer: ChatTimer): Promise<Upshot> {
    const { timers, turns } = this.deps;
    switch (timer) {
      case "turn":
        await turns.run();
        // It may have rung for a turn that ended just before the object died.
        await timers.clear("turn");
        return;
      case "hold":
        return this.endHold();
      case "flush":
        return this.flush();
      case "delete":
        return this.delete();
    }
  }

  /** The time that was kept runs out: the visitor is told. */
  private async endHold(): Promise<Upshot> {
    const { store, timers, turns, context } = this.deps;
    const now = context().clock.now();
    const { hold } = store.memory;
    if (hold && hold.expiresAt > now) {
      await timers.set("hold", hold.expiresAt);
      return;
    }
    await timers.clear("hold");
    if (!hold) return;
    store.addTurn({ kind: "hold_ended", holdId: hold.id }, now);
    await turns.run();
  }

  /** Copies all that is new in the log of a conversation that has a row. */
  async flushAll(): Promise<void> {
    const { store } = this.deps;
    if (!store.facts.registered) return;
    for (let before = -1; store.facts.flushedSeq > before && store.facts.flushedSeq < store.lastSeq(); ) {
      before = store.facts.flushedSeq;
      if ((await this.flush()) === "deleted") return;
    }
  }

  /** Copies what is new in the log to Postgres. */
  private async flush(): Promise<Upshot> {
    const { store, timers, context, sessionId } = this.deps;
    const ctx = context();
    const { entries, more } = store.entriesAfter(store.facts.flushedSeq);
    const last = entries.at(-1);
    if (last) {
      try {
        await recordEntries(ctx, sessionId, entries);
      } catch (error) {
        if (error instanceof DomainError && error.code === "unauthenticated") return this.forget();
        throw error;
      }
      store.setFacts({ flushedSeq: last.seq });
    }
    if (more) await timers.set("flush", ctx.clock.now());
    else await timers.clear("flush");
  }

  /** The conversation is to be forgotten: it ends here too. May be said again. */
  async forget(): Promise<Upshot> {
    const { state, store, turns } = this.deps;
    turns.interrupt();
    for (const socket of state.getWebSockets()) socket.close(CLOSE_CODES.unauthenticated, "unauthenticated");
    await store.deleteAll();
    return "deleted";
  }

  /** Nobody can come back to the session: what lasts is in Postgres, and the rest goes. */
  private async delete(): Promise<Upshot> {
    const { store, timers, context, state } = this.deps;
    const { registered, flushedSeq } = store.facts;
    if (registered && flushedSeq < store.lastSeq()) return this.flush();
    if (state.getWebSockets().length > 0) {
      await timers.set("delete", context().clock.now() + HOUR);
      return;
    }
    await state.storage.deleteAll();
    return "deleted";
  }
}
