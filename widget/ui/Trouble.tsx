import type { ChatState } from "../state/chat-state.ts";
import { useChat } from "./context.ts";

/** What stands in place of the log while there is none: loading, offline, unreachable, refused. */
export function Trouble({ state }: { state: ChatState }) {
  const { conversation, words } = useChat();
  const { connection, refusal } = state;
  if (connection === "connecting" || connection === "online") {
    return (
      <div class="loading" role="status">
        <span class="unseen">{words.loading}</span>
        <span class="bar" />
        <span class="bar" />
        <span class="bar short" />
      </div>
    );
  }
  const final = connection === "refused";
  const text = final
    ? words.refusal[refusal ?? "session"]
    : connection === "offline"
      ? words.offlineNow
      : words.unreachable;
  return (
    <div class="trouble" role="alert">
      <p>{text}</p>
      {!final && (
        <button type="button" class="button" onClick={() => conversation.wake()}>
          {words.tryNow}
        </button>
      )}
    </div>
  );
}
