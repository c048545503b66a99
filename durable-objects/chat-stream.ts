import { LlmOutage } from "../domain/receptionist/llm.ts";
import type { ReceptionistFrame } from "../domain/receptionist/protocol.ts";
import type { Draft } from "../domain/receptionist/turn.ts";

/** At most 20 deltas a second; the entry that replaces them has whatever was left. */
const BETWEEN_DELTAS_MS = 50;

export interface StreamDeps {
  /** Of the entry that will have the whole text. */
  entryId: string;
  /** How long the model may take for its part of a turn, in milliseconds. */
  patienceMs: number;
  broadcast(frame: ReceptionistFrame): void;
  now(): number;
}

/** What a model says while it says it, in every tab, until the visitor writes on or its time is over. */
export class ChatStream {
  private readonly ending = new AbortController();
  /** Ends the model's part of the turn. */
  readonly signal = this.ending.signal;
  private readonly timer: ReturnType<typeof setTimeout>;
  readonly entryId: string;
  private readonly deps: StreamDeps;
  private said = "";
  /** How much of it was shown, and when the last of that. */
  private shown = 0;
  private shownAt = 0;

  constructor(deps: StreamDeps) {
    this.deps = deps;
    this.entryId = deps.entryId;
    this.timer = setTimeout(() => this.ending.abort(new LlmOutage({ reason: "timeout" })), deps.patienceMs);
  }

  /** Nobody waits for this answer any more. What a tool writes is not stopped by it. */
  interrupt(): void {
    this.ending.abort(new LlmOutage({ reason: "cancelled" }));
  }

  /** The turn is over; nothing of it keeps the object awake. */
  close(): void {
    clearTimeout(this.timer);
  }

  show(text: string): void {
    this.said += text;
    const now = this.deps.now();
    if (now - this.shownAt < BETWEEN_DELTAS_MS) return;
    this.deps.broadcast({ type: "delta", entryId: this.entryId, text: this.said.slice(this.shown) });
    this.shown = this.said.length;
    this.shownAt = now;
  }

  /** What was said so far, for a turn that fails after it: nothing is shown and then taken away. */
  line(): Draft[] {
    return this.said ? [{ kind: "receptionist", id: this.entryId, text: this.said }] : [];
  }
}
