import { errorData } from "../adapters/log.ts";
import type { TenantConfig } from "../db/queries/tenant-config.ts";
import { promises } from "../domain/autonomy/promises.ts";
import type { Context } from "../domain/context.ts";
import { receptionist } from "../domain/receptionist/brain.ts";
import { afterFailure } from "../domain/receptionist/failure.ts";
import { withManageLinks } from "../domain/receptionist/manage-links.ts";
import type { Memory } from "../domain/receptionist/memory.ts";
import type { ModelTurn } from "../domain/receptionist/model.ts";
import { type ModelUse, recordModelTurn } from "../domain/receptionist/model-use.ts";
import type { ReceptionistFrame } from "../domain/receptionist/protocol.ts";
import { ASKED, type Draft, languageFor, runTurn, type Turn } from "../domain/receptionist/turn.ts";
import type { ChatStore, StoredTurn } from "./chat-store.ts";
import { ChatStream } from "./chat-stream.ts";
import type { Timers } from "./timers.ts";

export type ChatTimer = "turn" | "hold" | "flush" | "delete";

/** How long a turn may take before the watchdog looks after it, in milliseconds. */
export const LEASE_MS = 30_000;
/** How long the log rests before what is new in it is copied to Postgres, in milliseconds. */
export const FLUSH_AFTER_MS = 30_000;
/** How long after its end a hold is asked about once more where the database was away. */
const RETRY_MS = 30_000;
/** A turn that died this often is answered with an apology instead of being tried again. */
const MAX_TRIES = 3;
/** Lines of the log that a brain may look back on. */
const LOG_LENGTH = 200;

export interface TurnDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  context(): Context;
  config(): Promise<TenantConfig>;
  /** Takes over a configuration that a tool has just read. */
  keepConfig(config: TenantConfig): void;
  /** Takes over what the business's models have used today. */
  noteTokens(usedToday: number): void;
  broadcast(frame: ReceptionistFrame): void;
}

/**
 * Answers what the visitor said, one turn at a time. A turn is in storage before it begins and leaves it in the same
 * write that puts its answer there, so a turn that dies anywhere is begun again and ends with one answer.
 */
export class ChatTurns {
  private running: Promise<void> | null = null;
  private stream: ChatStream | null = null;
  private readonly deps: TurnDeps;

  constructor(deps: TurnDeps) {
    this.deps = deps;
  }

  /** Works until no turn waits. Said while it works, it waits for the same end. */
  async run(): Promise<void> {
    const { store } = this.deps;
    const { generation } = store;
    try {
      while (store.waitingTurns() > 0) {
        this.running ??= this.drain().finally(() => {
          this.running = null;
        });
        await this.running;
      }
    } catch (error) {
      // Forgotten meanwhile, there is nothing that could be answered.
      if (store.generation === generation) throw error;
    }
  }

  /** The visitor writes on: what a model was about to say is no answer to that. */
  interrupt(): void {
    this.stream?.interrupt();
  }

  private async drain(): Promise<void> {
    const { store, timers, broadcast, context } = this.deps;
    for (let stored = store.beginTurn(); stored; stored = store.beginTurn()) {
      await timers.set("turn", context().clock.now() + LEASE_MS);
      broadcast({ type: "typing", on: true });
      try {
        await this.answer(stored);
      } finally {
        broadcast({ type: "typing", on: false });
      }
    }
    await timers.clear("turn");
  }

  private async answer(stored: StoredTurn): Promise<void> {
    const { store, broadcast } = this.deps;
    const ctx = this.deps.context();
    const { memory: before, generation } = store;
    const { memory, drafts } = await this.think(ctx, stored, before);
    const linked = await withManageLinks(ctx, drafts);
    if (store.generation !== generation) throw new Error("The conversation was forgotten meanwhile");
    const entries = store.finishTurn(stored.id, memory, linked, ctx.clock.now());
    broadcast({ type: "status", text: "" });
    if (memory.language && memory.language !== before.language)
      broadcast({ type: "language", language: memory.language });
    for (const entry of entries) broadcast({ type: "entry", entry });
    await this.afterTurn(ctx, memory);
  }

