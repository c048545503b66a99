import type { ChatState } from "../state/chat-state.ts";
import { words } from "../strings/words.ts";
import { useChat } from "./context.ts";

/** Says that nobody human answers, and links the privacy notice. */
export function Footer({ state }: { state: ChatState }) {
  const { origin } = useChat();
  const privacy = webAddress(state.business?.privacyUrl, origin);
  return (
    <footer class="footer">
      <span>{words.assistant}</span>
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
