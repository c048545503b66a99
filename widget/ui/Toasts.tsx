import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import type { EntryOf } from "../wire.ts";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

const SHOW_FOR_MS = 6_000;
/** A line that is back this soon was not worth a word. */
const LOST_AFTER_MS = 2_000;

type Kind = EntryOf<"toast">["toast"] | "connection_lost";
/** What went well, what one should know, and what is in the way; each has a colour and a mark of its own. */
const looks: Record<Kind, "success" | "notice" | "trouble"> = {
  booked: "success",
  rescheduled: "success",
  followup_scheduled: "success",
  cancelled: "notice",
  hold_expired: "notice",
  slot_taken: "notice",
  system_issue: "trouble",
  connection_lost: "trouble",
};
const marks = { success: "check", notice: "notice", trouble: "trouble" } as const;

/** Short notices in the corner: the business's own, and the widget's "connection lost". */
export function Toasts({ state }: { state: ChatState }) {
  const { conversation, words } = useChat();
  const lost = useLost(state.loaded && (state.connection === "reconnecting" || state.connection === "offline"));
  return (
    <div class="toasts" role="status">
      {lost.isShown && (
        <Toast kind="connection_lost" onGone={lost.dismiss}>
          {words.connectionLost}
        </Toast>
      )}
      {state.toasts.map(({ id, toast, text }) => (
        <Toast key={id} kind={toast} onGone={() => conversation.dismiss(id)}>
          {text}
        </Toast>
      ))}
    </div>
  );
}

interface ToastProps {
  kind: Kind;
  onGone: () => void;
  children: ComponentChildren;
}

function Toast({ kind, onGone, children }: ToastProps) {
  const { words } = useChat();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Under the pointer or the focus it waits to be read (WCAG 2.2.1).
    if (held) return;
    const timer = setTimeout(onGone, SHOW_FOR_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  // A newer server may know more kinds than we do.
  const look = looks[kind] ?? "notice";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time to read
    <div
      class="toast"
      data-look={look}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocusIn={hold}
      onFocusOut={release}
    >
      <Icon name={marks[look]} />
      <span dir="auto">{children}</span>
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
