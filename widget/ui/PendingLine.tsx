import type { Pending } from "../state/pending.ts";
import { useChat } from "./context.ts";
import { VisitorLine } from "./VisitorLine.tsx";

/** Refusals that stay refusals, however often one tries. */
const FINAL = ["card_closed", "too_large", "invalid_request"];

/** What the visitor said and the log does not have yet, with a way on where it was refused. */
export function PendingLine({ pending }: { pending: Pending }) {
  const { conversation, words } = useChat();
  const { id } = pending.input;
  return (
    <div class="mine pending">
      <VisitorLine text={pending.text} />
      {pending.failed === undefined ? (
        <span class="unseen">{words.waiting}</span>
      ) : (
        <p class="problem">
          {words.failed[pending.failed as keyof typeof words.failed] ?? words.failed.other}
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
