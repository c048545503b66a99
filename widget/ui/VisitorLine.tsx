import { useChat } from "./context.ts";

/** What the visitor said, in a bubble. */
export function VisitorLine({ text }: { text: string }) {
  const { words } = useChat();
  return (
    <p class="bubble-text" dir="auto">
      {/* Its own direction, or it would decide that of the whole line. */}
      <span class="unseen" dir="auto">
        {words.you}:{" "}
      </span>
      {text}
    </p>
  );
}
