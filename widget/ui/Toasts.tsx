import { useEffect, useState } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import { words } from "../strings/words.ts";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

const SHOW_FOR_MS = 6_000;
/** A line that is back this soon was not worth a word. */
const LOST_AFTER_MS = 2_000;

/** Short notices in the corner: the business's own, and the widget's "connection lost". */
export function Toasts({ state }: { state: ChatState }) {
  const { conversation } = useChat();
  const lost = useLost(state.loaded && (state.connection === "reconnecting" || state.connection === "offline"));
  return (
    <div class="toasts" role="status">
      {lost.isShown && <Toast text={words.connectionLost} onGone={lost.dismiss} />}
      {state.toasts.map((toast) => (
        <Toast key={toast.id} text={toast.text} onGone={() => conversation.dismiss(toast.id)} />
      ))}
    </div>
  );
}

function Toast({ text, onGone }: { text: string; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Under the pointer or the focus it waits to be read (WCAG 2.2.1).
    if (held) return;
    const timer = setTimeout(onGone, SHOW_FOR_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time to read
    <div class="toast" onMouseEnter={hold} onMouseLeave={release} onFocusIn={hold} onFocusOut={release}>
      <span dir="auto">{text}</span>
      <button type="button" class="icon-button" aria-label={words.dismiss} onClick={onGone}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function useLost(down: boolean): { isShown: boolean; dismiss: () => void } {
  const [isShown, show] = useState(false);
  useEffect(() => {
    if (!down) return show(false);
    const timer = setTimeout(() => show(true), LOST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [down]);
  return { isShown, dismiss: () => show(false) };
}
