import type { Pending } from "../state/pending.ts";
import { words } from "../strings/words.ts";
import { useChat } from "./context.ts";

/** Refusals that stay refusals, however often one tries. */
const FINAL = ["card_closed", "too_large", "invalid_request"];

/** What the visitor said and the log does not have yet, with a way on where it was refused. */
export function PendingLine({ pending }: { pending: Pending }) {
  const { conversation } = useChat();
  const { id } = pending.input;
  return (
    <div class="mine pending">
      <p class="bubble-text" dir="auto">
        {/* Its own direction, or it would decide that of the whole line. */}
        <span class="unseen" dir="auto">
          {words.you}:{" "}
        </span>
        {pending.text}
      </p>
      {pending.failed === undefined ? (
        <span class="unseen">{words.waiting}</span>
      ) : (
        <p class="problem">
          {words.failed(pending.failed)}
          {!FINAL.includes(pending.failed) && (
            <button type="button" class="link" onClick={() => conversation.retry(id)}>
              {words.tryAgain}
            </button>
          )}
          <button type="button" class="link" onClick={() => conversation.drop(id)}>
            {words.discard}
          </button>
        </p>
      )}
    </div>
  );
}
