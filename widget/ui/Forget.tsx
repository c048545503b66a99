import { useLayoutEffect, useRef } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import { useChat } from "./context.ts";

/** Asks once more before the conversation is deleted, and says what that means. */
export function Forget({ state, onClose }: { state: ChatState; onClose: () => void }) {
  const { conversation, words } = useChat();
  const keep = useRef<HTMLButtonElement>(null);
  const { question, yes, no, busy, failed } = words.forget;
  const isUnderWay = state.forgotten === "under_way";
  // What a press too many would hit deletes nothing.
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="forget" aria-label={words.forget.open} aria-describedby="forget-question">
      <p id="forget-question">{question}</p>
      <div class="actions">
        <button
          type="button"
          class="chip bad"
          aria-disabled={isUnderWay}
          onClick={() => isUnderWay || conversation.forget()}
        >
          {yes}
        </button>
        <button
          ref={keep}
          type="button"
          class="chip"
          aria-disabled={isUnderWay}
          onClick={() => isUnderWay || onClose()}
        >
          {no}
        </button>
      </div>
      <p class="problem" role="status">
        {isUnderWay ? <span class="unseen">{busy}</span> : state.forgotten === "failed" && failed}
      </p>
    </fieldset>
  );
}
