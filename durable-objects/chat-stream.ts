import { LlmOutage } from "../domain/receptionist/llm.ts";
import type { ReceptionistFrame } from "../domain/receptionist/protocol.ts";

/** At most 20 deltas a second; the entry that replaces them has whatever was left. */
const BETWEEN_DELTAS_MS = 50;
/** How long the model may take for its part of a turn, in milliseconds: well within the turn's lease. */
const MODEL_MS = 20_000;

/** What a model says while it says it, in every tab, until the visitor writes on. */
export class ChatStream {
  private readonly interrupted = new AbortController();
  /** Ends the model's part of the turn. */
  readonly signal = AbortSignal.any([this.interrupted.signal, AbortSignal.timeout(MODEL_MS)]);
  private readonly broadcast: (frame: ReceptionistFrame) => void;
  private readonly now: () => number;
  private waiting = "";
  private sentAt = 0;

  constructor(broadcast: (frame: ReceptionistFrame) => void, now: () => number) {
    this.broadcast = broadcast;
    this.now = now;
  }

  /** Nobody waits for this answer any more. What a tool writes is not stopped by it. */
  interrupt(): void {
    this.interrupted.abort(new LlmOutage("cancelled"));
  }

  show(entryId: string, text: string): void {
    this.waiting += text;
    const now = this.now();
    if (now - this.sentAt < BETWEEN_DELTAS_MS) return;
    this.broadcast({ type: "delta", entryId, text: this.waiting });
    this.waiting = "";
    this.sentAt = now;
  }
}
