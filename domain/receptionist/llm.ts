/** A language model that may call tools: whatever speaks OpenAI's chat completions. */
export interface Llm {
  /** Its name, for the records. */
  readonly model: string;
  /** How long it may take over one turn, all of its replies together, in milliseconds. */
  readonly patienceMs: number;
  /**
   * Asks for one reply. What is worth another try is tried again; text that was given out is never taken back.
   *
   * @param onText gets the text as it comes
   * @throws LlmOutage
   */
  reply(request: LlmRequest, onText: (text: string) => void, signal: AbortSignal): Promise<LlmReply>;
}

export interface LlmRequest {
  messages: LlmMessage[];
  tools: LlmTool[];
  /** False forces a text. */
  mayUseTools: boolean;
  /** Left out where the model takes none. */
  temperature: number;
}

export type LlmMessage =
  | { role: "system" | "user"; text: string }
  | { role: "assistant"; text: string; calls?: readonly LlmCall[] }
  | { role: "tool"; callId: string; text: string };

export interface LlmTool {
  name: string;
  description: string;
  /** JSON Schema. */
  parameters: Record<string, unknown>;
}

/** A wish of the model to use a tool; `args` as it wrote them, which may be no JSON. */
export interface LlmCall {
  id: string;
  name: string;
  args: string;
}

export interface LlmReply {
  text: string;
  calls: LlmCall[];
  usage: LlmUsage;
}

/** In tokens; estimated where the model's server does not tell. */
export interface LlmUsage {
  input: number;
  output: number;
}

/** `cancelled`: nobody waits for it any more; `broken`: it ended in the middle or made no sense. */
export type OutageReason = "cancelled" | "timeout" | "rate_limited" | "unavailable" | "refused" | "broken";

/** Why there was no reply, without a word of whoever refused it. */
export interface Outage {
  reason: OutageReason;
  /** HTTP's, where there was an answer. */
  status?: number | undefined;
  /** What was begun is paid for, also where nobody waited for its end. */
  usage?: LlmUsage | undefined;
}

/** The model gave no reply, or not a whole one. */
export class LlmOutage extends Error {
  override readonly name = "LlmOutage";
  readonly outage: Outage;

  constructor(outage: Outage, cause?: unknown) {
    super(`The model gave no reply: ${outage.reason}`, { cause });
    this.outage = outage;
  }
}
