import { useLayoutEffect, useRef } from "preact/hooks";
import { useChat } from "./context.ts";

/** What stands where the conversation was: that it is deleted, and the way to a new one. */
export function Forgotten() {
  const { conversation, words, settleFocus } = useChat();
  const again = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => again.current?.focus(), []);
  const begin = () => {
    conversation.begin();
    settleFocus();
  };
  return (
    <div class="trouble" role="status">
      <p>{words.forget.done}</p>
      <button ref={again} type="button" class="button" onClick={begin}>
        {words.forget.again}
      </button>
    </div>
  );
}
