import { Connection } from "../connection/connection.ts";
import type { TokenKeeper } from "../connection/token.ts";
import type { Call, Environment } from "../connection/transport.ts";
import type { VisitorInput } from "../wire.ts";
import { applyFrame, type ChatState, emptyChat } from "./chat-state.ts";
import { knownUntil } from "./log.ts";
import { retry, unsent } from "./pending.ts";

/** What a conversation is made with; `after` is the conversation's own. */
export type ConversationOptions = Omit<Call, "token" | "after">;

/** One visitor's conversation: its state, what may be done with it, and the connection below it. */
export class Conversation {
  readonly #connection: Connection;
  readonly #listeners = new Set<() => void>();
  readonly #newId: () => string;
  #state: ChatState = emptyChat;

  constructor(options: ConversationOptions, env: Environment, tokens: TokenKeeper, newId: () => string) {
    this.#newId = newId;
    const call = { ...options, after: () => knownUntil(this.#state.entries) };
    this.#connection = new Connection(call, env, tokens, {
      unsent: () => unsent(this.#state.pending),
      state: (connection, refusal) =>
        this.#set(
          connection === "online"
            ? { connection, refusal }
            : // What streamed in has a hole from here on; its entry will come.
              { connection, refusal, typing: false, status: "", drafts: {} },
        ),
      newSession: () =>
        this.#set({
          ...emptyChat,
          connection: this.#state.connection,
          business: this.#state.business,
          language: this.#state.language,
          // Words survive; presses were about times and cards of the old session.
          pending: this.#state.pending
            .filter((one) => one.input.type === "message")
            .map(({ ackedSeq: _, ...one }) => ({ ...one, afterSeq: 0 })),
        }),
      frame: (frame) => {
        const before = knownUntil(this.#state.entries);
        this.#set(applyFrame(this.#state, frame, env.now()));
        const { entries } = this.#state;
        const known = knownUntil(entries);
        const hasGap = frame.type === "entry" && (entries.at(-1)?.seq ?? 0) > known;
        const hasMore = frame.type === "ready" && frame.more && known > before;
        if (hasGap || hasMore) this.#connection.send({ type: "since", after: known });
      },
    });
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes sure that the connection lives; one that was forgotten stays so. */
  wake(): void {
    if (this.#state.forgotten !== "yes") this.#connection.wake();
  }

  /** Connects; after a conversation that was forgotten to a new one. */
  begin(): void {
    if (this.#state.forgotten !== "under_way") this.#set({ forgotten: "no" });
    this.wake();
  }

  /** Deletes the conversation, here and at the business. */
  async forget(): Promise<void> {
    this.#set({ forgotten: "under_way", typing: false, status: "", drafts: {} });
    const isGone = await this.#connection.forget();
    const { business, language } = this.#state;
    this.#set(isGone ? { ...emptyChat, business, language, forgotten: "yes" } : { forgotten: "failed" });
  }

  /** Sends the visitor's own words. */
  say(text: string): void {
    const words = text.trim();
    if (words) this.#put({ type: "message", id: this.#newId(), text: words }, words);
  }

  /** Chooses an offered time; `label` is shown should it fail. */
  choose(entryId: string, offerId: string, label: string): void {
    this.#set({ chosen: { ...this.#state.chosen, [entryId]: offerId } });
    this.#put({ type: "choose", id: this.#newId(), offerId }, label);
  }

  /** Presses a card's action; `label` is shown should it fail. */
  act(entryId: string, action: string, label: string, values?: Record<string, string>): void {
    this.#set({ answered: { ...this.#state.answered, [entryId]: true } });
    this.#put({ type: "act", id: this.#newId(), entryId, action, ...(values ? { values } : {}) }, label);
  }

  /** Sends once more what was refused. */
  retry(id: string): void {
    this.#set({ pending: retry(this.#state.pending, id) });
    const again = this.#state.pending.find((one) => one.input.id === id);
    if (again) this.#connection.send(again.input);
  }

  /** Takes back what was refused. */
  drop(id: string): void {
    this.#set({ pending: this.#state.pending.filter((one) => one.input.id !== id) });
  }

  /** Takes a toast away. */
  dismiss(toastId: string): void {
    this.#set({ toasts: this.#state.toasts.filter((toast) => toast.id !== toastId) });
  }

  #put(input: VisitorInput, text: string): void {
    const afterSeq = knownUntil(this.#state.entries);
    this.#set({ pending: [...this.#state.pending, { input, text, afterSeq }] });
    this.#connection.send(input);
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
