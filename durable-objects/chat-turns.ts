import { errorData } from "../adapters/log.ts";
import type { TenantConfig } from "../db/queries/tenant-config.ts";
import { release } from "../domain/booking/release.ts";
import type { Context } from "../domain/context.ts";
import type { Memory } from "../domain/receptionist/memory.ts";
import type { ReceptionistFrame } from "../domain/receptionist/protocol.ts";
import { trouble } from "../domain/receptionist/script/small-talk.ts";
import { script } from "../domain/receptionist/script.ts";
import { type Draft, runTurn, type Turn } from "../domain/receptionist/turn.ts";
import type { ChatStore, StoredTurn } from "./chat-store.ts";
import type { Timers } from "./timers.ts";

export type ChatTimer = "turn" | "hold" | "flush" | "delete";

/** How long a turn may take before the watchdog looks after it, in milliseconds. */
const LEASE_MS = 30_000;
/** How long the log rests before what is new in it is copied to Postgres, in milliseconds. */
const FLUSH_AFTER_MS = 30_000;
/** A turn that died this often is answered with an apology instead of being tried again. */
const MAX_TRIES = 3;

export interface TurnDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  context(): Context;
  config(): Promise<TenantConfig>;
  /** Takes over a configuration that a tool has just read. */
  keepConfig(config: TenantConfig): void;
  broadcast(frame: ReceptionistFrame): void;
}

/**
 * Answers what the visitor said, one turn at a time. A turn is in storage before it begins and leaves it in the same
 * write that puts its answer there, so a turn that dies anywhere is begun again and ends with one answer.
 */
export class ChatTurns {
  private running: Promise<void> | null = null;
  private readonly deps: TurnDeps;

  constructor(deps: TurnDeps) {
    this.deps = deps;
  }

  /** Works until no turn waits. Said while it works, it waits for the same end. */
  async run(): Promise<void> {
    while (this.deps.store.waitingTurns() > 0) {
      this.running ??= this.drain().finally(() => {
        this.running = null;
      });
      await this.running;
    }
  }

  private async drain(): Promise<void> {
    const { store, timers, broadcast, context } = this.deps;
    for (let stored = store.beginTurn(); stored; stored = store.beginTurn()) {
      await timers.set("turn", context().clock.now() + LEASE_MS);
      broadcast({ type: "typing", on: true });
      await this.answer(stored);
      broadcast({ type: "typing", on: false });
    }
    await timers.clear("turn");
  }

  private async answer(stored: StoredTurn): Promise<void> {
    const { store, broadcast } = this.deps;
    const ctx = this.deps.context();
    const before = store.memory;
    const { memory, drafts } = await this.think(ctx, stored, before);
    const entries = store.finishTurn(stored.id, memory, drafts, ctx.clock.now());
    broadcast({ type: "status", text: "" });
    for (const entry of entries) broadcast({ type: "entry", entry });
    await this.afterTurn(ctx, before, memory);
  }

  private async think(
    ctx: Context,
    { id, utterance, saidAt, tries }: StoredTurn,
    before: Memory,
  ): Promise<{ memory: Memory; drafts: Draft[] }> {
    const { store, broadcast } = this.deps;
    const calls = store.callLog(id);
    const done: Partial<Memory>[] = [];
    const remembering = {
      ...calls,
      close(n: number, result: Parameters<typeof calls.close>[1]) {
        done.push(result.remember);
        calls.close(n, result);
      },
    };
    try {
      if (tries > MAX_TRIES) throw new Error("The turn died too often");
      const config = await this.deps.config();
      const turn: Turn = { utterance, saidAt, config, memory: structuredClone(before) };
      const onTool = (text: string) => broadcast({ type: "status", text });
      const drafts = await runTurn(ctx, turn, script, remembering, onTool);
      if (turn.config !== config) this.deps.keepConfig(turn.config);
      return { memory: turn.memory, drafts };
    } catch (error) {
      ctx.log.error("turn_failed", errorData(error));
      // What the tools have done stays known; all else is as before the turn, so that it can be said again.
      return { memory: Object.assign(before, ...done), drafts: trouble() };
    }
  }

  /** Sets the timers that the turn calls for and gives back what it no longer wants. */
  private async afterTurn(ctx: Context, before: Memory, after: Memory): Promise<void> {
    const { timers } = this.deps;
    await timers.set("flush", ctx.clock.now() + FLUSH_AFTER_MS);
    if (after.hold) await timers.set("hold", after.hold.expiresAt);
    else await timers.clear("hold");
    const { hold } = before;
    const isDropped = hold && after.hold === null && !after.booked.includes(hold.id);
    if (!isDropped || hold.expiresAt <= ctx.clock.now()) return;
    try {
      const holdToken = await ctx.holdTokens.issue(ctx.tenantId, hold.id);
      await release(ctx, { holdId: hold.id, holdToken });
    } catch (error) {
      // The hold ends by itself in a few minutes.
      ctx.log.warn("release_failed", errorData(error));
    }
  }
}
