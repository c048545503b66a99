import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { WidgetWords } from "../../words/types/widget.ts";
import { ownTimeZone } from "../connection/browser.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { Conversation } from "../state/conversation.ts";
import { Times } from "../state/times.ts";
import { Composer } from "./Composer.tsx";
import { ChatContext, useChatState } from "./context.ts";
import { Footer } from "./Footer.tsx";
import { Forgotten } from "./Forgotten.tsx";
import { keepFocus } from "./focus.ts";
import { Header } from "./Header.tsx";
import { keepTabInside } from "./keys.ts";
import { Log } from "./Log.tsx";
import type { Panel } from "./panel.ts";
import { Toasts } from "./Toasts.tsx";
import { Trouble } from "./Trouble.tsx";
import { useWords } from "./words.ts";

interface AppProps {
  conversation: Conversation;
  panel: Panel;
  /** Origin of the chat's server. */
  origin: string;
  /** What to begin in, until the conversation's own language is known. */
  words: WidgetWords;
}

/** The whole chat. */
export function App({ conversation, panel, origin, words: first }: AppProps) {
  const state = useChatState(conversation);
  const words = useWords(first, state);
  const window = useRef<HTMLElement>(null);
  const composer = useRef<HTMLTextAreaElement | null>(null);

  const chat = useMemo(() => {
    // A focused text field brings the keyboard up; on touch screens that is for the visitor to ask for.
    const settleFocus = () =>
      (matchMedia("(pointer: coarse)").matches || composer.current?.disabled ? window : composer).current?.focus();
    return { conversation, panel, origin, settleFocus, ownZone: ownTimeZone(), typedContact: { current: {} } };
  }, [conversation, panel, origin]);
  const context = useMemo(() => ({ ...chat, words, times: new Times(words) }), [chat, words]);

  useLayoutEffect(() => panel.speak(words), [panel, words]);

  useLayoutEffect(() => {
    panel.onToggle = (open) => open && !panel.isPage && chat.settleFocus();
  }, [panel, chat]);

  useLayoutEffect(() => (window.current ? keepFocus(window.current, chat.settleFocus) : undefined), [chat]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") panel.close();
    if (event.key === "Tab" && panel.isFullScreen && window.current) keepTabInside(window.current, event);
    // The site's own shortcuts must not fire while somebody writes here: from outside the event seems to come from no field.
    event.stopPropagation();
  };
  const stop = (event: Event) => event.stopPropagation();
  const name = state.business?.name;
  const isForgotten = state.forgotten === "yes";

  return (
    <ChatContext.Provider value={context}>
      <section
        ref={window}
        class="panel"
        role={panel.isPage ? "region" : "dialog"}
        aria-label={name ? words.chatWith(name) : words.chat}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onKeyUp={stop}
        onKeyPress={stop}
      >
        <Header state={state} />
        <Toasts state={state} />
        <Main state={state} />
        {state.connection === "refused" && state.entries.length > 0 && <Trouble state={state} />}
        <Composer field={composer} closed={state.connection === "refused" || isForgotten} />
        <Footer state={state} />
      </section>
    </ChatContext.Provider>
  );
}

/** The conversation, or what stands in its place while there is none. */
function Main({ state }: { state: ChatState }) {
  if (state.forgotten === "yes") return <Forgotten />;
  return state.loaded || state.entries.length > 0 ? <Log state={state} /> : <Trouble state={state} />;
}
