import { tokenKeeper } from "../../../widget/connection/token.ts";
import { Conversation } from "../../../widget/state/conversation.ts";
import { FakeEnvironment } from "./fake-environment.ts";

/** A browser's storage in memory. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage;
}

/** A conversation over a fake environment, already woken. */
export function startConversation(storage = memoryStorage()) {
  const env = new FakeEnvironment();
  let ids = 0;
  const conversation = new Conversation(
    { origin: "https://host", tenant: "t1", timezone: "Europe/Berlin", locale: "en", attended: () => true },
    env,
    tokenKeeper("t1", () => storage),
    () => `m${++ids}`,
  );
  conversation.wake();
  return { conversation, env, storage };
}

/** The texts in the log, in order. */
export function texts(conversation: Conversation): string[] {
  return conversation.state.entries.map((entry) => ("text" in entry ? entry.text : entry.kind));
}
