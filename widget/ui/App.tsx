import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { ownTimeZone } from "../connection/browser.ts";
import type { Conversation } from "../state/conversation.ts";
import { Times } from "../state/times.ts";
import { words } from "../strings/words.ts";
import { Composer } from "./Composer.tsx";
import { ChatContext, useChatState } from "./context.ts";
import { Footer } from "./Footer.tsx";
import { keepFocus } from "./focus.ts";
import { Header } from "./Header.tsx";
import { keepTabInside } from "./keys.ts";
import { Log } from "./Log.tsx";
import type { Panel } from "./panel.ts";
import { Toasts } from "./Toasts.tsx";
import { Trouble } from "./Trouble.tsx";

/** The whole chat. */
export function App({ conversation, panel, origin }: { conversation: Conversation; panel: Panel; origin: string }) {
  const state = useChatState(conversation);
  const window = useRef<HTMLElement>(null);
  const composer = useRef<HTMLTextAreaElement | null>(null);

  const chat = useMemo(() => {
    // A focused text field brings the keyboard up; on touch screens that is for the visitor to ask for.
    const settleFocus = () =>
      (matchMedia("(pointer: coarse)").matches || composer.current?.disabled ? window : composer).current?.focus();
    const times = new Times(words.dateLocale);
    return { conversation, panel, origin, settleFocus, times, ownZone: ownTimeZone(), typedContact: {} };
  }, [conversation, panel, origin]);

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

  return (
    <ChatContext.Provider value={chat}>
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
        {state.loaded || state.entries.length > 0 ? <Log state={state} /> : <Trouble state={state} />}
        {state.connection === "refused" && state.entries.length > 0 && <Trouble state={state} />}
        <Composer field={composer} closed={state.connection === "refused"} />
        <Footer state={state} />
      </section>
    </ChatContext.Provider>
  );
}