  private async think(
    ctx: Context,
    { id, utterance, saidAt, tries }: StoredTurn,
    before: Memory,
  ): Promise<{ memory: Memory; drafts: Draft[] }> {
    const { store, broadcast } = this.deps;
    const { generation } = store;
    const config = await this.deps.config();
    const log = store.newest(LOG_LENGTH);
    const { timezone: visitorZone, locale } = store.facts;
    const language = languageFor(before, locale);
    const told = { visitorZone, language, log, promises: promises(ctx, config) };
    const turn: Turn = { utterance, saidAt, config, memory: structuredClone(before), ...told };
    const spent: { use: ModelUse | null } = { use: null };
    try {
      if (tries > MAX_TRIES) throw new Error("The turn died too often");
      const onTool = (text: string) => broadcast({ type: "status", text });
      this.stream = this.openStream(ctx, config, id);
      const brain = receptionist(
        this.model(ctx, this.stream, (use) => {
          spent.use = use;
        }),
      );
      const drafts = await runTurn(ctx, turn, brain, store.callLog(id), onTool);
      if (turn.config !== config) this.deps.keepConfig(turn.config);
      await this.noteUse(ctx, turn.config, spent.use);
      return { memory: turn.memory, drafts };
    } catch (error) {
      if (store.generation !== generation) throw error;
      ctx.log.error("turn_failed", errorData(error));
      await this.noteUse(ctx, turn.config, spent.use);
      const { memory, drafts } = afterFailure({ ...turn, memory: before }, store.calls(id), error);
      return { memory, drafts: [...(this.stream?.line() ?? []), ...drafts] };
    } finally {
      this.stream?.close();
      this.stream = null;
    }
  }

  /** Where a model may talk in this turn; null where there is none, or today's tokens are used up. */
  private openStream({ llm, clock, ids }: Context, config: TenantConfig, turnId: number): ChatStream | null {
    const { store, broadcast } = this.deps;
    // A turn that died goes on the way that it went, whatever its business's models have used since.
    const [begun] = store.calls(turnId);
    const isAllowed = begun ? begun.name === ASKED : config.modelTokensToday < config.limits.modelTokensPerDay;
    if (!llm || !isAllowed) return null;
    const stream = new ChatStream({ entryId: ids.uuid(), patienceMs: llm.patienceMs, broadcast, now: clock.now });
    // Who wrote on before it began is answered once, to all of it.
    if (store.isWrittenOn(turnId)) stream.interrupt();
    return stream;
  }

  private model(
    { llm, actor, log }: Context,
    stream: ChatStream | null,
    onUse: (use: ModelUse) => void,
  ): ModelTurn | null {
    if (!llm || !stream || actor.kind !== "chat") return null;
    const { signal, entryId } = stream;
    return {
      ...{ llm, signal, entryId },
      onText: (text) => stream.show(text),
      onUse: ({ turnId, rounds, input, output }) =>
        onUse({
          sessionId: actor.sessionId,
          turnId,
          model: llm.model,
          rounds,
          inputTokens: input,
          outputTokens: output,
        }),
      onOutage: ({ reason, status }) => log.warn("model_outage", { reason, ...(status && { status }) }),
    };
  }

  private async noteUse(ctx: Context, config: TenantConfig, use: ModelUse | null): Promise<void> {
    if (use) this.deps.noteTokens(await tokensAfter(ctx, config, use));
  }

  /** Sets the timers that the turn calls for. */
  private async afterTurn(ctx: Context, after: Memory): Promise<void> {
    const { timers } = this.deps;
    await timers.set("flush", ctx.clock.now() + FLUSH_AFTER_MS);
    // One that is over already waits for the database to come back.
    const { hold } = after;
    const now = ctx.clock.now();
    if (hold) await timers.set("hold", hold.expiresAt > now ? hold.expiresAt : now + RETRY_MS);
    else await timers.clear("hold");
  }
}

/** Writes down what a turn used. Where that cannot be done the turn is answered all the same, and counted from memory. */
async function tokensAfter(ctx: Context, { modelTokensToday }: TenantConfig, use: ModelUse): Promise<number> {
  try {
    return (await recordModelTurn(ctx, use)).usedToday;
  } catch (error) {
    ctx.log.error("model_use_not_recorded", errorData(error));
    return modelTokensToday + use.inputTokens + use.outputTokens;
  }
}
