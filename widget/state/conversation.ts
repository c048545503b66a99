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
          connection === "online" ? { connection, refusal } : { connection, refusal, typing: false, status: "" },
        ),
      newSession: () =>
        this.#set({
          ...emptyChat,
          connection: this.#state.connection,
          business: this.#state.business,
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

  /** Connects, or makes sure that the connection lives. */
  wake(): void {
    this.#connection.wake();
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
