import { useChat } from "./context.ts";

/** Ready-made answers; pressing one says its words. */
export function Replies({ replies }: { replies: readonly string[] }) {
  const { conversation, words } = useChat();
  if (replies.length === 0) return null;
  return (
    <fieldset class="replies" aria-label={words.replies}>
      {replies.map((reply) => (
        <button key={reply} type="button" class="chip" dir="auto" onClick={() => conversation.say(reply)}>
          {reply}
        </button>
      ))}
    </fieldset>
  );
}
