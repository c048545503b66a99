import type { ReceptionistFrame } from "../domain/receptionist/protocol.ts";
import type { Push, Pushed } from "../domain/receptionist/push.ts";
import type { ChatStore } from "./chat-store.ts";
import { type ChatTimer, FLUSH_AFTER_MS } from "./chat-turns.ts";
import type { Timers } from "./timers.ts";

export interface PushDeps {
  store: ChatStore;
  timers: Timers<ChatTimer>;
  now: number;
  broadcast(frame: ReceptionistFrame): void;
}

/** Puts a push into the log, once, and shows it in every tab; whoever is away finds it there. */
export async function sayPush({ store, timers, now, broadcast }: PushDeps, push: Push): Promise<Pushed> {
  const said = store.push(push, now);
  if ("before" in said) return said.before === push.id ? { shown: true } : { shown: false, reason: "said_before" };
  // Stored together, as nothing is awaited between them; no frame leaves before that.
  const flushed = store.facts.registered ? timers.set("flush", now + FLUSH_AFTER_MS) : null;
  broadcast({ type: "entry", entry: said.entry });
  await flushed;
  return { shown: true };
}
