import { useEffect, useState } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import { useChat } from "./context.ts";
import { Forget } from "./Forget.tsx";

/** Says that nobody human answers, links the privacy notice, and lets the visitor have the conversation deleted. */
export function Footer({ state }: { state: ChatState }) {
  const { conversation, origin, words, settleFocus } = useChat();
  const [isAsking, setAsking] = useState(false);
  const privacy = webAddress(state.business?.privacyUrl, origin);
  const isForgotten = state.forgotten === "yes";
  useEffect(() => {
    if (isForgotten) setAsking(false);
  }, [isForgotten]);
  const close = () => {
    setAsking(false);
    conversation.begin();
    settleFocus();
  };
  if (isAsking && !isForgotten) return <Forget state={state} onClose={close} />;
  return (
    <footer class="footer">
      <span>{words.assistant}</span>
      {state.entries.length > 0 && (
        <button type="button" class="quiet" onClick={() => setAsking(true)}>
          {words.forget.open}
        </button>
      )}
      {privacy && (
        <a href={privacy} target="_blank" rel="noopener">
          {words.privacy}
          <span class="unseen"> ({words.newTab})</span>
        </a>
      )}
    </footer>
  );
}

/** An absolute web address, or undefined: nothing else may stand in a link. */
function webAddress(url: string | undefined, base: string): string | undefined {
  if (!url || !URL.canParse(url, base)) return undefined;
  const { href, protocol } = new URL(url, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}
